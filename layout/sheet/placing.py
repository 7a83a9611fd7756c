"""A side of a sheet: where its pages stand, what is cut off, and the marks around."""

from collections.abc import Iterator
from dataclasses import dataclass

from layout.geometry import Point, Size
from layout.plate.file.lettering import lettering
from layout.sheet.document import PressDocument
from layout.sheet.sheet import Cell, Sheet
from layout.units import points

# A mark begins so far outside the trim or bleed, and is so long (points).
MARK_OFF = points(2)
MARK_LONG = points(5)
# What marks and the slug line need around the pages.
MARK_ROOM = MARK_OFF + MARK_LONG + points(1)
# The slug line's size, and marks' thickness, in points.
SLUG = 6.0
HAIR = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Bed:
    """A sheet's size and the block of pages on it, in points from the lower left.

    `cell` is a page's trimmed size on the sheet, `scale` what it was scaled by, `creep`
    how far the innermost leaf of a signature is moved towards the spine.
    """

    size: Size
    corner: Point
    cell: Size
    scale: float
    bleed: float
    creep: float
    marks: bool


def side_content(
    side: tuple[Cell, ...], sheet: Sheet, bed: Bed, doc: PressDocument
) -> str:
    """Return the content stream of a side; pages are the form XObjects /P1, /P2..."""
    parts: list[str] = []
    for cell in side:
        if cell.page is not None:
            share = cell.depth / sheet.deepest if sheet.deepest else 0.0
            parts += _page(cell, sheet, bed, doc, creep=bed.creep * share)
    if bed.marks:
        parts += _marks(side, sheet, bed)
    return "\n".join(parts) + "\n"


def corner_of(cell: Cell, rows: int, bed: Bed) -> Point:
    """Return the lower left corner of a cell on its sheet, in points."""
    return Point(
        bed.corner.x + cell.column * bed.cell.width,
        bed.corner.y + (rows - 1 - cell.row) * bed.cell.height,
    )


def _page(
    cell: Cell, sheet: Sheet, bed: Bed, doc: PressDocument, *, creep: float
) -> Iterator[str]:
    """Yield the operators that place a page: turned, clipped, moved by its creep."""
    number = cell.page or 0
    trim = doc.trims[number - 1]
    x, y = corner_of(cell, sheet.rows, bed)
    scale = -bed.scale if cell.turned else bed.scale
    if cell.turned:
        x, y = x + bed.cell.width, y + bed.cell.height
    # The spine is left of odd pages and right of even ones.
    shift = (creep if number % 2 == 0 else -creep) / bed.scale
    left, foot, right, top = _clip(cell, sheet, bed, doc)
    yield "q"
    yield f"{scale:.6f} 0 0 {scale:.6f} {x:.4f} {y:.4f} cm"
    yield f"{left:.4f} {foot:.4f} {right - left:.4f} {top - foot:.4f} re W n"
    yield f"1 0 0 1 {shift - trim.left:.4f} {-trim.foot:.4f} cm"
    yield f"/P{number} Do"
    yield "Q"


def _clip(
    cell: Cell, sheet: Sheet, bed: Bed, doc: PressDocument
) -> tuple[float, float, float, float]:
    """Return what of a page is shown, from its trim's corner: bleed only outside.

    Between two pages nothing of either may reach into the other.
    """
    width, height = doc.size
    open_edges = [
        cell.column == 0,
        cell.row == sheet.rows - 1,
        cell.column == sheet.columns - 1,
        cell.row == 0,
    ]
    if cell.turned:
        open_edges = [*open_edges[2:], *open_edges[:2]]
    left, foot, right, top = (bed.bleed if is_open else 0.0 for is_open in open_edges)
    return -left, -foot, width + right, height + top


def _marks(side: tuple[Cell, ...], sheet: Sheet, bed: Bed) -> Iterator[str]:
    """Yield trim marks at the block's corners, fold marks between, and a slug line."""
    columns = [bed.corner.x + n * bed.cell.width for n in range(sheet.columns + 1)]
    rows = [bed.corner.y + n * bed.cell.height for n in range(sheet.rows + 1)]
    off = MARK_OFF + bed.bleed * bed.scale
    yield f"q 0 0 0 1 K {HAIR} w"
    for number, x in enumerate(columns):
        yield _dashes(number, sheet.columns)
        for y, way in ((rows[0], -1), (rows[-1], 1)):
            yield f"{x:.3f} {y + way * off:.3f} m"
            yield f"{x:.3f} {y + way * (off + MARK_LONG):.3f} l S"
    for number, y in enumerate(rows):
        yield _dashes(number, sheet.rows)
        for x, way in ((columns[0], -1), (columns[-1], 1)):
            yield f"{x + way * off:.3f} {y:.3f} m"
            yield f"{x + way * (off + MARK_LONG):.3f} {y:.3f} l S"
    yield "Q"
    yield from _slug(side, sheet, Point(columns[0] + MARK_OFF, rows[0] - off - SLUG))


def _dashes(number: int, count: int) -> str:
    """Return the dash pattern of a mark: solid where it is cut, dashed where folded."""
    return "[] 0 d" if number in (0, count) else "[2 1.5] 0 d"


def _slug(side: tuple[Cell, ...], sheet: Sheet, corner: Point) -> Iterator[str]:
    face = "front" if side == sheet.front else "back"
    numbers = ", ".join(str(c.page) for c in side if c.page is not None)
    text = f"Sheet {sheet.number} {face}, signature {sheet.signature}: pages {numbers}"
    yield f"q 0 0 0 1 k 1 0 0 1 {corner.x:.3f} {corner.y:.3f} cm"
    yield lettering(text, SLUG).operators
    yield "Q"
