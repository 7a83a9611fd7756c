"""The shapes that a story can take: for each width in columns, how deep it is."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import msgspec

from layout.desk.issue import Article
from layout.galley.shop import GalleyShop, article_key
from layout.makeup.bounds import BOUNDS
from layout.makeup.costs import COSTS, Costs, StoryCosts
from layout.makeup.plot import PartPlace, Plot
from layout.makeup.story.anatomy import Carving, CarvingOrder, SetPicture, Shape, Well
from layout.makeup.story.carving import carve
from layout.makeup.story.pieces import cropped
from layout.makeup.story.pouring import flow
from layout.makeup.story.ways_to_fit import Ladder, Trial, inset_cost

# A depth that is open to nothing: the carving is measured on a plot this deep.
DEEP = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class _Depths:
    """The least, natural and greatest depth (lines) that closes."""

    least: int
    natural: int
    most: int


DECODER = msgspec.msgpack.Decoder(tuple[Shape, ...])


class Shaper:
    """Measures the shapes of stories; remembers them, in the run and beyond it."""

    def __init__(self, shop: GalleyShop, costs: Costs = COSTS) -> None:
        self.shop = shop
        self.costs = costs
        self._shapes: dict[Article, tuple[Shape, ...]] = {}
        self._spans: dict[Article, tuple[Shape, ...]] = {}

    def shapes(self, article: Article) -> tuple[Shape, ...]:
        """Return a story's shapes: for each width the best way's first."""
        known = self._shapes.get(article)
        if known is None:
            known = self._shapes[article] = self._remembered(article)
        return known

    def spans(self, article: Article) -> tuple[Shape, ...]:
        """Return a story's shapes, those of one width joined where their depths meet.

        For each width there is the best way's shape, and what all ways together give.
        """
        known = self._spans.get(article)
        if known is None:
            known = self._spans[article] = tuple(_joined(self.shapes(article)))
        return known

    def best(self, article: Article) -> tuple[Shape, ...]:
        """Return a story's shapes set in the best way, from one column up."""
        found: dict[int, Shape] = {}
        for shape in self.shapes(article):
            found.setdefault(shape.columns, shape)
        return tuple(found.values())

    def shape(self, article: Article, columns: int) -> Shape:
        """Return a story's shape over some columns, set in the best way."""
        return next(s for s in self.shapes(article) if s.columns == columns)

    def _remembered(self, article: Article) -> tuple[Shape, ...]:
        shop = self.shop
        key = ("shapes", *article_key(article), shop.style.sha256, self.costs.story)
        kept = shop.memory.recall(*key)
        if kept is not None:
            return DECODER.decode(kept)
        widths = range(1, shop.style.grid.columns + 1)
        shapes = tuple(
            shape
            for columns in widths
            for shape in _measured(article, columns, shop, self.costs.story)
        )
        shop.memory.keep(msgspec.msgpack.encode(shapes), *key)
        return shapes


def _joined(shapes: tuple[Shape, ...]) -> Iterator[Shape]:
    """Yield for each width its first shape, then the union with those that meet it."""
    for columns in sorted({shape.columns for shape in shapes}):
        first, *others = (s for s in shapes if s.columns == columns)
        yield first
        wide = first
        for other in others:
            if other.least <= wide.most + 1 and wide.least <= other.most + 1:
                wide = replace(
                    wide,
                    least=min(wide.least, other.least),
                    most=max(wide.most, other.most),
                    cost=max(wide.cost, other.cost),
                )
            else:
                yield other
        if wide is not first:
            yield wide


def _measured(
    article: Article, columns: int, shop: GalleyShop, costs: StoryCosts
) -> list[Shape]:
    """Measure a story at a width: each way that gives depths that no better one does.

    Where pictures are deeper than the copy beside them in every way, the best of them
    is given with its hole.
    """
    plot = Plot(column=0, columns=columns, line=0, lines=DEEP)
    ladder = Ladder(article, (PartPlace(page=0, plot=plot),), shop, costs)
    shapes: list[Shape] = []
    for trial in ladder.trials():
        if ladder.price(trial) > costs.dearest and shapes:
            break
        for new in Mould(ladder, trial).shapes():
            if not any(s.least <= new.least and new.most <= s.most for s in shapes):
                shapes.append(new)
    return shapes or [Mould(ladder, ladder.trials()[0]).hollow()]


