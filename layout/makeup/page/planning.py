"""Pages that are not drawn: which stories a page takes, and the cut that closes it.

Stories come by section and rank. Of those within reach, the subset and the cut are
taken that fill the page with the least white, make the best page, and leave the
others for pages as good; the most promising are made up in earnest before one is
chosen.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec

from layout.makeup.areas import Slot
from layout.makeup.bounds import BOUNDS
from layout.makeup.costs import PageCosts
from layout.makeup.page.colour import grey_toll
from layout.makeup.page.cutting import (
    CutPiece,
    PageCutter,
    PlacedShape,
    TakeShape,
    laid_out,
    least_area,
)
from layout.makeup.page.facing import UNSEEN, PageLook, alike, look_of
from layout.makeup.page.judging import grey_share, price
from layout.makeup.page.reaching import fair_share, passed, within_reach
from layout.makeup.page.takes import TakeShaper
from layout.makeup.page.trial import together, trial
from layout.makeup.plot import Plot
from layout.makeup.story.fit_memory import Fitter
from layout.makeup.take import Take


@dataclass(frozen=True, slots=True, kw_only=True)
class CutCandidate:
    """A cut that may become the page: its rating, its stories' places, its look.

    `faults` is the part of the cost that the page has as a whole.
    `bare` is its cost without what its depth costs: `least`, `natural` and `most`
    say how deep it can be, in lines. `fill` are lines below it, left to fillers.
    """

    cost: float
    places: tuple[PlacedShape, ...]
    bare: float
    least: int
    natural: int
    most: int
    fill: int = 0
    look: PageLook = UNSEEN
    faults: float = 0.0

    def rated(self, depth: int, costs: PageCosts) -> float:
        """Return what the cut costs in another depth than it was made for."""
        return self.bare + depth_cost(self, depth, costs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A plot that was cut in earnest: what it costs, its slots and its look."""

    cost: float
    slots: tuple[Slot, ...]
    look: PageLook = UNSEEN


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """What a page is to be cut from: takes and their shapes, the room, its share.

    `share` is the number of stories that would leave as many for the pages to come;
    up to `spare` lines may be left to fillers. `tolls` are what
    takes pay to stand here.
    """

    takes: tuple[Take, ...]
    stock: tuple[tuple[TakeShape, ...], ...]
    room: Plot
    share: float
    kept: int = BOUNDS.page.sets
    mirror: bool = False
    whole: bool = False
    spare: int = 0
    tolls: tuple[float, ...] = ()

    @property
    def depth(self) -> int:
        """How deep (lines) a cut may be: what must stand may be over by a little."""
        return self.room.lines + (BOUNDS.page.over if self.whole else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _RatedCut:
    """The cut with a `number` in the cutter's order, and the stories it takes.

    `mask` has a bit for each of these.
    """

    cost: float
    number: int
    mask: int
    piece: CutPiece


DECODER = msgspec.msgpack.Decoder(tuple[CutCandidate, ...])


class Planner:
    """Fills pages from a list of stories.

    `ease` is how shallow these may be set, as `TakeShaper` has it.
    """

    def __init__(self, fitter: Fitter, ease: int = 0) -> None:
        self.fitter = fitter
        self.ease = ease
        self.effort = fitter.effort
        self.shop = fitter.shop
        self.shaper = fitter.shaper
        self.costs = fitter.costs
        self.shapes = TakeShaper(self.shaper)
        self._cutters: dict[int, PageCutter] = {}
        self._found: dict[tuple[object, ...], tuple[CutCandidate, ...]] = {}

    def eased(self, ease: int) -> "Planner":
        """Return a planner that knows what this one does, with another ease."""
        other = Planner(self.fitter, ease)
        other.shapes = self.shapes
        other._cutters, other._found = self._cutters, self._found
        return other

    def area(self, take: Take) -> float:
        """Return the least columns times lines that a take needs at a fit width."""
        return self.shapes.area(take, self.ease)

    def most(self, take: Take) -> float:
        """Return the most columns times lines that a take fills at a fit width."""
        return self.shapes.most(take, self.ease)

    def choices(
        self,
        pool: list[Take],
        room: Plot,
        *,
        front: bool,
        spare: int = 0,
        mono: bool = False,
    ) -> tuple[CutCandidate, ...]:
        """Return ways to fill a plot from a pool, the best first.

        Each way takes other stories, or cuts others. `front` is page one; up to
        `spare` lines may be left to fillers. A `mono` page pays for pictures
        that it prints grey.
        """
        numbers = within_reach(pool)
        takes = tuple(pool[number] for number in numbers)
        task = _Task(
            takes=takes,
            stock=self._stock(takes, front=front),
            room=room,
            share=fair_share(pool, room, self.area),
            kept=BOUNDS.page.sets_front if front else BOUNDS.page.sets,
            spare=spare,
            tolls=tuple(grey_toll(take, self.costs.page) for take in takes)
            if mono
            else (),
        )
        found: dict[frozenset[tuple[int, bool]], CutCandidate] = {}
        for candidate in self._candidates(task):
            taken = frozenset((p.number, p.shape.cut) for p in candidate.places)
            found.setdefault(taken, candidate)
        return tuple(
            replace(
                candidate,
                places=tuple(
                    replace(place, number=numbers[place.number])
                    for place in candidate.places
                ),
            )
            for candidate in found.values()
        )

    def settle(
        self,
        stories: list[Take],
        room: Plot,
        *,
        mirror: bool,
        beside: PageLook | None = None,
    ) -> Settled:
        """Return the slots of a plot for just these stories.

        The best cuts are made up in earnest before one is chosen. A mirrored page
        has its wide stories on the right, for variety between pages; `beside` is the
        page that it faces.
        """
        task, candidates = self._for_all(stories, room, mirror=mirror)
        best: Settled | None = None
        for candidate in candidates[: BOUNDS.page.tried]:
            places = candidate.places
            total = candidate.cost - candidate.faults
            total += trial(places, task.takes, room, self.fitter)
            total += sum(
                together(take, self.slots(take, place.plot), self.fitter)
                for place in places
                if (take := task.takes[place.number]).group is not None
            )
            if beside is not None:
                total += alike(beside, candidate.look, self.costs.page)
            if best is None or total < best.cost:
                slots = tuple(
                    slot
                    for place in places
                    for slot in self.slots(stories[place.number], place.plot)
                )
                best = Settled(cost=total, slots=slots, look=candidate.look)
        return best or Settled(cost=self.costs.page.open_line * room.lines, slots=())

    def whole(
        self, stories: list[Take], room: Plot, *, mirror: bool
    ) -> tuple[CutCandidate, ...]:
        """Return the best cuts of a plot that take all of some stories."""
        return self._for_all(stories, room, mirror=mirror)[1][: BOUNDS.page.tried]

    def may_hold(self, stories: list[Take], room: Plot) -> bool:
        """Say whether stories at their shallowest are no larger than a plot.

        Most pages are full: to see that is a sum, and to cut one for nothing is dear.
        """
        need = sum(map(least_area, self.eased(0)._stock(stories, front=True)))
        return need <= room.area

    def _stock(
        self, takes: Sequence[Take], *, front: bool
    ) -> tuple[tuple[TakeShape, ...], ...]:
        """Return the shapes of each take; `front` allows jumps from page one."""
        return tuple(self.shapes.shapes(t, self.ease, front=front) for t in takes)

    def _for_all(
        self, stories: list[Take], room: Plot, *, mirror: bool
    ) -> tuple[_Task, tuple[CutCandidate, ...]]:
        """Return the best cuts for all of some stories, and what they are cut from.

        What is left of a story may be more than the search reckoned with: then the
        others are set as shallow as they can be.
        """
        task = _Task(
            takes=tuple(stories),
            stock=self._stock(stories, front=True),
            room=room,
            share=float(len(stories)),
            mirror=mirror,
            whole=True,
        )
        found = self._candidates(task)
        if any(candidate.least <= room.lines for candidate in found):
            return task, found
        stock = self.eased(0)._stock(stories, front=True)
        task = replace(task, stock=stock)
        return task, self._candidates(task)

    def _candidates(self, task: _Task) -> tuple[CutCandidate, ...]:
        """Return the best cuts; they follow from the stories' shapes alone."""
        names = tuple(shapes[0].story if shapes else "" for shapes in task.stock)
        limits = (task.share, task.kept, task.mirror, task.whole, task.spare)
        short = (names, task.room, *limits, task.tolls)
        known = self._found.get(short)
        if known is not None:
            return known
        # Counted whether it is remembered or not: a full cache makes the same pages.
        cutter = self._cutter(task.room.columns)
        self.effort.steps += cutter.work(task.stock, task.depth)
        ranks = [(take.article.section, take.article.rank) for take in task.takes]
        key = ("cut", self.costs.page, task.stock, ranks, *short[1:])
        kept = self.shop.memory.recall(*key)
        if kept is not None:
            found = DECODER.decode(kept)
        else:
            found = self._cut(task)
            self.shop.memory.keep(msgspec.msgpack.encode(found), *key)
        if len(self._found) >= BOUNDS.page.known_rooms:
            self._found.clear()
        self._found[short] = found
        return found

    def _cut(self, task: _Task) -> tuple[CutCandidate, ...]:
        """Judge the cheapest cuts as pages until no other can be among the best."""
        judged: list[CutCandidate] = []
        totals: dict[int, float] = {}
        for cut in self._promising(task):
            cost, mask = cut.cost, cut.mask
            known = [c.cost for c in judged] if task.whole else totals.values()
            if len(judged) >= BOUNDS.page.judged * task.kept:
                break
            if len(known) >= task.kept and cost >= sorted(known)[task.kept - 1]:
                break
            candidate = self._candidate(cost, cut.piece, task)
            judged.append(candidate)
            totals[mask] = min(totals.get(mask, candidate.cost), candidate.cost)
        judged.sort(key=lambda candidate: candidate.cost)
        return tuple(judged)

    def _promising(self, task: _Task) -> list[_RatedCut]:
        """Return cuts with what they cost before they are judged, cheapest first."""
        lines = task.room.lines
        full = (1 << len(task.takes)) - 1
        dues: dict[int, float] = {}
        seen: Counter[int] = Counter()
        rated = []
        cutter = self._cutter(task.room.columns)
        for number, (mask, piece) in enumerate(cutter.cuts(task.stock, task.depth)):
            seen[mask] += 1
            if mask != full if task.whole else seen[mask] > BOUNDS.page.judged_set:
                continue
            due = dues.get(mask)
            if due is None:
                due = dues[mask] = (
                    0.0 if task.whole else _due(task, mask, self.costs.page)
                )
            closing, _ = _filled(piece, lines, task.spare, self.costs.page)
            cost = piece.cost + closing + due
            rated.append(_RatedCut(cost=cost, number=number, mask=mask, piece=piece))
        rated.sort(key=lambda cut: (cut.cost, cut.number))
        return rated

    def _cutter(self, columns: int) -> PageCutter:
        known = self._cutters.get(columns)
        if known is None:
            depth = self.shop.style.grid.lines + BOUNDS.page.over
            known = self._cutters[columns] = PageCutter(columns, depth, self.costs.page)
        return known

    def _candidate(self, cost: float, piece: CutPiece, task: _Task) -> CutCandidate:
        """Judge a cut as a page."""
        room = task.room
        closing, fill = _filled(piece, room.lines, task.spare, self.costs.page)
        room = replace(room, lines=room.lines - fill)
        page = laid_out(piece, room, mirror=task.mirror)
        numbers = {own[0].story: n for n, own in enumerate(task.stock) if own}
        grey = grey_share(page, room)
        faults = price(page, room, grey, self.costs.page)
        return CutCandidate(
            cost=cost + faults,
            bare=cost + faults - closing,
            least=piece.least,
            natural=piece.natural,
            most=piece.most,
            fill=fill,
            places=tuple(replace(p, number=numbers[p.shape.story]) for p in page),
            look=look_of(page, room, grey),
            faults=faults,
        )

    def slots(self, take: Take, plot: Plot) -> tuple[Slot, ...]:
        """Return the slots of a take in its plot: one, or those of a whole group."""
        return self.shapes.slots(take, plot, self.ease)


def depth_cost(cut: CutPiece | CutCandidate, depth: int, costs: PageCosts) -> float:
    """Return what a depth (lines) costs a cut."""
    least, natural, most = cut.least, cut.natural, cut.most
    cost = costs.unnatural_line * abs(depth - natural) + costs.open_line * max(
        0, depth - most
    )
    return cost + costs.lacking_line * max(0, least - depth)


def _filled(
    piece: CutPiece, depth: int, spare: int, costs: PageCosts
) -> tuple[float, int]:
    """Return what a depth costs a cut, and the lines of it best left to fillers."""
    plain = depth_cost(piece, depth, costs)
    fill = max(BOUNDS.page.least_fill, depth - piece.most)
    if piece.most >= depth or fill > spare or depth - fill < piece.least:
        return plain, 0
    filled = (
        depth_cost(piece, depth - fill, costs) + costs.filled + costs.filled_line * fill
    )
    return min((plain, 0), (filled, fill))


def _due(task: _Task, mask: int, costs: PageCosts) -> float:
    """Return what taking just these stories costs the pages to come."""
    count = mask.bit_count()
    cost = min(costs.off_share_most, costs.off_share * (count - task.share) ** 2)
    if count == 1 and task.share > 1:
        cost += costs.alone
    cost += sum(toll for n, toll in enumerate(task.tolls) if mask >> n & 1)
    return cost + passed(task.takes, mask, costs)
