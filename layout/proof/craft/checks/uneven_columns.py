"""Uneven columns: a story's columns do not end level.

Columns of one story hang from one line and end on one, give or take a line. A column
that stops short leaves a hole which looks like a piece that fell off the page.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.geometry import Grid
from layout.makeup.dummy import Frame, Placed, PlacedLeg, Rule
from layout.proof.craft.specimen import CraftFinding, Specimen

CODE = Code.UNEVEN_COLUMNS

# Grid lines by which columns may differ.
LEVEL = 1
# Points: less than a hairline.
TINY = 0.5


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find frames whose columns end at heights that differ by more than a line."""
    for page in specimen.dummy.pages:
        for frame in page.frames:
            feet = _feet(frame, specimen.style.grid)
            if feet and max(feet) - min(feet) > LEVEL:
                short = ", ".join(
                    f"{number} by {max(feet) - foot}"
                    for number, foot in enumerate(feet, 1)
                    if max(feet) - foot > LEVEL
                )
                yield CraftFinding(
                    page=page.number,
                    message=f'the columns of "{frame.slug}" do not end level; short '
                    f"in lines: column {short}",
                    hint="add a few words, or give the story less room",
                )


def _feet(frame: Frame, grid: Grid) -> list[int]:
    """Return the line below the last piece of each of a frame's columns of the grid."""
    if not any(isinstance(item, PlacedLeg) for item in frame.items):
        return []
    columns = [
        grid.x(column)
        for column in range(grid.columns)
        if frame.rect.x - TINY <= grid.x(column) < frame.rect.right - TINY
    ]
    return [max((_foot(i, x + TINY) for i in frame.items), default=0) for x in columns]


def _foot(item: Placed, x: float) -> int:
    """Return where a piece ends, or 0 if it does not stand over `x`."""
    if not item.rect.x <= x < item.rect.right:
        return 0
    if isinstance(item, PlacedLeg):
        last = item.parts[-1] if item.parts else None
        return item.rect.line + last.line + len(last.lines) if last else 0
    return item.rect.foot + (1 if isinstance(item, Rule) else 0)
