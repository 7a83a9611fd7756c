"""Footnotes of copy: their marks raised, their notes at the story's end."""

import pytest

from layout.desk.articles.blocks import copy_blocks
from layout.desk.articles.footnotes import with_raised_marks
from layout.desk.articles.words import source_words
from layout.desk.issue import BlockKind, TextBlock
from layout.notebook import Notebook


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("£4[^1] a head", "£4^1^ a head"),
        ("[^1]: In oak.", "^1^ In oak."),
        ("a[^oak] b[^elm]", "a^1^ b^2^"),
        ("a[^elm] b[^1]", "a^1^ b^1^"),
        ("a[^*] b", "a^*^ b"),
        ("`a[^1]` b", "`a[^1]` b"),
        (r"a\[^1] b", r"a\[^1] b"),
        ("none", "none"),
    ],
)
def test_marks_are_raised(markdown: str, text: str) -> None:
    assert with_raised_marks(markdown) == text


def test_what_has_no_partner_is_told() -> None:
    book = Notebook()
    with_raised_marks("a[^1] b[^2]\n\n[^1]: So.\n[^3]: No.", book)
    assert [(note.code, note.line) for note in book.notes] == [
        ("footnote", 1),
        ("footnote", 4),
    ]


def test_notes_stand_at_the_end_wherever_they_are_written() -> None:
    copy = with_raised_marks("Oak[^1].\n\n[^1]: Or elm.\n[^2]: Or ash.\n\nThe end[^2].")
    blocks = copy_blocks(copy, "en-GB", Notebook()).blocks
    assert [
        (b.kind, "".join(span.text for span in b.spans))
        for b in blocks
        if isinstance(b, TextBlock)
    ] == [
        (BlockKind.PARAGRAPH, "Oak1."),
        (BlockKind.PARAGRAPH, "The end2."),
        (BlockKind.NOTE, "1 Or elm."),
        (BlockKind.NOTE, "2 Or ash."),
    ]


def test_marks_are_counted_as_words_are_printed() -> None:
    raised = with_raised_marks("Oak[^1].\n\n[^1]: Or elm.")
    assert source_words(raised) == ("oak1", "1", "or", "elm")