class Mould:
    """A way to set a story at a width: how deep it may be."""

    def __init__(self, ladder: Ladder, trial: Trial) -> None:
        self.ladder = ladder
        self.trial = trial
        self.costs = ladder.costs
        self.copy = ladder.copy(trial)
        (part,) = ladder.parts(trial)
        (self.insets,) = ladder.shares(trial, (part,))
        self.croppable = any(
            isinstance(p, SetPicture) and p.least < p.most for p in self.insets
        )
        self.head = part.heading.lines
        self.columns = part.plot.columns
        self.grid = ladder.shop.style.grid
        self.longer = _affordable(self.copy.play.longer, self.costs)
        self.shorter = _affordable(self.copy.play.shorter, self.costs)

    def shapes(self) -> Iterator[Shape]:
        """Yield the shapes of this way, if any depth closes: one, or two.

        Where no picture can be cropped, the copy is poured into every depth; the
        second shape has also those in which a line stands where it hurts.
        """
        if self.croppable:
            depths = self._depths()
            if depths is not None:
                yield self._shape(depths)
            return
        costs = {lines: self._poured(lines) for lines in self._under(self._crop(0.0))}
        for dearest in (self.costs.foot_hyphen, self.costs.uneven):
            run = _run([lines for lines, cost in costs.items() if cost < dearest])
            if run:
                depths = _Depths(least=run[0], natural=run[0], most=run[-1])
                yield self._shape(depths, dearer=max(costs[n] for n in run))

    def _depths(self) -> _Depths | None:
        """Return the least, natural and greatest depth that closes, if any does."""
        # Between two steps of the crop that close, all depths do.
        steps = [
            self._under(self._crop(share)) for share in BOUNDS.story.measured_crops
        ]
        runs: list[list[range]] = [[]]
        for depths in steps:
            if depths:
                runs[-1].append(depths)
            elif runs[-1]:
                runs.append([])
        natural = steps[len(BOUNDS.story.measured_crops) // 2]
        run = next((r for r in runs if natural in r), max(runs, key=len))
        if not run:
            return None
        least, most = min(d.start for d in run), max(d.stop for d in run) - 1
        middle = natural.start if natural else (least + most) // 2
        return _Depths(least=least, natural=middle, most=most)

    def _poured(self, lines: int) -> float:
        """Return what it costs to pour the copy into a depth, with white or without."""
        found = [math.inf]
        for white in range(BOUNDS.story.white + 1):
            carving = self._carved(self._crop(0.0), lines, white)
            wells = [Well(lines=column.lines) for column in carving.columns]
            if not carving.short:
                found.append(flow(self.copy.steps, wells, self.costs).cost)
        return min(found)

    def _crop(self, share: float) -> dict[str, int]:
        """Return the pictures' depths at a step of their crops."""
        return {
            p.picture.name: cropped(p, share)
            for p in self.insets
            if isinstance(p, SetPicture)
        }

    def _under(self, depths: dict[str, int]) -> range:
        """Return the depths that close with pictures so deep.

        Copy that fills its columns to the line has but one way to break: pictures
        are cropped so that some lines are left to choose from.
        """
        deep = self._carved(depths, DEEP, 0)
        wells = len(deep.columns)
        if deep.dropped or not wells:
            return range(0)
        spare = deep.capacity - self.copy.lines - wells * DEEP
        play = min(BOUNDS.story.choice, wells - 1) if self.croppable else 0
        least = -(-(play - self.shorter - spare) // wells)
        most = (
            wells * (1 + BOUNDS.story.white) - 1 - play + self.longer - spare
        ) // wells
        while least <= most and not self._stands(depths, least, wells):
            least += 1
        return range(least, most + 1)

    def _stands(self, depths: dict[str, int], lines: int, wells: int) -> bool:
        """Say whether insets leave so many columns in a depth, and no short leg."""
        carving = self._carved(depths, lines, 0)
        stands = not carving.dropped and not carving.short
        return stands and len(carving.columns) == wells

    def _carved(self, depths: dict[str, int], lines: int, white: int) -> Carving:
        plot = Plot(column=0, columns=self.columns, line=0, lines=lines)
        order = CarvingOrder(
            head_lines=self.head + white, insets=self.insets, depths=depths
        )
        return carve(plot, order, self.grid)

    def _shape(self, depths: _Depths, *, dearer: float = 0.0) -> Shape:
        """Return the shape of this way with some depths."""
        first = next((p for p in self.insets if isinstance(p, SetPicture)), None)
        return Shape(
            columns=self.columns,
            heading=self.trial.rank,
            head=self.head,
            least=depths.least,
            natural=depths.natural,
            most=depths.most,
            hole=0,
            quotes=len(self.ladder.quotes) - self.trial.out,
            picture=first.columns if first else 0,
            cost=self.ladder.price(self.trial)
            + (dearer if dearer >= self.costs.foot_hyphen else 0.0),
        )

    def hollow(self) -> Shape:
        """Return the shape of a story whose pictures are deeper than its copy."""
        deep = self._carved(self._crop(0.0), DEEP, 0)
        tallest = DEEP - min((c.lines for c in deep.columns), default=DEEP)
        needed = DEEP - (deep.capacity - self.copy.lines) // self.columns
        depth = max(needed, tallest)
        hole = max(0, tallest - needed) * self.columns
        dearer = inset_cost((self._carved(self._crop(0.0), depth, 0),), self.costs)
        depths = _Depths(least=depth, natural=depth, most=depth)
        return replace(self._shape(depths, dearer=dearer), hole=hole)


def _run(depths: list[int]) -> list[int]:
    """Return the first of some depths and those that follow it without a gap."""
    return [lines for n, lines in enumerate(depths) if lines - depths[0] == n]


def _affordable(prices: tuple[float, ...], costs: StoryCosts) -> int:
    """Return how many lines paragraphs give for little: half of those that could."""
    return sum(price <= costs.loose_enough for price in prices[1:]) // 2
