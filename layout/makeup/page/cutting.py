"""The page cut: the best guillotine cut of a page for a handful of stories.

Gange, Marriott & Stuckey, "Optimal Guillotine Layout" (DocEng 2012), bottom-up over
subsets of stories and widths in columns. What they call configurations are intervals
here: how shallow and how deep a piece can be, from the crops that its pictures allow.
Stacked, intervals add; side by side, they intersect. A page closes exactly where its
depth lies within the interval of the whole.

What holds on the way: a piece has each of its stories once; it closes at every depth
from its least to its most, and `natural` lies between them; the pieces of a subset are
made before those of any larger one, so all parts are at hand; of each subset and width
only the few cheapest are joined further, so a page of eight stories stays cheap. Here
we depart from the paper, which keeps all that nothing dominates: ours need not be the
cheapest cut, since `judging` has the last word, and therefore of the cuts as wide as
the page many more are handed on (`kept_whole`).

The costs here are those that can be told where two pieces meet; what a page is like as
a whole is for `judging`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import itemgetter

from layout.makeup.bounds import BOUNDS
from layout.makeup.costs import COSTS, PageCosts
from layout.makeup.page.sights import Sight
from layout.makeup.plot import GAP, Plot


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeShape:
    """A story at a width: how deep it is (lines), and what that width costs.

    `story` is the same for all shapes of a take, and only for these. A `cut` shape is
    the first part of a story that goes on elsewhere, a `rest` what goes on there.
    `size` is that of the head (points), `head` its first line and its lines, `legs`
    how deep the columns of copy are, `sights` where the pictures stand, all at the
    natural depth.
    """

    story: str
    columns: int
    least: int
    natural: int
    most: int
    cost: float
    rank: int
    cut: bool = False
    rest: bool = False
    size: float = 0.0
    head: tuple[int, int] = (0, 0)
    legs: int = 0
    sights: tuple[Sight, ...] = ()


@dataclass(frozen=True, slots=True)
class CutPiece:
    """A cut rectangle: a shape, or two pieces stacked or side by side.

    `left` and `right` are the shapes at its upper corners, what butts against a
    neighbour's head; `best` is the best rank in it.
    """

    least: int
    natural: int
    most: int
    cost: float
    columns: int
    best: int
    left: TakeShape
    right: TakeShape
    shape: TakeShape | None = None
    stacked: bool = False
    first: "CutPiece | None" = None
    second: "CutPiece | None" = None


# A piece not yet made: cost, least and most depth, its two parts, whether stacked.
Sketch = tuple[float, int, int, CutPiece, CutPiece, bool]
RATING = itemgetter(0, 1, 2)
# The pieces of one subset of stories by their width; that of 0 columns has none.
ByWidth = list[list[CutPiece]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedShape:
    """A take's shape in its plot of a page.

    `number` is that of the take in the list that the page was cut from.
    """

    shape: TakeShape
    plot: Plot
    number: int = 0

    @property
    def column(self) -> int:
        """Its first column."""
        return self.plot.column

    @property
    def columns(self) -> int:
        """Its width."""
        return self.plot.columns

    @property
    def line(self) -> int:
        """Its first line."""
        return self.plot.line

    @property
    def lines(self) -> int:
        """Its depth."""
        return self.plot.lines

    @property
    def foot(self) -> int:
        """The first line below."""
        return self.plot.foot

    @property
    def area(self) -> int:
        """Its columns times lines."""
        return self.plot.area


class PageCutter:
    """Cuts pages of so many columns, `depth` lines deep at most.

    Of what can only be one column wide, as a column of briefs, a page has no more than
    `narrow`, by nature one in each column: none stands below another.
    The pieces of a subset of stories follow from their shapes alone, so they are made
    once, whatever other stories are at hand.
    """

    def __init__(
        self,
        columns: int,
        depth: int,
        costs: PageCosts = COSTS.page,
        narrow: int | None = None,
    ) -> None:
        self.costs = costs
        self.columns = columns
        self.depth = depth
        self.narrow = columns if narrow is None else narrow
        self._known: dict[tuple[str, ...], ByWidth] = {}

    def cuts(
        self, stock: Sequence[Sequence[TakeShape]], depth: int
    ) -> Iterator[tuple[int, CutPiece]]:
        """Yield (subset as a bit mask, piece) for every piece as wide as the page.

        `stock` has the shapes of each story. Subsets that need more than `depth`
        lines are left out.
        """
        if len(self._known) >= BOUNDS.page.known:
            self._known.clear()
        for mask, pieces in self._grown(stock, depth).items():
            for piece in pieces[self.columns]:
                if piece.least <= depth:
                    yield mask, piece

    def _grown(
        self, stock: Sequence[Sequence[TakeShape]], depth: int
    ) -> dict[int, ByWidth]:
        """Make the pieces of ever larger subsets from those of their parts."""
        names: dict[int, tuple[str, ...]] = {0: ()}
        grown: dict[int, ByWidth] = {}
        for mask, area in self._fitting(stock, depth).items():
            last = mask.bit_length() - 1
            others = mask ^ (1 << last)
            names[mask] = own = (*names[others], stock[last][0].story)
            pieces = self._known.get(own)
            if pieces is None:
                pieces = self._known[own] = [
                    self._cut(grown, mask, columns, area)
                    if others
                    else self._whole(stock[last], columns)
                    for columns in range(self.columns + 1)
                ]
            grown[mask] = pieces
        return grown

    def _fitting(
        self, stock: Sequence[Sequence[TakeShape]], depth: int
    ) -> dict[int, int]:
        """Return the subsets that are no larger than a page, and how large each is.

        What is too large with fewer stories is not looked at with more, nor are more
        strips than the page may have.
        """
        own = [least_area(shapes) for shapes in stock]
        widest = [max((s.columns for s in shapes), default=0) for shapes in stock]
        slim = sum(1 << n for n, columns in enumerate(widest) if columns == 1)
        areas = {0: 0}
        for mask in _subsets(len(stock)):
            last = mask.bit_length() - 1
            others = mask ^ (1 << last)
            if others in areas and stock[last]:
                area = areas[others] + own[last]
                strips = (mask & slim).bit_count()
                if area <= self.columns * depth and strips <= self.narrow:
                    areas[mask] = area
        del areas[0]
        return areas

    def work(self, stock: Sequence[Sequence[TakeShape]], depth: int) -> int:
        """Return in how many ways subsets are parted in two, to cut a page.

        It is what cutting takes time for, and the same whatever is known already.
        """
        fitting = self._fitting(stock, depth)
        return sum(1 << (mask.bit_count() - 1) for mask in fitting)

    def _whole(self, shapes: Sequence[TakeShape], columns: int) -> list[CutPiece]:
        return [
            CutPiece(
                shape.least,
                shape.natural,
                shape.most,
                shape.cost,
                columns,
                shape.rank,
                shape,
                shape,
                shape,
            )
            for shape in shapes
            if shape.columns == columns and shape.least <= self.depth
        ]

    def _cut(
        self, grown: dict[int, ByWidth], mask: int, columns: int, area: int
    ) -> list[CutPiece]:
        """Cut a subset in two, both ways; the first part has its first story."""
        if area > columns * self.depth:
            return []
        found: list[Sketch] = []
        # Each split in two is met once: the first story is always in the first part,
        # and `part` runs down through all subsets of the others but the full one.
        lead = mask & -mask
        rest = mask ^ lead
        part = rest
        while part:
            part = (part - 1) & rest
            # A part that no page has room for is in no larger one.
            first, second = grown[lead | part], grown[rest ^ part]
            if first[columns] and second[columns]:
                self._stack(found, first[columns], second[columns])
                self._stack(found, second[columns], first[columns])
            for left in range(1, columns):
                if first[left] and second[columns - left]:
                    self._abut(found, first[left], second[columns - left])
        return _best(found, columns, whole=columns == self.columns)

    def _stack(
        self, found: list[Sketch], upper: list[CutPiece], lower: list[CutPiece]
    ) -> None:
        """Stand pieces above one another: their depths add, with white between."""
        for a in upper[: BOUNDS.page.kept]:
            room = self.depth - GAP - a.least
            for b in lower[: BOUNDS.page.kept]:
                if b.least <= room:
                    cost = a.cost + b.cost
                    if a.best > b.best:
                        cost += self.costs.sinking * (a.best - b.best)
                    least = a.least + b.least + GAP
                    found.append((cost, least, a.most + b.most + GAP, a, b, True))

    def _abut(
        self, found: list[Sketch], lefts: list[CutPiece], rights: list[CutPiece]
    ) -> None:
        """Stand pieces side by side: what depths both can have, both may have.

        Where there are none, one is left open by the slack that is allowed.
        """
        costs, kept, slack = self.costs, BOUNDS.page.kept, BOUNDS.page.slack
        for a in lefts[:kept]:
            for b in rights[:kept]:
                least = a.least if a.least > b.least else b.least
                most = a.most if a.most < b.most else b.most
                lack = least - most
                if lack > slack:
                    continue
                cost = a.cost + b.cost + costs.unequal_line * abs(a.natural - b.natural)
                if a.right.size == b.left.size:
                    cost += (
                        costs.tombstone
                        if a.right.head == b.left.head
                        else costs.same_size
                    )
                if lack > 0:
                    cost += costs.slack_line * lack
                    most = least
                found.append((cost, least, most, a, b, False))


@cache
def _subsets(count: int) -> tuple[int, ...]:
    """Return the subsets of so many stories that a page may have, the small first."""
    masks = sorted(range(1, 1 << count), key=lambda m: (m.bit_count(), m))
    return tuple(mask for mask in masks if mask.bit_count() <= BOUNDS.page.stories)


def least_area(shapes: Sequence[TakeShape]) -> int:
    """Return the least columns times lines that a story takes, whatever its width."""
    return min((shape.least * shape.columns for shape in shapes), default=0)


def _best(found: list[Sketch], columns: int, *, whole: bool) -> list[CutPiece]:
    """Keep the cheapest pieces, none whose depths a cheaper one covers.

    Of those as wide as a page, other cuts of the same depth follow: they may make the
    better page.
    """
    kept: list[Sketch] = []
    spare: list[Sketch] = []
    # Sorted by cost, so whatever covers a sketch's depths is cheaper than it.
    found.sort(key=RATING)
    for sketch in found:
        least, most = sketch[1], sketch[2]
        # A list of three at the most: asked so often, a generator would be dear.
        if [k for k in kept if k[1] <= least and most <= k[2]]:
            if len(spare) < BOUNDS.page.kept_whole:
                spare.append(sketch)
        elif len(kept) < BOUNDS.page.kept:
            kept.append(sketch)
        if len(kept) == BOUNDS.page.kept and (
            not whole or len(spare) >= BOUNDS.page.kept_whole
        ):
            break
    return [_piece(sketch, columns) for sketch in (kept + spare if whole else kept)]


def _piece(sketch: Sketch, columns: int) -> CutPiece:
    cost, least, most, a, b, stacked = sketch
    if stacked:
        natural, right = a.natural + b.natural + GAP, a.right
    else:
        natural = min(max((a.natural + b.natural) // 2, least), most)
        right = b.right
    best = min(a.best, b.best)
    return CutPiece(
        least, natural, most, cost, columns, best, a.left, right, None, stacked, a, b
    )


def laid_out(piece: CutPiece, room: Plot, *, mirror: bool) -> list[PlacedShape]:
    """Give a piece's stories their plots in a room as wide as the piece.

    A mirrored cut has its first part on the right. What is over or under the natural
    depth is shared out by what each can take.
    """
    if piece.shape is not None:
        return [PlacedShape(shape=piece.shape, plot=room)]
    first, second = piece.first, piece.second
    if first is None or second is None:
        return []
    if piece.stacked:
        upper = _share(first, second, room.lines - GAP)
        head = upper + GAP
        above = replace(room, lines=upper)
        below = replace(room, line=room.line + head, lines=room.lines - head)
        return [
            *laid_out(first, above, mirror=mirror),
            *laid_out(second, below, mirror=mirror),
        ]
    if mirror:
        first, second = second, first
    left = replace(room, columns=first.columns)
    right = replace(room, column=room.column + first.columns, columns=second.columns)
    return [
        *laid_out(first, left, mirror=mirror),
        *laid_out(second, right, mirror=mirror),
    ]


def _share(first: CutPiece, second: CutPiece, lines: int) -> int:
    """Return the upper piece's depth: both as far from natural as their play allows."""
    spare = lines - first.natural - second.natural
    if spare >= 0:
        play = (first.most - first.natural, second.most - second.natural)
    else:
        play = (first.natural - first.least, second.natural - second.least)
    total = sum(play)
    share = round(spare * play[0] / total) if total else spare // 2
    upper = first.natural + share
    if total and abs(spare) <= total:
        upper = min(max(upper, first.least), first.most)
        lower = lines - upper
        if lower < second.least:
            upper = lines - second.least
        elif lower > second.most:
            upper = lines - second.most
    return upper
