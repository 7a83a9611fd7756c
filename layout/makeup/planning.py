"""Pages that are not drawn: which stories a page takes, and the cut that closes it.

Stories come by section and rank. Of the next few, the subset and the cut are taken
that fill the page with the least white, pass over the fewest stories and give each
the width that suits its rank; the cheapest are made up in earnest before one is
chosen.
"""

from dataclasses import dataclass

import msgspec

from layout.makeup.anatomy import Plot
from layout.makeup.areas import Slot
from layout.makeup.cutting import Cutter, Leaf, Piece, Placement, placements
from layout.makeup.fitter import Fitter
from layout.makeup.parting import Spot
from layout.makeup.takes import Leaves, Take

# How far down the list of stories a page may reach.
REACH = 8
# So many of the cheapest cuts are made up in earnest before one is chosen.
TRIED = 5
# So many cuts are handed on for a page, whatever stories they take.
KEPT = 40
# What a page pays: for each story passed over for one of its own section, or for one
# of a later section; for each line left open or lacking.
PASSED = 1.5
PASSED_SECTION = 9.0
OPEN = 2.5
LACKING = 30.0
FROM_NATURAL = 0.15
# Each further section on a page.
MIXED = 9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A cut that may become the page: its rating and its stories' places."""

    cost: float
    places: tuple[Placement, ...]


DECODER = msgspec.msgpack.Decoder(tuple[Candidate, ...])


class Planner:
    """Fills pages from a list of stories."""

    def __init__(self, fitter: Fitter) -> None:
        self.fitter = fitter
        self.shop = fitter.shop
        self.shaper = fitter.shaper
        self.leaves = Leaves(self.shaper)

    def area(self, take: Take) -> float:
        """Return the least columns times lines that a take needs at a fit width."""
        return self.leaves.area(take)

    def choices(
        self, pool: list[Take], room: Plot, *, front: bool
    ) -> tuple[Candidate, ...]:
        """Return ways to fill a plot from a pool's head, the best first.

        Each way takes other stories, or cuts others. `front` is page one.
        """
        found: dict[frozenset[tuple[int, bool]], Candidate] = {}
        for candidate in self._candidates(pool[:REACH], room, (False, front)):
            taken = frozenset((p.story, p.cut) for p in candidate.places)
            found.setdefault(taken, candidate)
        return tuple(found.values())

    def settle(
        self, stories: list[Take], room: Plot, *, mirror: bool
    ) -> tuple[Slot, ...]:
        """Return the slots of a plot for just these stories.

        The cheapest cuts are made up in earnest before one is chosen. A mirrored page
        has its wide stories on the right, for variety between pages.
        """
        best: tuple[float, tuple[Slot, ...]] | None = None
        whole = [
            candidate
            for candidate in self._candidates(stories, room, (mirror, True))
            if len(candidate.places) == len(stories)
        ]
        for candidate in whole[:TRIED]:
            total = candidate.cost + self._trial(stories, candidate.places)
            if best is None or total < best[0]:
                best = (total, _slots(stories, candidate.places))
        return best[1] if best else ()

    def _candidates(
        self, stories: list[Take], room: Plot, page: tuple[bool, bool]
    ) -> tuple[Candidate, ...]:
        """Return the cheapest cuts; they follow from the stories' shapes alone."""
        mirror, front = page
        leaves = [self.leaves.of(n, t, front=front) for n, t in enumerate(stories)]
        sections = [take.article.section for take in stories]
        key = ("cut", leaves, sections, room, mirror)
        kept = self.shop.memory.recall(*key)
        if kept is not None:
            return DECODER.decode(kept)
        found = self._cut(stories, leaves, room, mirror=mirror)
        self.shop.memory.keep(msgspec.msgpack.encode(found), *key)
        return found

    def _cut(
        self,
        stories: list[Take],
        leaves: list[list[Leaf]],
        room: Plot,
        *,
        mirror: bool,
    ) -> tuple[Candidate, ...]:
        cuts = Cutter(leaves, room.columns, room.lines).cuts()
        corner = (room.column, room.line)
        rated = sorted(
            (self._rate(piece, room.lines) + _order(stories, mask), mask, n)
            for n, (mask, piece) in enumerate(cuts)
        )
        full = (1 << len(stories)) - 1
        best = rated[:KEPT] + [r for r in rated[KEPT:] if r[1] == full][:TRIED]
        return tuple(
            Candidate(
                cost=cost,
                places=tuple(placements(cuts[n][1], corner, room.lines, mirror)),
            )
            for cost, _, n in best
        )

    def _rate(self, piece: Piece, depth: int) -> float:
        """Rate a cut by what it leaves open or lacks."""
        cost = piece.cost + FROM_NATURAL * abs(depth - piece.natural)
        cost += OPEN * max(0, depth - piece.most)
        return cost + LACKING * max(0, piece.least - depth)

    def _trial(self, takes: list[Take], places: tuple[Placement, ...]) -> float:
        """Fit the whole stories of a page and sum up what it costs."""
        cost = 0.0
        for place in places:
            take = takes[place.story]
            if place.cut or take.part:
                continue
            spots = (Spot(page=0, plot=plot_of(place)),)
            fit = self.fitter.fit(take.article, spots)
            cost += 0.05 * fit.cost + OPEN * fit.pour.open_lines / place.columns
        return cost


def _order(stories: list[Take], mask: int) -> float:
    """Return what a page pays for the sections it mixes and those it passes over.

    What is left of a story belongs to any section.
    """
    taken = [take for n, take in enumerate(stories) if mask >> n & 1]
    whole = [take.article.section for take in taken if not take.part]
    cost = MIXED * max(0, len(set(whole)) - 1)
    for number, passed in enumerate(stories[: mask.bit_length()]):
        if not mask >> number & 1:
            own = bool(whole) and passed.article.section == whole[-1]
            cost += PASSED if own else PASSED_SECTION
    return cost


def plot_of(place: Placement) -> Plot:
    """Return the plot of a placement."""
    return Plot(
        column=place.column,
        columns=place.columns,
        line=place.line,
        lines=place.lines,
    )


def _slots(stories: list[Take], places: tuple[Placement, ...]) -> tuple[Slot, ...]:
    return tuple(
        Slot(name=stories[place.story].article.slug, plot=plot_of(place))
        for place in places
    )
