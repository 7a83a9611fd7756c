"""The page cut: the best guillotine cut of a page for a handful of stories.

Gange, Marriott & Stuckey, "Optimal Guillotine Layout" (DocEng 2012), bottom-up over
subsets of stories and widths in columns. What they call configurations are intervals
here: how shallow and how deep a piece can be, from the crops that its pictures allow.
Stacked, intervals add; side by side, they intersect. A page closes exactly where its
depth lies within the interval of the whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from layout.makeup.areas import GAP

# Of each subset and width so many different pieces are kept, the cheapest.
KEPT = 3
# Lines that a story may fall short of its neighbour's depth; left open or filled.
SLACK = 1
# At most so many stories share a page: more would be a page of scraps.
MOST_STORIES = 6

# Costs, in the units of an open grid line across the page.
UNEQUAL = 0.12
TOMBSTONE = 5.0
SLACK_LINE = 1.5
# A story that stands above one of better rank, for each rank between them.
SINKING = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A story at a width: how deep it is (lines), and what that width costs.

    A `cut` leaf is the first part of a story that goes on elsewhere.
    """

    story: int
    columns: int
    least: int
    natural: int
    most: int
    cost: float
    rank: int
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A cut rectangle: a leaf, or two pieces stacked or side by side.

    `top` is the rank of the story at its upper left, what butts against a
    neighbour's head; `best` the best rank in it.
    """

    least: int
    natural: int
    most: int
    cost: float
    columns: int
    top: int
    best: int
    leaf: Leaf | None = None
    stacked: bool = False
    first: "Piece | None" = None
    second: "Piece | None" = None


# A piece not yet made: cost, least and most depth, its two parts, whether stacked.
Sketch = tuple[float, int, int, Piece, Piece, bool]


@dataclass(frozen=True, slots=True)
class Placement:
    """A story's rectangle in a cut: columns and lines from the cut's corner."""

    story: int
    column: int
    columns: int
    line: int
    lines: int
    cut: bool = False


class Cutter:
    """All good cuts of the subsets of some stories, each given by its leaves."""

    def __init__(
        self, leaves: Sequence[Sequence[Leaf]], columns: int, depth: int
    ) -> None:
        self.leaves = leaves
        self.columns = columns
        self.depth = depth
        self.pieces: dict[tuple[int, int], list[Piece]] = {}
        self._grow()

    def cuts(self) -> list[tuple[int, Piece]]:
        """Return (subset as a bit mask, piece) for every piece as wide as the page."""
        return [
            (mask, piece)
            for (mask, columns), pieces in self.pieces.items()
            if columns == self.columns
            for piece in pieces
        ]

    def _grow(self) -> None:
        """Make the pieces of ever larger subsets from those of their parts."""
        count = len(self.leaves)
        masks = sorted(range(1, 1 << count), key=lambda m: (m.bit_count(), m))
        areas = [
            min((leaf.least * leaf.columns for leaf in own), default=0)
            for own in self.leaves
        ]
        for mask in masks:
            if mask.bit_count() > MOST_STORIES:
                break
            area = sum(areas[n] for n in range(count) if mask >> n & 1)
            for columns in range(1, self.columns + 1):
                if area > columns * self.depth:
                    continue
                if mask.bit_count() == 1:
                    found = self._leaves(mask, columns)
                else:
                    found = self._cut(mask, columns)
                if found:
                    self.pieces[mask, columns] = found

    def _leaves(self, mask: int, columns: int) -> list[Piece]:
        return [
            Piece(
                leaf.least,
                leaf.natural,
                leaf.most,
                leaf.cost,
                columns,
                leaf.rank,
                leaf.rank,
                leaf,
            )
            for leaf in self.leaves[mask.bit_length() - 1]
            if leaf.columns == columns and leaf.least <= self.depth
        ]

    def _cut(self, mask: int, columns: int) -> list[Piece]:
        """Cut a subset in two, both ways; the first part has its first story."""
        found: list[Sketch] = []
        lead = mask & -mask
        rest = mask ^ lead
        part = rest
        while part:
            part = (part - 1) & rest
            first, second = lead | part, rest ^ part
            self._stack(found, (first, second), columns)
            self._stack(found, (second, first), columns)
            for left in range(1, columns):
                self._abut(found, (first, second), (left, columns - left))
        return _best(found, columns)

    def _stack(self, found: list[Sketch], parts: tuple[int, int], columns: int) -> None:
        lower = self.pieces.get((parts[1], columns), ())
        for a in self.pieces.get((parts[0], columns), ()):
            room = self.depth - GAP - a.least
            for b in lower:
                if b.least <= room:
                    cost = a.cost + b.cost
                    if a.top > b.best:
                        cost += SINKING * (a.top - b.best)
                    least = a.least + b.least + GAP
                    found.append((cost, least, a.most + b.most + GAP, a, b, True))

    def _abut(
        self, found: list[Sketch], parts: tuple[int, int], widths: tuple[int, int]
    ) -> None:
        right = self.pieces.get((parts[1], widths[1]), ())
        for a in self.pieces.get((parts[0], widths[0]), ()):
            for b in right:
                least = a.least if a.least > b.least else b.least
                most = a.most if a.most < b.most else b.most
                lack = least - most
                if lack > SLACK:
                    continue
                cost = a.cost + b.cost + UNEQUAL * abs(a.natural - b.natural)
                if a.top == b.top:
                    cost += TOMBSTONE
                if lack > 0:
                    cost += SLACK_LINE * lack
                    most = least
                found.append((cost, least, most, a, b, False))


def _best(found: list[Sketch], columns: int) -> list[Piece]:
    """Keep the cheapest pieces, none whose depths a cheaper one covers."""
    kept: list[Sketch] = []
    found.sort(key=lambda sketch: sketch[:3])
    for sketch in found:
        least, most = sketch[1], sketch[2]
        if any(k[1] <= least and most <= k[2] for k in kept):
            continue
        kept.append(sketch)
        if len(kept) == KEPT:
            break
    return [_piece(sketch, columns) for sketch in kept]


def _piece(sketch: Sketch, columns: int) -> Piece:
    cost, least, most, a, b, stacked = sketch
    if stacked:
        natural, top = a.natural + b.natural + GAP, a.top
    else:
        natural = min(max((a.natural + b.natural) // 2, least), most)
        top = min(a.top, b.top)
    best = min(a.best, b.best)
    return Piece(least, natural, most, cost, columns, top, best, None, stacked, a, b)


def placements(
    piece: Piece, corner: tuple[int, int], lines: int, mirror: bool
) -> list[Placement]:
    """Give a piece's stories their rectangles in a depth of `lines`.

    `corner` is the first column and line. A mirrored cut has its first part on the
    right. What is over or under the natural depth is shared out by what each can take.
    """
    column, line = corner
    if piece.leaf is not None:
        return [
            Placement(
                piece.leaf.story, column, piece.columns, line, lines, piece.leaf.cut
            ),
        ]
    first, second = piece.first, piece.second
    if first is None or second is None:
        return []
    if piece.stacked:
        upper = _share(first, second, lines - GAP)
        below = (column, line + upper + GAP)
        return [
            *placements(first, corner, upper, mirror),
            *placements(second, below, lines - GAP - upper, mirror),
        ]
    if mirror:
        first, second = second, first
    beside = (column + first.columns, line)
    return [
        *placements(first, corner, lines, mirror),
        *placements(second, beside, lines, mirror),
    ]


def _share(first: Piece, second: Piece, lines: int) -> int:
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
