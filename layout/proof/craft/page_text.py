"""What a page prints, piece by piece, as plain text."""

from collections.abc import Iterable, Iterator

from layout.galley.galley import Line
from layout.makeup.dummy import (
    Frame,
    Furniture,
    Page,
    Placed,
    PlacedBox,
    PlacedLeg,
    PlacedText,
)


def printed(page: Page) -> Iterator[str]:
    """Yield the texts of a page's furniture and stories; tables are left out."""
    for item in page.furniture:
        yield from _texts(item)
    for frame in page.frames:
        for item in frame.items:
            yield from _texts(item)
        yield joined(_copy(frame))


def joined(lines: Iterable[Line]) -> str:
    """Return the text of lines, without the hyphens that the setter put in."""
    parts: list[str] = []
    for line in lines:
        text = line.text
        parts.append(text[:-1] if line.hyphenated else text + " ")
    return "".join(parts).strip()


def _copy(frame: Frame) -> Iterator[Line]:
    for item in frame.items:
        if isinstance(item, PlacedLeg):
            for part in item.parts:
                yield from part.lines


def _texts(item: Placed) -> Iterator[str]:
    if isinstance(item, Furniture):
        # A masthead's name and address stand in pieces of their own.
        yield " ".join(placed.text.text for placed in item.texts)
        yield " ".join(text for _, text in item.plain)
    elif isinstance(item, PlacedText):
        yield item.text.text
    elif isinstance(item, PlacedBox):
        yield " ".join(block.text for block in (item.box.title, *item.box.blocks))
