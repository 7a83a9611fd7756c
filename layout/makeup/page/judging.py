"""A page judged as a whole, once its rectangles are known: what an art director marks.

Each fault has a cost (`PageCosts`) and
names the stories that it lies between, so that a placement can be explained by it.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from layout.makeup.bounds import BOUNDS
from layout.makeup.costs import PageCosts
from layout.makeup.page.cutting import PlacedShape
from layout.makeup.page.sights import Sight
from layout.makeup.plot import GAP, Plot


class PageFault(StrEnum):
    """What can be wrong with a page."""

    ABOVE = "above"
    LARGER = "larger"
    NOT_ON_TOP = "not-on-top"
    UNDOMINATED = "undominated"
    HEADS = "heads"
    TOUCHING = "touching"
    PICTURES = "pictures"
    GREY = "grey"
    WALL = "wall"
    ONE_WIDTH = "one-width"
    STRANDS = "strands"
    REST_ABOVE = "rest-above"
    ONLY_RESTS = "only-rests"


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedFault:
    """A fault on a page, its cost, and the stories it lies between, if any."""

    fault: PageFault
    cost: float
    stories: tuple[str, ...] = ()


def price(
    page: Sequence[PlacedShape], room: Plot, grey: float, costs: PageCosts
) -> float:
    """Return what all faults of a page cost together."""
    return sum(mark.cost for mark in marks(page, room, grey, costs))


def marks(
    page: Sequence[PlacedShape], room: Plot, grey: float, costs: PageCosts
) -> Iterator[JudgedFault]:
    """Yield the faults of stories that fill a room; `grey` is its `grey_share`."""
    for one, other in combinations(page, 2):
        yield from _order(one, other, costs)
        yield from _neighbours(one, other, costs)
    yield from _lead(page, room, costs)
    yield from _rests(page, costs)
    yield from _widths(page, room, costs)
    yield from _pictures(page, costs)
    if grey > BOUNDS.page.grey:
        yield JudgedFault(
            fault=PageFault.GREY, cost=costs.grey * (grey - BOUNDS.page.grey)
        )


def _order(
    one: PlacedShape, other: PlacedShape, costs: PageCosts
) -> Iterator[JudgedFault]:
    """Yield what is wrong with the ranks of two stories."""
    if one.shape.rank == other.shape.rank or one.shape.rest or other.shape.rest:
        return
    better, worse = sorted((one, other), key=lambda laid: laid.shape.rank)
    ranks = worse.shape.rank - better.shape.rank
    names = (worse.shape.story, better.shape.story)
    # A column of shorts along the edge may begin higher.
    if worse.line < better.line and _one_over_other(worse, better):
        yield JudgedFault(
            fault=PageFault.ABOVE, cost=costs.above * ranks, stories=names
        )
    if worse.area > BOUNDS.page.excess * better.area:
        yield JudgedFault(
            fault=PageFault.LARGER, cost=costs.larger * ranks, stories=names
        )


def _one_over_other(one: PlacedShape, other: PlacedShape) -> bool:
    across = max(one.column, other.column)
    return across < min(one.column + one.columns, other.column + other.columns)


def _neighbours(
    one: PlacedShape, other: PlacedShape, costs: PageCosts
) -> Iterator[JudgedFault]:
    """Yield what is wrong where two rectangles meet."""
    left, right = (one, other) if one.column < other.column else (other, one)
    names = (left.shape.story, right.shape.story)
    beside = left.column + left.columns == right.column
    if beside and left.line < right.foot and right.line < left.foot:
        cost = _heads(left, right, costs)
        if cost:
            yield JudgedFault(fault=PageFault.HEADS, cost=cost, stories=names)
        level = min(left.foot, right.foot) - max(left.line, right.line)
        if left.columns == right.columns == 1 and level > BOUNDS.page.strand:
            yield JudgedFault(
                fault=PageFault.STRANDS, cost=costs.strands, stories=names
            )
    if _touch(one, other):
        yield JudgedFault(fault=PageFault.TOUCHING, cost=costs.touching, stories=names)


def level_heads(one: PlacedShape, other: PlacedShape) -> bool:
    """Say whether the heads of neighbours stand side by side, some lines level."""
    left, right = (one, other) if one.column < other.column else (other, one)
    if left.column + left.columns != right.column:
        return False
    (a, deep), (b, deeper) = left.shape.head, right.shape.head
    first, second = left.line + a, right.line + b
    return first < second + deeper and second < first + deep


def _heads(left: PlacedShape, right: PlacedShape, costs: PageCosts) -> float:
    """Return what two heads cost that stand side by side, some lines level."""
    if not level_heads(left, right):
        return 0.0
    (a, deep), (b, deeper) = left.shape.head, right.shape.head
    less, more = sorted((left.shape.size, right.shape.size))
    if left.line + a == right.line + b and more - less <= BOUNDS.page.same_head * more:
        return costs.tombstone
    if less == more:
        return costs.tombstone if deep == deeper else costs.same_size
    return 0.0


def _touch(one: PlacedShape, other: PlacedShape) -> bool:
    """Say whether pictures of two stories stand against each other."""
    return any(
        _against(a, b)
        for a in _sights(one)
        if a.picture
        for b in _sights(other)
        if b.picture
    )


def _sights(laid: PlacedShape) -> Iterator[Sight]:
    """Yield a story's sights where they stand on the page."""
    for sight in laid.shape.sights:
        yield Sight(
            column=laid.column + sight.column,
            columns=sight.columns,
            line=laid.line + sight.line,
            lines=min(sight.lines, laid.lines - sight.line),
            picture=sight.picture,
        )


