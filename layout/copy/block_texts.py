"""The texts in blocks, for those who count or compare them."""

from collections.abc import Iterator

from layout.copy.manuscript import (
    Block,
    Crosshead,
    Footnote,
    ListBlock,
    Paragraph,
    Quote,
    Slogan,
    SourceTable,
    Verse,
)


def texts_of(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Yield every text of the blocks, in order, as inline Markdown."""
    for block in blocks:
        match block:
            case Paragraph() | Crosshead() | Slogan() | Footnote():
                yield block.text
            case Verse():
                yield from block.lines
            case ListBlock():
                yield from block.items
            case Quote():
                yield from block.paragraphs
            case SourceTable():
                yield from block.header
                yield from (cell for row in block.rows for cell in row)
