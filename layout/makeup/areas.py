"""A page's areas: from plan rows to whole grid lines, with the rules between them."""

from dataclasses import dataclass, replace

from layout.desk.issue import Area, PagePlan
from layout.geometry import Grid, Rect
from layout.makeup.dummy import Rule
from layout.makeup.plot import Plot
from layout.makeup.remaining import remaining

# White above an area that is not at the page's head; the rule runs in its last line.
GAP = 2
# White above a brief in its column, and the name of the label at the column's head.
BRIEF_GAP = 1
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


def _columns_joined(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Return slots with a briefs column, label and all, as one of them."""
    briefs = briefs_of(slots)
    joined = [slot for slot in slots if slot not in briefs]
    for place, slot in enumerate(joined):
        if slot.name == BRIEFS_HEAD:
            own = [b.plot.foot for b in briefs if b.plot.column == slot.plot.column]
            lines = max([slot.plot.foot, *own]) - slot.plot.line
            joined[place] = replace(slot, plot=replace(slot.plot, lines=lines))
    return tuple(joined)


def rules(slots: tuple[Slot, ...], top: int, grid: Grid) -> tuple[Rule, ...]:
    """Return the rules between slots: one above each, one beside side-by-side ones."""
    found = [_above(slot.plot, "brief", grid) for slot in briefs_of(slots)]
    slots = _columns_joined(slots)
    for slot in slots:
        plot = slot.plot
        if plot.line > top and not slot.is_ad:
            found.append(_above(plot, "story", grid))
        found += _beside(slot, slots, grid)
    return tuple(found)


def _above(plot: Plot, kind: str, grid: Grid) -> Rule:
    rect = Rect(
        x=grid.x(plot.column),
        line=plot.line - 1,
        width=grid.span(plot.columns),
        lines=0,
    )
    return Rule(rect=rect, kind=kind)


def _beside(slot: Slot, slots: tuple[Slot, ...], grid: Grid) -> list[Rule]:
    """Return the column rules on a slot's left, along its neighbours' depths."""
    plot = slot.plot
    if slot.is_ad or not plot.column:
        return []
    found = []
    for other in slots:
        left = other.plot
        if other.is_ad or left.column + left.columns != plot.column:
            continue
        first, last = max(left.line, plot.line), min(left.foot, plot.foot)
        if last > first:
            x = grid.x(plot.column) - grid.gutter / 2
            rect = Rect(x=x, line=first, width=1, lines=last - first)
            found.append(Rule(rect=rect, kind="column"))
    return found
