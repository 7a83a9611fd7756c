"""Hostile copy: each article is refused with its own note, or set, and none hangs."""

from pathlib import Path

import pytest

from layout.desk.articles.article import read_article
from layout.desk.issue import Publication
from layout.desk.room import ReadingRoom
from layout.notebook import Notebook
from layout.notes import Note, errors
from tests.attack.attacking import attack
from tests.attack.stopwatch import allowed
from tests.building import small

SIZES = (5_000, 40_000)
# One mark, over and over: no article, and refused at once.
REFUSED = (
    *("[", "![", "[a](", "[^", "[x](y)", "[[a]] ", "*", "#", "|", "=", "-", '"', "'"),
    *("> ", "- ", "1. ", "# a\n", "* * *\n", "x\n===\n", ">", "_", "<"),
)
# Others: read in no time, or refused all the same.
OTHERS = (
    *("*a ", "**a", "*a_ ", "_a ", "**_", "a_a", "<a ", "<!--", "{%", "{{", "&#"),
    *("&#9", "a'", '"a ', "^a", "http://", "a@a", "a@a.", "www.", "\\[", "<a@a"),
    *("<http:", "\\a", "| a ", "a|\n-|\n", '!!! facts "x"\n    y\n\n', "a  \n"),
    *(
        "word ",
        "A.\n\n",
        "- a\n",
        "    a\n",
        ">- ",
        "`",
        "~",
        "`a",
        "{: .a}",
        "{.a}",
        "<br>",
    ),
)
WORDS = " ".join(f"word{number}" for number in range(500))
LONG = {
    "headline": f"headline: {WORDS}",
    "megabytes": f"headline: {'Bridge ' * 700_000}",
    "kicker": f"headline: A\nkicker: {WORDS}",
    "standfirst": f"headline: A\nstandfirst: {WORDS}",
    "byline": f"headline: A\nbyline: {WORDS}",
    "dateline": f"headline: A\ndateline: {WORDS}",
    "jump-head": f"headline: A\njump_head: {WORDS}",
    "title": f"title: {WORDS}",
    "description": f"headline: A\ndescription: {WORDS}",
    "author": f"headline: A\nauthor: {WORDS}",
    "quote": f'headline: A\npull_quotes: ["{WORDS}"]',
    "caption": f"headline: A\npictures: [{{file: weir.jpg, caption: {WORDS}}}]",
    "credit": f"headline: A\npictures: [{{file: weir.jpg, credit: {WORDS}}}]",
    "word": f"headline: {'a' * 300}",
    "links": f"headline: A\nstandfirst: '{'[a](' * 60}'",
    "keys": "headline: A\n" + "\n".join(f"k{number}: 1" for number in range(200)),
    "line": "headline: A\n# " + "x" * 100_000,
}
# Front matter that a parser of YAML must not get.
DATA = {
    "brackets": "a: " + "[" * 50_000,
    "closed": "a: " + "[" * 5000 + "]" * 5000,
    "braces": "a: " + "{b: " * 20_000,
    "dashes": "a:\n  " + "- " * 40_000,
    "questions": "? " * 20_000,
    "laughs": "a: &a [x, x]\n"
    + "\n".join(f"b{n}: &b{n} [{'*a, ' * 9}*a]" for n in range(9)),
    "levels": "a:\n" + "\n".join("  " * level + "b:" for level in range(1, 300)),
    "python": "a: !!python/object/apply:os.system [id]",
    "name": "a: !!python/name:os.system",
    "timestamp": "a: !!timestamp 2026-99-99",
    "number": "a: " + "9" * 5000,
    "sixties": "a: " + "59:" * 2000 + ".5",
    "hexadecimal": "a: 0x" + "f" * 6000,
    "bool": "a: !!bool zzz",
    "moment": "a: !!timestamp zzz",
    "integer": "a: !!int []",
    "sequence": "a: !!seq b",
    "letter": 'a: "\\Uffffffff"',
    "offset": "a: 2026-01-01 00:00:00 +99:99",
    "day": "a: 2026-13-45",
    "nul": "a: \x00",
    "tag": "%TAG ! !!\na: !<tag:yaml.org,2002:python/name:os> x",
    "merge": "a: &a {b: 1}\n<<: [*a, *a, 3]",
    "text": "just words",
    "list": "- a",
}


