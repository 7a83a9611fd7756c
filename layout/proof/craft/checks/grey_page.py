"""Grey page: much type and nothing for the eye to stop at.

A large field of copy without a picture, pull quote, table, box, advertisement or big
head looks like work, and readers turn over before the first word. A rule of thumb
asks that a hand laid flat on the page always touches something that is not copy. A
pull quote or a fact box costs four lines; a second deck or a larger head costs less.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from layout.codes import Code
from layout.geometry import Grid, Rect
from layout.makeup.dummy import (
    Furniture,
    Page,
    Placed,
    PlacedAd,
    PlacedBox,
    PlacedPicture,
    PlacedTable,
    PlacedText,
)
from layout.proof.craft.specimen import HEADS, CraftFinding, Specimen

CODE = Code.GREY_PAGE

# The share of a page that may be one field of copy. Beside two pictures, a field of
# two fifths is not grey yet.
SHARE = 0.5
# Points: from here on, a head is a picture of itself.
BIG_HEAD = 36.0
# What furniture gives no relief to a page; the rest (a nameplate, a masthead) does.
PLAIN = frozenset({"folio"})


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find pages whose largest rectangle without relief is too large."""
    grid = specimen.style.grid
    for page in specimen.dummy.pages:
        field = _field(page, grid)
        share = field.cells / (grid.columns * grid.lines)
        if page.frames and share > SHARE:
            yield CraftFinding(
                page=page.number,
                message=f"{field.columns} of {grid.columns} columns are grey for "
                f"{field.lines} lines, {share:.0%} of the page: no picture, quote, "
                "table, box, advertisement or big head",
                hint="put a pull quote, a picture or a larger head there",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """A field of whole columns and lines."""

    columns: int = 0
    lines: int = 0

    @property
    def cells(self) -> int:
        return self.columns * self.lines


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """The columns and lines that a piece takes."""

    columns: frozenset[int]
    line: int
    foot: int


def _field(page: Page, grid: Grid) -> _Field:
    """Return the largest rectangle of columns in which nothing gives relief."""
    spots = [_spot(rect, grid) for rect in _relief(page)]
    fields = (
        _Field(
            columns=last - first,
            lines=_longest(spots, frozenset(range(first, last)), grid.lines),
        )
        for first in range(grid.columns)
        for last in range(first + 1, grid.columns + 1)
    )
    return max(fields, key=lambda field: field.cells)


def _spot(rect: Rect, grid: Grid) -> _Spot:
    columns = frozenset(
        column
        for column in range(grid.columns)
        if rect.x < grid.x(column) + grid.measure and rect.right > grid.x(column)
    )
    return _Spot(columns=columns, line=rect.line, foot=rect.foot)


def _longest(spots: list[_Spot], columns: frozenset[int], depth: int) -> int:
    """Return the most lines in a row over some columns that have no spot."""
    inside = [spot for spot in spots if columns & spot.columns]
    longest, line = 0, 0
    for spot in sorted(inside, key=lambda spot: spot.line):
        longest = max(longest, spot.line - line)
        line = max(line, spot.foot)
    return max(longest, depth - line)


def _relief(page: Page) -> Iterator[Rect]:
    for item in page.furniture:
        if isinstance(item, Furniture) and item.name in PLAIN:
            continue
        if isinstance(item, Furniture) or _gives_relief(item):
            yield item.rect
    for frame in page.frames:
        yield from (item.rect for item in frame.items if _gives_relief(item))


def _gives_relief(item: Placed) -> bool:
    if isinstance(item, PlacedText):
        big = item.role in HEADS and item.text.size >= BIG_HEAD
        return big or item.role == "pull_quote"
    return isinstance(item, PlacedPicture | PlacedTable | PlacedBox | PlacedAd)
