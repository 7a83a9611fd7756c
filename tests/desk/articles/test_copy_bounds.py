"""What no article has is refused with its line; what articles have is not."""

import pytest

from layout.desk.articles.copy_bounds import copy_fits, fits, is_tame, matter_fits
from layout.notebook import Notebook

STORY = "Nobody asked the baker, who has been at the weir since four. " * 10


@pytest.mark.parametrize(
    "copy",
    [
        "\n\n".join([STORY] * 700),
        "\n\n".join([f"[link](https://alder.example) {STORY}"] * 700),
        STORY * 60,
        "\n".join(f"- [entry {n}](https://alder.example/{n})" for n in range(400)),
        "> a\n>> b\n\n* * *\n\n- c\n    - d\n        1. e\n",
        "| a | b |\n|" + "-" * 200 + "|-|\n| c | d |",
        "." * 400,
    ],
    ids=["long", "links", "one-paragraph", "directory", "nested", "table", "leaders"],
)
def test_what_articles_have_fits(copy: str) -> None:
    book = Notebook()
    assert copy_fits(copy, book), book.notes


@pytest.mark.parametrize(
    ("copy", "code", "line"),
    [
        ("\n\na\n\n" + STORY * 200, "enormous-copy", 5),
        ("a\n\n" + "[ " * 600, "enormous-copy", 3),
        ("a\nb" + "*" * 1001, "enormous-copy", 2),
        ("a\n\n" + "> " * 11 + "b", "too-deep", 3),
        ("- " * 11 + "b", "too-deep", 1),
        ("a\n\n" + "    " * 10 + "- b", "too-deep", 3),
        ("\t" * 10 + "!!! facts", "too-deep", 1),
    ],
    ids=["paragraph", "brackets", "run", "quotes", "items", "levels", "boxes"],
)
def test_what_none_has_is_refused_with_its_line(
    copy: str, code: str, line: int
) -> None:
    book = Notebook()
    assert not copy_fits(copy, book)
    assert [(note.code, note.line) for note in book.notes] == [(code, line)]
    assert book.notes[0].hint


def test_files_and_front_matter_have_a_size() -> None:
    book = Notebook()
    assert fits(1_500_000, book)
    assert matter_fits("a" * 50_000, book)
    assert not book.notes
    assert not fits(2_000_001, book)
    assert not matter_fits("a" * 100_001, book)
    assert [note.code for note in book.notes] == ["enormous-copy"] * 2


def test_only_what_may_take_time_is_not_tame() -> None:
    assert is_tame("\n\n".join([STORY] * 500))
    assert not is_tame(f"{'[' * 400} {STORY * 5}")
    assert not is_tame(STORY * 1000)
