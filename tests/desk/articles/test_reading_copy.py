"""Copy that may take its time is parsed apart, to the same blocks and notes."""

from layout.desk.articles.copy_bounds import is_tame
from layout.desk.articles.reading_copy import parsed, read_copy
from layout.notebook import Notebook

WILD = "\n\n".join(
    [
        "# Head",
        *("[a](https://alder.example) and *b*. " * 60 for _ in range(20)),
        "!!! news\n    `c`",
    ]
)


def test_wild_copy_comes_back_as_it_would_here() -> None:
    assert not is_tame(WILD)
    book = Notebook(file="bridge.md")
    assert read_copy(WILD, "en-GB", book) == parsed(WILD, "en-GB", "bridge.md")[0]
    assert {note.code for note in book.notes} >= {"head-in-copy", "unknown-box", "code"}
    assert {note.file for note in book.notes} == {"bridge.md"}


def test_what_no_article_has_is_not_parsed() -> None:
    book = Notebook(file="bridge.md")
    assert read_copy("[" * 501, "en-GB", book) is None
    assert [note.code for note in book.notes] == ["enormous-copy"]
