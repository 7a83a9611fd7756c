"""What one number of a style alone cannot tell: whether its numbers go together."""

from collections.abc import Iterator
from dataclasses import dataclass

from layout.desk.files.decoding import Key
from layout.desk.keytypes import MOST_LINES
from layout.desk.style.stylekeys import GridKeys, Justification, StyleKeys
from layout.geometry import Grid
from layout.units import POINTS_PER_MM, counted, millimetres

# Between its margins a page is this wide and deep, or nothing is left to set type in.
LEAST_TYPE_MM = 40.0
# In a column under this no word of ordinary length has room.
LEAST_MEASURE_MM = 15.0
# So few lines hold a head and two lines of copy, and no newspaper is made of less.
LEAST_LINES = 10
# Lines closer than this share of their size overprint one another.
CLOSEST = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Disproportion:
    """Numbers that do not go together: the key of one, what is wrong, what to do."""

    key: Key
    message: str
    hint: str


def disproportions(keys: StyleKeys) -> Iterator[Disproportion]:
    """Yield what of a style cannot be meant, though each number could."""
    yield from _margins(keys.grid)
    yield from _spaces(keys.justification)
    for name, element in keys.elements.items():
        yield from _leading(element.size, element.leading, ("elements", name))
    heads = [(("heads", n), head) for n, head in enumerate(keys.heads)]
    for at, head in [*heads, (("jump_head",), keys.jump_head)]:
        for place, (size, leading) in enumerate(head.sizes):
            yield from _leading(size, leading, (*at, "sizes", place))


def grid_problem(grid: Grid) -> str:
    """Say why a page of this grid cannot be made up; empty if it can."""
    measure = millimetres(grid.measure)
    if measure < LEAST_MEASURE_MM:
        columns = counted(grid.columns, "column")
        return f"{columns} between these margins are {measure:.1f} mm wide"
    if grid.lines < LEAST_LINES:
        return f"between these margins are {counted(max(grid.lines, 0), 'grid line')}"
    if grid.lines > MOST_LINES:
        return f"the page has {grid.lines} grid lines, more than {MOST_LINES}"
    return ""


def _margins(grid: GridKeys) -> Iterator[Disproportion]:
    width = grid.page_width - grid.left - grid.right
    height = grid.page_height - grid.top - grid.foot
    measure = (width - grid.gutter * (grid.columns - 1)) / grid.columns
    lines = height * POINTS_PER_MM / grid.leading
    if width < LEAST_TYPE_MM:
        yield Disproportion(
            key=("grid", "page_width"),
            message=f"the margins leave {width:g} mm of it for type",
            hint=f"leave {LEAST_TYPE_MM:g} mm at least; lengths are millimetres",
        )
    elif measure < LEAST_MEASURE_MM:
        yield Disproportion(
            key=("grid", "columns"),
            message=f"a column of {counted(grid.columns, 'column')} is {measure:.1f} "
            "mm wide",
            hint=f"ask for fewer, or a smaller gutter; {LEAST_MEASURE_MM:g} mm are the "
            "least",
        )
    if height < LEAST_TYPE_MM or lines < LEAST_LINES:
        yield Disproportion(
            key=("grid", "page_height"),
            message=f"the margins leave {height:g} mm of it for type, "
            f"{counted(max(int(lines), 0), 'grid line')}",
            hint=f"leave {LEAST_TYPE_MM:g} mm and {LEAST_LINES} lines at least",
        )
    elif lines > MOST_LINES:
        yield Disproportion(
            key=("grid", "leading"),
            message=f"the page has {int(lines)} grid lines",
            hint=f"{MOST_LINES} are the most; leading is in points, the page in mm",
        )


def _spaces(keys: Justification) -> Iterator[Disproportion]:
    if not keys.space_min <= 1 <= keys.space_max:
        yield Disproportion(
            key=("justification", "space_min"),
            message="space_min, the face's own space (1) and space_max do not rise",
            hint="such as space_min = 0.8, space_max = 1.5",
        )


def _leading(size: float, leading: float, at: Key) -> Iterator[Disproportion]:
    if leading < CLOSEST * size:
        yield Disproportion(
            key=(*at, "leading") if at[0] == "elements" else at,
            message=f"lines of {size:g} points stand {leading:g} points apart",
            hint="give more leading, or a smaller size",
        )