# What means nothing to an article and harms nobody.
HARMLESS = ("a: &a [*a]", "a: .nan", "a: ~")


def read(folder: Path, text: str) -> tuple[Note, ...]:
    """Return the notes on an article, which is read within a time."""
    articles = folder / "articles"
    articles.mkdir(exist_ok=True)
    path = articles / "bridge.md"
    path.write_text(text, encoding="utf-8")
    book = Notebook()
    paper = Publication(folder=folder, title="The Test")
    with allowed(3.0):
        read_article(path, ReadingRoom(publication=paper, folder=folder, book=book))
    return tuple(book.notes)


@pytest.mark.parametrize("mark", REFUSED)
def test_one_mark_over_and_over_is_refused(mark: str, tmp_path: Path) -> None:
    for size in SIZES:
        copy = mark * (size // len(mark))
        refused = errors(read(tmp_path, f"---\nheadline: A\n---\n{copy}\n"))
        assert refused
        assert {note.code for note in refused} <= {"enormous-copy", "too-deep"}
        assert all(note.hint and note.file and note.line for note in refused)


@pytest.mark.parametrize("mark", OTHERS)
def test_one_mark_over_and_over_takes_no_time(mark: str, tmp_path: Path) -> None:
    for size in SIZES:
        copy = mark * (size // len(mark))
        notes = read(tmp_path, f"---\nheadline: A\n---\n{copy}\n")
        codes = {note.code for note in errors(notes)}
        assert codes <= {"enormous-copy", "too-deep", "no-copy"}


@pytest.mark.parametrize("name", LONG)
def test_display_that_is_none(name: str, tmp_path: Path) -> None:
    notes = read(tmp_path, f"---\n{LONG[name]}\n---\nWords of copy.\n")
    refused = errors(notes)
    assert {note.code for note in refused} <= {"enormous-copy", "bad-value"}
    assert refused
    assert all(note.hint and len(note.message) < 200 for note in refused)
    assert all(note.line for note in refused) or name == "megabytes"


@pytest.mark.parametrize("name", DATA)
def test_front_matter_that_is_none(name: str, tmp_path: Path) -> None:
    notes = read(tmp_path, f"---\nheadline: A\n{DATA[name]}\n---\nWords of copy.\n")
    assert "broken-yaml" in {note.code for note in errors(notes)}, notes


@pytest.mark.parametrize("front", HARMLESS)
def test_front_matter_that_means_nothing(front: str, tmp_path: Path) -> None:
    read(tmp_path, f"---\nheadline: A\n{front}\n---\nWords of copy.\n")


def test_all_of_them_in_one_issue(tmp_path: Path) -> None:
    """A command refuses each by its file, soon, in little memory, and ends with 1."""
    files: dict[str, str | bytes | None] = {}
    texts = [f"headline: A\n{text}" for text in DATA.values() if "\x00" not in text]
    for number, front in enumerate([*texts, *LONG.values()]):
        name = f"issues/one/articles/bad-{number}.md"
        files[name] = f"---\n{front}\n---\nWords of copy.\n"
    for number, mark in enumerate(REFUSED):
        copy = mark * (5000 // len(mark))
        name = f"issues/one/articles/mark-{number}.md"
        files[name] = f"---\nheadline: A\n---\n{copy}\n"
    issue = small(tmp_path, files)
    done = attack("plan", issue, cwd=tmp_path)
    done.check_refused("enormous-copy", status=1)
    told = {line.split(":")[0] for line in done.err.splitlines() if "error[" in line}
    assert set(files) - told == set()


@pytest.mark.slow
def test_a_story_of_60000_words_is_read(tmp_path: Path) -> None:
    paragraph = "Nobody asked the baker, who has been at the weir since four. " * 10
    notes = read(tmp_path, f"---\nheadline: A\n---\n{(paragraph + chr(10) * 2) * 500}")
    assert not errors(notes)
