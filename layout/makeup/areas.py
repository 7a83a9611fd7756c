"""A page's areas: from plan rows to whole grid lines, and what stands in each."""

from collections.abc import Iterable
from dataclasses import dataclass

from layout.desk.issue import Area, PagePlan
from layout.geometry import Grid
from layout.makeup.plot import BRIEF_GAP, GAP, PartPlace, Plot
from layout.makeup.remaining import remaining

# The name of the label at the head of a column of briefs.
BRIEFS_HEAD = "briefs-head"
# What a plan leaves to the tool.
FREE = "."


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What stands in a plot of a page: a slug, `ad:<name>` or furniture."""

    name: str
    plot: Plot

    @property
    def is_ad(self) -> bool:
        """Whether the slot is an advertisement's."""
        return self.name.startswith("ad:")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLayout:
    """A page divided: its furniture's depth and its slots, from top to foot."""

    number: int
    section: str
    ink: str
    top: int
    slots: tuple[Slot, ...]
    drawn: bool
    opens_section: bool = False


def drawn_slots(plan: PagePlan, top: int, grid: Grid) -> tuple[Slot, ...]:
    """Turn a plan's areas into plots; `top` is the first line below the furniture.

    Exact areas take the place of what a drawing leaves to the tool. What an open plan
    has no area for is left to the tool.
    """
    drawn = _from_rows(plan, top, grid)
    exact = tuple(_exact(area, top) for area in plan.areas if area.exact)
    if not exact:
        return drawn
    whole = Plot(column=0, columns=grid.columns, line=top, lines=grid.lines - top)
    rooms = tuple(slot.plot for slot in drawn if slot.name == FREE) or (whole,)
    kept = tuple(slot for slot in drawn if slot.name != FREE) + exact
    if not plan.open:
        return kept
    free = remaining(tuple(slot.plot for slot in kept), rooms, GAP)
    return (*kept, *(Slot(name=FREE, plot=plot) for plot in free))


def _exact(area: Area, top: int) -> Slot:
    """Return an exact area's slot, cut off at the furniture if it reaches into it."""
    line = max(area.row, top)
    lines = max(1, area.row + area.rows - line)
    plot = Plot(column=area.column, columns=area.columns, line=line, lines=lines)
    return Slot(name=area.name, plot=plot)


def _from_rows(plan: PagePlan, top: int, grid: Grid) -> tuple[Slot, ...]:
    """Turn drawn areas into plots.

    Rows divide the depth evenly, rounded to grid lines, so that areas that meet in
    the plan meet on the page.
    """
    depth = grid.lines - top

    def line(row: int) -> int:
        return top + round(row * depth / plan.rows)

    def plot(area: Area) -> Plot:
        first, last = line(area.row), line(area.row + area.rows)
        gap = GAP if area.row and not area.name.startswith("ad:") else 0
        return Plot(
            column=area.column,
            columns=area.columns,
            line=first + gap,
            lines=last - first - gap,
        )

    return tuple(
        Slot(name=area.name, plot=plot(area)) for area in plan.areas if not area.exact
    )


def briefs_of(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Return the briefs of a page: what hangs below a briefs label, line by line."""
    found = [slot for slot in slots if slot.name == BRIEFS_HEAD]
    heads = len(found)
    for above in found:
        plot = above.plot
        found += [
            slot
            for slot in slots
            if (slot.plot.column, slot.plot.columns) == (plot.column, plot.columns)
            and slot.plot.line == plot.foot + BRIEF_GAP
            and not slot.is_ad
        ]
    return tuple(found[heads:])


def spots_of(layouts: Iterable[PageLayout]) -> dict[str, list[PartPlace]]:
    """Return where everything stands, by name, in page order; briefs are marked."""
    spots: dict[str, list[PartPlace]] = {}
    for page in layouts:
        briefs = briefs_of(page.slots)
        for slot in page.slots:
            spot = PartPlace(page=page.number, plot=slot.plot, brief=slot in briefs)
            spots.setdefault(slot.name, []).append(spot)
    return spots