def _against(a: Sight, b: Sight) -> bool:
    level = min(a.line + a.lines, b.line + b.lines) - max(a.line, b.line)
    across = min(a.column + a.columns, b.column + b.columns) - max(a.column, b.column)
    beside = not across and level >= BOUNDS.page.touching
    return beside or (across > 0 and -GAP - 1 <= level <= 0)


def _lead(
    page: Sequence[PlacedShape], room: Plot, costs: PageCosts
) -> Iterator[JudgedFault]:
    """Yield what keeps the best story from leading its page."""
    own = [laid for laid in page if not laid.shape.rest]
    if len(own) < 2:
        return
    best = min(laid.shape.rank for laid in own)
    lead = max((x for x in own if x.shape.rank == best), key=lambda x: x.area)
    names = (lead.shape.story,)
    if lead.line > room.line:
        yield JudgedFault(
            fault=PageFault.NOT_ON_TOP, cost=costs.not_on_top, stories=names
        )
    following = max((laid for laid in page if laid is not lead), key=lambda x: x.area)
    ratio = lead.area / following.area
    if ratio < BOUNDS.page.dominance:
        cost = costs.undominated * min(1.0, BOUNDS.page.dominance - ratio)
        stories = (*names, following.shape.story)
        yield JudgedFault(fault=PageFault.UNDOMINATED, cost=cost, stories=stories)


def _rests(page: Sequence[PlacedShape], costs: PageCosts) -> Iterator[JudgedFault]:
    """Yield rests of stories from elsewhere that stand above the page's own ones."""
    own = [laid for laid in page if not laid.shape.rest]
    rests = [laid for laid in page if laid.shape.rest]
    if rests and not own:
        yield JudgedFault(fault=PageFault.ONLY_RESTS, cost=costs.only_rests)
        return
    for rest in rests:
        below = [laid for laid in own if laid.line >= rest.line]
        if below:
            best = min(below, key=lambda laid: (laid.shape.rank, laid.line))
            stories = (rest.shape.story, best.shape.story)
            cost = costs.rest_above if best.line > rest.line else costs.rest_level
            yield JudgedFault(fault=PageFault.REST_ABOVE, cost=cost, stories=stories)


def _widths(
    page: Sequence[PlacedShape], room: Plot, costs: PageCosts
) -> Iterator[JudgedFault]:
    """Yield pages whose stories all have one width."""
    widths = {laid.columns for laid in page}
    if len(page) < 2 or len(widths) > 1:
        return
    if widths == {room.columns}:
        yield JudgedFault(fault=PageFault.WALL, cost=costs.wall * (len(page) - 1))
    else:
        yield JudgedFault(fault=PageFault.ONE_WIDTH, cost=costs.one_width)


def _pictures(page: Sequence[PlacedShape], costs: PageCosts) -> Iterator[JudgedFault]:
    """Yield pages on which no picture leads the others."""
    sizes = sorted(
        (
            (sight.columns * sight.lines, laid.shape.story)
            for laid in page
            for sight in laid.shape.sights
            if sight.picture
        ),
        reverse=True,
    )
    if len(sizes) > 1 and sizes[0][0] < BOUNDS.page.leading_picture * sizes[1][0]:
        stories = (sizes[0][1], sizes[1][1])
        yield JudgedFault(
            fault=PageFault.PICTURES, cost=costs.equal_pictures, stories=stories
        )


def grey_share(page: Sequence[PlacedShape], room: Plot) -> float:
    """Return the share of a room that its largest field of mere type takes.

    Fields too narrow to be grey are not looked at.
    """
    spots = sorted(
        (spot for laid in page for spot in _spots(laid)), key=lambda s: s.line
    )
    most = 0
    narrowest = math.ceil(BOUNDS.page.grey * room.columns)
    for columns in range(room.columns, narrowest - 1, -1):
        if columns * room.lines <= most:
            break
        for first in range(room.column, room.column + room.columns - columns + 1):
            last = first + columns
            longest, line = 0, room.line
            for spot in spots:
                if spot.column < last and first < spot.edge:
                    longest = max(longest, spot.line - line)
                    line = max(line, spot.foot)
            most = max(most, columns * max(longest, room.foot - line))
    return most / (room.columns * room.lines)


def _spots(laid: PlacedShape) -> Iterator[Plot]:
    """Yield what gives relief: a story's pictures, and its head if it is big."""
    for sight in laid.shape.sights:
        yield Plot(
            column=laid.column + sight.column,
            columns=sight.columns,
            line=laid.line + sight.line,
            lines=sight.lines,
        )
    if laid.shape.size >= BOUNDS.page.big_head:
        first, lines = laid.shape.head
        yield Plot(
            column=laid.column,
            columns=laid.columns,
            line=laid.line + first,
            lines=lines,
        )
