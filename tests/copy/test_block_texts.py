"""The texts in blocks, in order."""

from layout.copy.block_texts import texts_of
from layout.copy.manuscript import (
    Break,
    Crosshead,
    ListBlock,
    Paragraph,
    Quote,
    SourceTable,
)


def test_every_kind_of_block_has_its_texts_in_order() -> None:
    blocks = (
        Paragraph(text="one", line=1),
        Crosshead(text="two", line=2),
        ListBlock(items=("three", "four"), line=3),
        Quote(paragraphs=("five", "six"), line=4),
        Break(line=5),
        SourceTable(header=("seven", "eight"), rows=(("nine", ""), ("a", "b")), line=6),
    )
    assert list(texts_of(blocks)) == [
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
        *("", "a", "b"),
    ]
    assert list(texts_of(())) == []
