"""The white on made-up pages, measured from where type and pictures really stand.

Nothing that the planner says of itself is believed: a column ends where its last
piece ends, and a grid line is empty where nothing claims it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from layout.geometry import Grid
from layout.makeup.dummy import Frame, Furniture, Page, Rule
from layout.makeup.placing import furnishing
from layout.makeup.plot import GAP
from tests.makeup.pagecheck import cells, pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class Whites:
    """What a page leaves empty.

    `open_lines` are column lines below the stories' copy, `empty_lines` column lines
    that no area covers, beyond the white between areas; `unused` both together in
    grid lines across the page. `uneven` names stories by how many lines apart their
    columns end, if more than one. `holes` are (column, first line, lines).
    """

    open_lines: int
    empty_lines: int
    unused: int
    uneven: tuple[tuple[str, int], ...]
    holes: tuple[tuple[int, int, int], ...]


def whites(page: Page, grid: Grid) -> Whites:
    """Measure one page."""
    ends = {frame.slug: _ends(frame) for frame in page.frames}
    opened = sum(
        frame.rect.foot - end for frame in page.frames for end in ends[frame.slug]
    )
    spreads = {slug: max(found) - min(found) for slug, found in ends.items()}
    holes = tuple(_holes(page, grid))
    empty = sum(lines for _, _, lines in holes)
    return Whites(
        open_lines=opened,
        empty_lines=empty,
        unused=-(-(opened + empty) // grid.columns),
        uneven=tuple((slug, n) for slug, n in spreads.items() if n > 1),
        holes=holes,
    )


def _ends(frame: Frame) -> list[int]:
    """Return for each column of a story the line below its last piece."""
    columns = {column for column, _ in cells(frame.rect)}
    used = set().union(*(cells(rect) for rect in pieces(frame)))
    return [
        max((line + 1 for at, line in used if at == column), default=frame.rect.line)
        for column in sorted(columns)
    ]


def _holes(page: Page, grid: Grid) -> Iterator[tuple[int, int, int]]:
    """Yield the runs of a column's lines that nothing covers, due white left out."""
    top = furnishing.depth(page.number, opens_section=_opens_section(page))
    taken = {cell for frame in page.frames for cell in cells(frame.rect)}
    for item in page.furniture:
        if not isinstance(item, Rule):
            taken |= cells(item.rect)
    for column in range(grid.columns):
        lines = range(top, grid.lines)
        state = [((column, at) in taken, at) for at in lines]
        for covered, run in groupby(state, lambda cell: cell[0]):
            stretch = [at for _, at in run]
            between = stretch[0] > top and stretch[-1] < grid.lines - 1
            white = len(stretch) - (GAP if between else 0)
            if not covered and white > 0:
                yield column, stretch[0], white


def _opens_section(page: Page) -> bool:
    return any(
        isinstance(item, Furniture) and item.name == "section_head"
        for item in page.furniture
    )
