"""Facing pages: a spread is seen together."""

from collections.abc import Sequence
from dataclasses import dataclass

from layout.makeup.bounds import BOUNDS
from layout.makeup.costs import PageCosts
from layout.makeup.page.cutting import PlacedShape
from layout.makeup.plot import Plot


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLook:
    """What a page is like from afar, to be held against the page facing it.

    `cut` has each story's columns, from the largest story down; `lead` is the corner
    of the largest: its column, and whether it stands at the head.
    """

    cut: tuple[int, ...] = ()
    lead: tuple[int, bool] = (0, False)
    grey: bool = False


# The look of a page with no stories.
UNSEEN = PageLook()


def look_of(page: Sequence[PlacedShape], room: Plot, grey: float) -> PageLook:
    """Return the look of stories in a room, of which a share is one grey field."""
    by_area = sorted(page, key=lambda laid: (-laid.area, laid.line, laid.column))
    if not by_area:
        return UNSEEN
    largest = by_area[0]
    return PageLook(
        cut=tuple(laid.columns for laid in by_area),
        lead=(largest.column, largest.line == room.line),
        grey=grey > BOUNDS.page.grey,
    )


def alike(left: PageLook, right: PageLook, costs: PageCosts) -> float:
    """Return what two pages that face each other cost for looking alike."""
    if not left.cut or not right.cut:
        return 0.0
    cost = costs.alike if left.cut == right.cut else 0.0
    if left.cut[0] == right.cut[0] and left.lead == right.lead:
        cost += costs.one_corner
    return cost + (costs.both_grey if left.grey and right.grey else 0.0)


def face_each_other(left: int, right: int) -> bool:
    """Say whether two pages make a spread: a left page is even."""
    return left % 2 == 0 and left + 1 == right
