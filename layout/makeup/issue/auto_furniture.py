"""Standing matter: what the tool itself sets on pages that nobody drew.

Trade word: type that is kept standing from one issue to the next. Page one points
inside; who publishes and prints is said once.
"""

from dataclasses import dataclass

from layout.desk.issue import Issue
from layout.galley.shop import GalleyShop
from layout.geometry import Grid
from layout.makeup.areas import Slot
from layout.makeup.bounds import BOUNDS
from layout.makeup.placing.furnishing import IMPRINT, imprint_text
from layout.makeup.placing.pointing import CONTENTS
from layout.makeup.plot import AD_GAP, GAP, Plot


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What stands on a page besides stories: its slots, and what they leave.

    `head` are the lines they take below the page's head, `foot` the first line of
    what stands at the foot.
    """

    slots: tuple[Slot, ...]
    head: int
    foot: int


def standing(ads: tuple[Slot, ...], grid: Grid) -> Standing:
    """Return what advertisements at the foot leave of a page."""
    foot = min((slot.plot.line - AD_GAP for slot in ads), default=grid.lines)
    return Standing(slots=ads, head=0, foot=foot)


def pointing(issue: Issue, need: float, pages: int, shop: GalleyShop) -> bool:
    """Say whether the tool sets pointers on page one: if there is anything inside.

    `need` are the column lines that the stories take.
    """
    front, grid = shop.style.front, shop.style.grid
    if not front.pointers or pages < 2 or CONTENTS in drawn_names(issue):
        return False
    return need > BOUNDS.issue.fronts * grid.columns * grid.lines


def with_pointers(before: Standing, top: int, shop: GalleyShop) -> Standing:
    """Stand the strip of pointers at page one's foot or head, as the style says."""
    front, grid = shop.style.front, shop.style.grid
    if front.where == "top":
        plot = Plot(column=0, columns=grid.columns, line=top, lines=front.lines)
        slots = (Slot(name=CONTENTS, plot=plot), *before.slots)
        return Standing(slots=slots, head=front.lines + GAP, foot=before.foot)
    line = before.foot - front.lines
    plot = Plot(column=0, columns=grid.columns, line=line, lines=front.lines)
    slots = (Slot(name=CONTENTS, plot=plot), *before.slots)
    return Standing(slots=slots, head=before.head, foot=line - GAP)


def with_imprint(before: Standing, issue: Issue, shop: GalleyShop) -> Standing:
    """Stand the imprint at a page's foot, if no page has it or a masthead."""
    if {"masthead", IMPRINT} & drawn_names(issue) or not issue.publication.imprint:
        return before
    grid = shop.style.grid
    lines = imprint_text(issue, shop).lines_deep
    line = before.foot - lines
    plot = Plot(column=0, columns=grid.columns, line=line, lines=lines)
    slots = (*before.slots, Slot(name=IMPRINT, plot=plot))
    return Standing(slots=slots, head=before.head, foot=line - AD_GAP)


def drawn_names(issue: Issue) -> set[str]:
    """Return what pages that are drawn or written name."""
    return {area.name for plan in issue.plans for area in plan.areas}
