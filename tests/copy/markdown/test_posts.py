"""A post of another house read as a whole: head, tags, Markdown, pictures, remarks."""

import pytest

from layout.codes import Severity
from layout.copy.manuscript import (
    Break,
    Footnote,
    ListBlock,
    Manuscript,
    Paragraph,
    Quote,
    Source,
    SourceTable,
)
from layout.copy.markdown.posts import read_markdown
from layout.notes import Note
from tests.copy.making import (
    COPY,
    codes,
    crossheads,
    dropped,
    paragraphs,
    picture_bytes,
    said,
)

HEAD = "---\ntitle: Bridge *shut*\nauthor: Ada Tarn\ndek: Shut until May\n---\n"


def read(
    text: str, files: dict[str, bytes] | None = None
) -> tuple[Manuscript, tuple[Note, ...]]:
    source = Source(name="2019-bridge.md", data=text.encode())
    if files:
        source = Source(name="a.md", data=text.encode(), neighbour=files.get)
    (found,), notes = read_markdown(source)
    return found, notes


def copy_of(text: str) -> Manuscript:
    return read(f"{HEAD}{text}")[0]


def test_the_head_is_read_without_its_marks() -> None:
    found, notes = read(f"{HEAD}{COPY[0]}\n")
    assert found.headline == "Bridge shut"
    assert found.standfirst == "Shut until May"
    assert found.byline == "Ada Tarn"
    assert paragraphs(found) == [COPY[0]]
    assert notes == ()


def test_without_front_matter_the_first_heading_is_the_headline() -> None:
    found, _ = read(f"# Bridge shut\n\nBy Ada Tarn\n\n{COPY[0]}\n")
    assert (found.headline, found.byline) == ("Bridge shut", "Ada Tarn")
    assert paragraphs(found) == [COPY[0]]


def test_a_heading_that_says_the_headline_again_is_no_crosshead() -> None:
    assert crossheads(copy_of(f"# Bridge shut\n\n{COPY[0]}\n")) == []


@pytest.mark.parametrize(
    "text",
    [
        "## The pier",
        "The pier\n---",
        "#### The pier",
        "<h2>The pier</h2>",
        "## The pier ##",
    ],
)
def test_headings_of_any_kind_are_crossheads(text: str) -> None:
    found = copy_of(f"{COPY[0]}\n\n{text}\n\n{COPY[1]}\n")
    assert crossheads(found) == ["The pier"]
    assert paragraphs(found) == list(COPY)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("a **bold** word", "a **bold** word"),
        ("a __bold__ word", "a **bold** word"),
        ("a *slanted* word", "a *slanted* word"),
        ("the **bridge.**", "the **bridge.**"),
        ("a bridge**.** A", "a bridge. A"),
        ("[map](https://alder.example/a)", "[map](https://alder.example/a)"),
        ("[map](/a)", "map"),
        (
            "<https://alder.example/a>",
            "[https://alder.example/a](https://alder.example/a)",
        ),
        ("AT&T &amp; all", "AT&T & all"),
        ("a  \nb", "a b"),
        ("H<sub>2</sub>O", "H2O"),
        ("x<sup>2</sup>", "x^2^"),
        ("caf&eacute;", "café"),
        ("<span class='a'>so</span>", "so"),
    ],
)
def test_inline_marks(text: str, markdown: str) -> None:
    (block,) = copy_of(f"{text}\n").blocks
    assert getattr(block, "text", "") == markdown


def test_lists_quotes_tables_and_rules() -> None:
    found = copy_of(
        "A word.\n\n- Hay\n- Oats\n\n3. Rye\n4. Barley\n\n> Shut it.\n>\n> Now.\n\n"
        "| Day | Hour |\n|---|---:|\n| Mon | 9 |\n\n* * *\n\nThe end.\n"
    )
    kinds = [type(block).__name__ for block in found.blocks]
    assert kinds == [
        *("Paragraph", "ListBlock", "ListBlock", "Quote", "SourceTable", "Break"),
        "Paragraph",
    ]
    _, hay, rye, quote, table, _, _ = found.blocks
    assert isinstance(hay, ListBlock)
    assert (hay.items, hay.numbered) == (("Hay", "Oats"), False)
    assert isinstance(rye, ListBlock)
    assert (rye.items, rye.numbered, rye.start) == (("Rye", "Barley"), True, 3)
    assert isinstance(quote, Quote)
    assert quote.paragraphs == ("Shut it.", "Now.")
    assert isinstance(table, SourceTable)
    assert (table.header, table.rows) == (("Day", "Hour"), (("Mon", "9"),))
    assert table.align == ("left", "right")


def test_a_rule_of_other_width_than_its_table_is_mended() -> None:
    found = copy_of("| Day | Hour | Boat |\n|---|---|\n| Mon | 9 | Ada |\n")
    (table,) = found.blocks
    assert isinstance(table, SourceTable)
    assert table.rows == (("Mon", "9", "Ada"),)


def test_a_list_in_a_list_is_set_at_one_level() -> None:
    found, notes = read(f"{HEAD}- Hay\n  - of May\n  - of June\n- Oats\n")
    lists = [b.items for b in found.blocks if isinstance(b, ListBlock)]
    assert lists == [("Hay",), ("of May", "of June"), ("Oats",)]
    assert "nested-list" in codes(notes)


