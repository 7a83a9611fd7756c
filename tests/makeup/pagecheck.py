"""What must hold of any made-up page, however it came about."""

from collections import Counter

from layout.geometry import Rect
from layout.makeup.dummy import Dummy, Frame, Page, Placed, PlacedLeg, PlacedText, Rule
from tests.makeup.stories import GRID

TINY = 1e-6


def cells(rect: Rect) -> set[tuple[int, int]]:
    """Return the (column, line) cells that a rectangle touches."""
    columns = [
        column
        for column in range(GRID.columns)
        if rect.x < GRID.x(column) + GRID.measure - TINY
        and rect.right > GRID.x(column) + TINY
    ]
    lines = range(rect.line, rect.foot)
    return {(column, line) for column in columns for line in lines}


def type_of(leg: PlacedLeg) -> list[Rect]:
    """Return where a leg really has lines."""
    return [
        Rect(
            x=leg.rect.x,
            line=leg.rect.line + part.line,
            width=leg.rect.width,
            lines=len(part.lines),
        )
        for part in leg.parts
    ]


def pieces(frame: Frame) -> list[Rect]:
    """Return what a frame prints on; a credit may share its caption's line."""
    found: list[Rect] = []
    for item in frame.items:
        if isinstance(item, Rule) or _role(item) == "credit":
            continue
        found += type_of(item) if isinstance(item, PlacedLeg) else [item.rect]
    return found


def _role(item: Placed) -> str:
    return item.role if isinstance(item, PlacedText) else ""


def overlaps(page: Page) -> list[str]:
    """Name the stories whose pieces claim a cell twice, on their frame or the page."""
    wrong = []
    taken: set[tuple[int, int]] = set()
    for item in page.furniture:
        if not isinstance(item, Rule):
            taken |= cells(item.rect)
    for frame in page.frames:
        for rect in pieces(frame):
            if cells(rect) & taken:
                wrong.append(frame.slug)
            taken |= cells(rect)
    return wrong


def outside(page: Page) -> list[str]:
    """Name the stories that print outside their frame, or the page's type area."""
    wrong = []
    for frame in page.frames:
        own = cells(frame.rect)
        if frame.rect.foot > GRID.lines or frame.rect.right > GRID.span(5) + TINY:
            wrong.append(frame.slug)
        if any(cells(rect) - own for rect in pieces(frame)):
            wrong.append(frame.slug)
    return wrong


def twice(dummy: Dummy) -> list[str]:
    """Name the frames that stand on more than one page."""
    count = Counter((f.slug, f.part) for page in dummy.pages for f in page.frames)
    return [slug for (slug, _), number in count.items() if number > 1]


def lines_of(dummy: Dummy, slug: str) -> list[tuple[int, int]]:
    """Return (block, lines) of a story's leg parts in reading order."""
    return [
        (part.block, len(part.lines))
        for page in dummy.pages
        for frame in page.frames
        if frame.slug == slug
        for item in frame.items
        if isinstance(item, PlacedLeg)
        for part in item.parts
    ]


def drawn(page: Page, every: int = 4) -> list[str]:
    """Draw a page, a row for some lines: a frame's first letter a column."""
    rows = [["."] * GRID.columns for _ in range(GRID.lines)]
    for frame in page.frames:
        for column, line in cells(frame.rect):
            rows[line][column] = frame.slug[0]
    return ["".join(row) for row in rows[::every]]
