"""The elastic ladder: every way to make a story fit, the least seen first.

Paragraphs a line longer or shorter and white above crossheads (that is `pouring`),
then a picture's crop, its width, a smaller head, a pull quote left out, white below
the head, and white at the foot in the end. A rung is one such way; its promise says
what it is likely to cost once the copy is poured.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from layout.desk.issue import Article
from layout.galley.galley import Galley
from layout.galley.shop import GalleyShop
from layout.makeup.bounds import BOUNDS
from layout.makeup.costs import COSTS, StoryCosts
from layout.makeup.plot import PartPlace
from layout.makeup.story.anatomy import (
    Carving,
    FreeColumn,
    Heading,
    Inset,
    SetPicture,
    SetQuote,
    StoryPart,
    Variant,
    White,
)
from layout.makeup.story.carving import carvings_of
from layout.makeup.story.column_foot import Step, steps_of
from layout.makeup.story.parting import copy_lines, parts_of
from layout.makeup.story.pieces import cropped, headings, quotes, share_insets, shifts


@dataclass(frozen=True, slots=True)
class Trial:
    """A story's heading (by its place among all), quotes left out, and variant."""

    rank: int
    out: int
    variant: Variant

    def cost(self, costs: StoryCosts) -> float:
        """Return what the trial costs whatever its room."""
        cost = costs.smaller_head * self.rank + costs.quote_out * self.out
        cost += costs.other_width * abs(self.variant.shift)
        return cost + costs.lifted_tables * self.variant.lifted


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A trial with pictures at some depths and some white.

    `cost` is what the rung itself costs, `promise` that and what its room makes
    likely.
    """

    trial: Trial
    depths: dict[str, int]
    white: White
    cost: float
    promise: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """What paragraphs give: the cost of so many lines more or less, from 0 on.

    `heads` are the crossheads, whose white goes at a column's head.
    """

    longer: tuple[float, ...]
    shorter: tuple[float, ...]
    heads: int
    costs: StoryCosts

    def likely(self, spare: int, wells: int) -> float:
        """Return what it is likely to cost to pour copy into so many columns.

        `spare` are lines of room beyond the copy's, or lacking to it.
        """
        if spare < 0:
            return self._closed(-spare, wells)
        last = len(self.longer) - 1
        if spare > wells + last:
            left = spare - wells - last
            return (
                self.costs.short_line * wells
                + self.longer[last]
                + self.costs.uneven
                + self.costs.uneven * left
            )
        fewest = max(0, spare - last)
        return min(
            self.costs.short_line * short + self.longer[spare - short]
            for short in range(fewest, min(wells, spare) + 1)
        )

    def _closed(self, lack: int, wells: int) -> float:
        saved = min(lack, wells - 1, self.heads)
        last = len(self.shorter) - 1
        need = lack - saved
        if lack <= last:
            return min(
                self.shorter[lack],
                self.costs.crosshead_at_head * saved + self.shorter[need],
            )
        over = max(0, need - last)
        return (
            self.costs.crosshead_at_head * saved
            + self.shorter[min(need, last)]
            + self.costs.overset_line * over
        )


def play_of(steps: tuple[Step, ...], costs: StoryCosts = COSTS.story) -> Play:
    """Return what a story's paragraphs give."""
    longer: list[float] = []
    shorter: list[float] = []
    heads = 0
    for step in steps:
        if step.table or not step.ways:
            continue
        own = step.ways[0].lines
        for change, prices in ((1, longer), (-1, shorter)):
            found = [way.cost for way in step.ways if way.lines == own + change]
            prices += [min(found)] if found else []
        if step.keeps and step.before and step.number:
            longer.append(costs.air_line)
            heads += 1
    return Play(
        longer=tuple(accumulate(sorted(longer), initial=0.0)),
        shorter=tuple(accumulate(sorted(shorter), initial=0.0)),
        heads=heads,
        costs=costs,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PourableCopy:
    """A story's copy ready to be poured: its galley, lines, steps and play.

    At each column's foot a table that is cut may leave some lines open, or want its
    head again at the next one's: no more than `loss`.
    """

    galley: Galley
    lines: int
    loss: int
    steps: tuple[Step, ...]
    play: Play


def _copy(
    galley: Galley, costs: StoryCosts, *, lifted: bool, jumps: bool
) -> PourableCopy:
    if lifted:
        blocks = tuple(block for block in galley.blocks if block.table is None)
        galley = replace(galley, blocks=blocks)
    steps = steps_of(galley.blocks, jumps=jumps)
    cut = [block.table for block in galley.blocks if block.table and block.table.part]
    loss = max((table.head_lines + max(table.row_lines) for table in cut), default=0)
    return PourableCopy(
        galley=galley,
        lines=copy_lines(galley),
        loss=loss,
        steps=steps,
        play=play_of(steps, costs),
    )


class Ladder:
    """The rungs for a story in its spots."""

    def __init__(
        self,
        article: Article,
        spots: tuple[PartPlace, ...],
        shop: GalleyShop,
        costs: StoryCosts = COSTS.story,
    ) -> None:
        self.costs = costs
        self.article = article
        self.spots = spots
        self.shop = shop
        self.plain = shop.galley(article, shop.style.grid.measure)
        columns, brief = spots[0].plot.columns, spots[0].brief
        self.headings = headings(article, shop, columns, brief=brief)
        self.quotes = quotes(article, shop)
        self.copies: dict[bool, PourableCopy] = {}

    def copy(self, trial: Trial) -> PourableCopy:
        """Return the story's copy, with its tables or with these lifted out."""
        lifted = trial.variant.lifted
        known = self.copies.get(lifted)
        if known is None:
            jumps = len(self.spots) > 1
            known = _copy(self.plain, self.costs, lifted=lifted, jumps=jumps)
            self.copies[lifted] = known
        return known

    def trials(self) -> list[Trial]:
        """Return all trials, the cheapest first."""
        ranks = range(min(BOUNDS.story.heads, len(self.headings)))
        found_tables = [b.table for b in self.plain.blocks if b.table is not None]
        # One that is cut has no room but in the copy.
        tables = bool(found_tables) and not any(table.part for table in found_tables)
        found = [
            Trial(rank, out, Variant(shift=shift, lifted=lifted))
            for out in range(len(self.quotes) + 1)
            for rank in ranks
            for shift in shifts(self.article, self.spots[0].plot.columns)
            for lifted in ((False, True) if tables else (False,))
        ]
        return sorted(
            found, key=lambda t: (self.price(t), t.out, t.rank, t.variant.shift)
        )

    def price(self, trial: Trial) -> float:
        """Return what a trial costs whatever its room."""
        return trial.cost(self.costs)

    def parts(self, trial: Trial) -> tuple[StoryPart, ...]:
        """Return the story's parts under a trial's heading."""
        heading: Heading = self.headings[trial.rank]
        return parts_of(self.article, self.spots, heading, self.shop)

    def shares(
        self, trial: Trial, parts: tuple[StoryPart, ...]
    ) -> tuple[tuple[Inset, ...], ...]:
        """Return each part's insets."""
        kept = self.quotes[: len(self.quotes) - trial.out]
        return share_insets(self.article, parts, kept, self.shop, variant=trial.variant)

    def carvings(
        self,
        trial: Trial,
        parts: tuple[StoryPart, ...],
        depths: dict[str, int],
        white: White,
    ) -> tuple[Carving, ...]:
        """Return the story's plots carved, with pictures' depths and white."""
        shares = self.shares(trial, parts)
        return carvings_of(parts, shares, depths, self.shop, white=white)

    def rungs(self, trial: Trial) -> Iterator[Rung]:
        """Yield a trial's rungs: every crop of its pictures, with white or without."""
        parts = self.parts(trial)
        shares = self.shares(trial, parts)
        copy = self.copy(trial)
        need = copy.lines + len(parts) - 1
        for depths, crop in crops(shares, self.costs):
            carvings = carvings_of(parts, shares, depths, self.shop)
            wells = sum(len(carving.columns) for carving in carvings)
            each = len(carvings[-1].columns)
            spare = sum(carving.capacity for carving in carvings) - need
            spare -= copy.loss * (wells - 1)
            cost = self.price(trial) + crop + inset_cost(carvings, self.costs)
            for white in _whites(spare, carvings[-1].columns, self.costs):
                extra = (
                    self.costs.below_head[white.below_head]
                    + self.costs.foot_line * white.at_foot
                )
                extra += self.costs.below_copy_line * white.below_copy
                likely = copy.play.likely(spare - each * white.lines, wells)
                yield Rung(
                    trial=trial,
                    depths=depths,
                    white=white,
                    cost=cost + extra,
                    promise=cost + extra + likely,
                )


def _whites(
    spare: int, columns: tuple[FreeColumn, ...], costs: StoryCosts
) -> Iterator[White]:
    """Yield the white that may take lines of room beyond the copy's.

    Each column keeps two lines of copy.
    """
    yield White()
    room = min((column.lines for column in columns), default=0) - 2
    most = min(len(costs.below_head) - 1, room)
    for below in range(1, most + 1):
        if spare >= below * len(columns) - 1:
            yield White(below_head=below)
    if most <= 0:
        return
    rest = min(spare // len(columns), room)
    for foot in (rest - most - 1, rest - most):
        if foot > 0:
            yield White(below_head=most, at_foot=foot)
            yield White(below_head=most, below_copy=foot)
            yield White(below_copy=min(foot + most, room))


def crops(
    shares: tuple[tuple[Inset, ...], ...], costs: StoryCosts = COSTS.story
) -> Iterator[tuple[dict[str, int], float]]:
    """Yield depths for a story's pictures, and what they cost.

    First the main one alone is cropped, then all of them alike.
    """
    pictures = [i for share in shares for i in share if isinstance(i, SetPicture)]
    natural = {p.picture.name: p.natural for p in pictures}
    if not pictures:
        yield {}, 0.0
        return
    main = max(pictures, key=lambda p: p.columns * p.natural)
    for depth in range(main.least, main.most + 1):
        change = abs(depth - main.natural) / max(10, main.natural)
        yield natural | {main.picture.name: depth}, costs.crop * change
    if len(pictures) == 1:
        return
    for share in BOUNDS.story.crops:
        alike = {p.picture.name: cropped(p, share) for p in pictures}
        for trim in (-1, 0, 1):
            depth = alike[main.picture.name] + trim
            if main.least <= depth <= main.most:
                yield alike | {main.picture.name: depth}, costs.crop * abs(share)


def inset_cost(carvings: tuple[Carving, ...], costs: StoryCosts = COSTS.story) -> float:
    """Return what insets without room and columns too short to read cost."""
    cost = costs.short_leg * sum(carving.short for carving in carvings)
    for carving in carvings:
        for inset in carving.dropped:
            cost += costs.quote_out if isinstance(inset, SetQuote) else costs.lost_inset
    return cost