def test_footnotes_stand_at_the_end_with_their_marks() -> None:
    found, notes = read(f"{HEAD}The bridge[^1] is shut.\n\n[^1]: Built in 1931.\n")
    assert found.blocks == (
        Paragraph(text="The bridge[^1] is shut.", line=6),
        Footnote(label="1", text="Built in 1931.", line=6),
    )
    assert "import-footnote" in codes(notes)


def test_terms_and_what_they_mean() -> None:
    found = copy_of("Weir\n: A low wall in a river.\n")
    assert [getattr(block, "text", "") for block in found.blocks] == [
        "**Weir**",
        "A low wall in a river.",
    ]


def test_code_is_plain_text() -> None:
    found, notes = read(f"{HEAD}A word.\n\n```\nlayout build\n```\n")
    assert paragraphs(found) == ["A word.", "layout build"]
    assert "code" in codes(notes)


def test_struck_words_are_left_out() -> None:
    found = copy_of("The bridge is ~~open~~ shut.\n")
    assert paragraphs(found) == ["The bridge is shut."]
    assert dropped(found) == ["open"]


@pytest.mark.parametrize(
    "text",
    [
        "<!-- wp:paragraph -->\nA word.\n<!-- /wp:paragraph -->",
        "A word.\n\n<!--more-->",
        "A word.\n\n<!-- kg-card-begin: html -->",
        "A word.\n\n<script>alert(1)</script>",
        "A word.\n\n<style>p { color: red }</style>",
    ],
)
def test_what_is_for_machines_is_not_printed(text: str) -> None:
    assert said(copy_of(f"{text}\n")) == "A word."


@pytest.mark.parametrize(
    "text",
    [
        "<iframe src='https://alder.example/film'></iframe>",
        "<video src='film.mp4'></video>",
        "{{< youtube abc >}}",
    ],
)
def test_what_paper_cannot_show_is_left_out_by_name(text: str) -> None:
    found = copy_of(f"A word.\n\n{text}\n")
    assert said(found) == "A word."
    assert len(found.dropped) == 1


def test_scripts_are_told_once() -> None:
    _, notes = read(f"{HEAD}A word.\n\n<script>a</script> <style>b</style>\n")
    assert codes(notes) == ["raw-html"]
    assert notes[0].severity is Severity.ADVICE
    assert "2 times" in notes[0].message


@pytest.mark.parametrize(
    ("text", "caption", "alt"),
    [
        ("![A weir](weir.png)", "", "A weir"),
        ('![A weir](weir.png "In flood")', "In flood", "A weir"),
        ("![A weir](weir.png)\n*In flood*", "*In flood*", "A weir"),
        ('<img src="weir.png" alt="A weir" title="In flood">', "In flood", "A weir"),
        (
            '<figure><img src="weir.png" alt="A weir"><figcaption>In <b>flood</b>'
            "</figcaption></figure>",
            "In **flood**",
            "A weir",
        ),
        (
            '{{< figure src="weir.png" alt="A weir" caption="In *flood*" >}}',
            "In *flood*",
            "A weir",
        ),
        ("![[weir.png|In flood]]", "In flood", ""),
        ("[![A weir](weir.png)](https://alder.example)", "", "A weir"),
    ],
)
def test_pictures_of_every_kind(text: str, caption: str, alt: str) -> None:
    files = {"weir.png": picture_bytes()}
    found, _ = read(f"{HEAD}A word.\n\n{text}\n\nThe end.\n", files)
    (picture,) = found.pictures
    assert (picture.file, picture.caption, picture.alt) == ("weir.png", caption, alt)
    assert paragraphs(found) == ["A word.", "The end."]


def test_a_picture_of_the_head_that_stands_in_the_copy_too_is_one() -> None:
    head = "---\ntitle: Bridge\nimage: /img/weir.png\n---\n"
    files = {"img/weir.png": picture_bytes()}
    found, _ = read(f"{head}A word.\n\n![A weir](/img/weir.png)\n", files)
    assert [(p.file, p.alt) for p in found.pictures] == [("weir.png", "A weir")]


def test_a_picture_that_is_not_here_is_told_and_its_caption_kept() -> None:
    found, notes = read(f'{HEAD}A word.\n\n![A weir](weir.png "In flood")\n')
    assert found.pictures == ()
    assert dropped(found) == ["In flood"]
    assert codes(notes) == ["import-picture"]


def test_keys_that_nobody_uses_are_told() -> None:
    _, notes = read("---\ntitle: Bridge\nweather: rain\n---\nA word.\n")
    (note,) = notes
    assert note.code == "import-keys"
    assert "weather" in note.message


def test_a_broken_head_is_told() -> None:
    found, notes = read("---\ntitle: Bridge: shut\n---\nA word.\n")
    assert found.headline == "Bridge: shut"
    (note,) = [note for note in notes if note.code == "import-mended"]
    assert note.severity is Severity.WARNING


def test_lines_are_those_of_the_file() -> None:
    found = copy_of(
        "One.\n\n{% comment %}\n\n{% endcomment %}\n\nTwo.\n\n* * *\n\nThree."
    )
    assert [block.line for block in found.blocks] == [6, 12, 14, 16]
    assert isinstance(found.blocks[2], Break)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_machines(end: str) -> None:
    text = f"{HEAD}One.\n\nTwo.\n"
    assert read(text.replace("\n", end))[0] == read(text)[0]
