"""A story made to fit its plots: the elastic ladder, the cheapest rung first.

Paragraphs a line looser (that is `pouring`), then a picture's crop, a smaller head, a
pull quote left out. What none of it solves is overset, and said so.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from layout.desk.issue import Article
from layout.galley.composing import GalleyShop
from layout.galley.galley import Galley
from layout.makeup.anatomy import (
    Heading,
    Inset,
    SetPicture,
    SetQuote,
    cropped,
    headings,
    quotes,
)
from layout.makeup.carving import Carving
from layout.makeup.parting import (
    Part,
    Spot,
    carvings_of,
    copy_lines,
    parts_of,
    share_insets,
    wells_of,
)
from layout.makeup.pouring import OPEN_LINE, OVERSET_LINE, Pour, pour

# What the rungs of the ladder cost, in the units of `pouring`.
CROP_LINE = 1.5
SMALLER_HEAD = 12.0
# How far all pictures are cropped alike: from as shallow as they can be to as deep.
CROP_SHARES = (-1.0, -0.75, -0.5, -0.25, 0.25, 0.5, 0.75, 1.0)
QUOTE_OUT = 30.0
SHORT_LEG = 80.0
LOST_INSET = 20000.0
# A jump leaves and takes at least this many lines; each lacking line costs so much.
JUMP_LINES = 6
JUMP_LACKING = 150.0
# A setting this cheap is taken at once.
GOOD = 12.0
HEADS_TRIED = 4
# So many of the most promising rungs are poured.
POURED = 6
# A line of copy without room is likely to cost this much: a looser rung may save it.
LACKING = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A story in its plots. `carvings` are one a part; wells run through them."""

    article: Article
    galley: Galley
    parts: tuple[Part, ...]
    carvings: tuple[Carving, ...]
    depths: dict[str, int]
    pour: Pour
    cost: float
    elastic: tuple[str, ...]

    @property
    def overset(self) -> int:
        """Grid lines without room."""
        return self.pour.overset


@dataclass(frozen=True, slots=True)
class _Trial:
    heading: Heading
    rank: int
    quotes: tuple[SetQuote, ...]
    out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a fit came about: enough to have it again without searching.

    `rank` and `out` are the heading and the pull quotes left out, `raised` how many
    lines the foot of the last part was raised to level its columns.
    """

    rank: int
    out: int
    depths: dict[str, int]
    raised: int
    pour: Pour
    cost: float
    elastic: tuple[str, ...]


def solve(
    article: Article, spots: tuple[Spot, ...], shop: GalleyShop
) -> tuple[Fit, Recipe]:
    """Search the ladder for the cheapest fit; return it and how to have it again.

    Every rung is rated by the room that it gives; the most promising are poured.
    """
    galley = shop.galley(article, shop.style.grid.measure)
    rungs = [
        rung
        for trial in _trials(article, spots, shop)
        for rung in _rungs(article, galley, (spots, trial), shop)
    ]
    rungs.sort(key=lambda rung: rung.promise)
    found: list[tuple[float, int, Fit, _Trial]] = []
    for rung in rungs[:POURED]:
        if found and min(cost for cost, *_ in found) <= rung.promise:
            # Nothing that follows is likely to be better.
            break
        fit = _poured(article, galley, rung, shop)
        found.append((fit.cost, len(found), fit, rung.trial))
        if fit.cost <= GOOD:
            break
    cost, _, fit, trial = min(found, key=lambda f: f[:2])
    fit, raised = _level(fit)
    recipe = Recipe(
        rank=trial.rank,
        out=trial.out,
        depths=fit.depths,
        raised=raised,
        pour=fit.pour,
        cost=cost,
        elastic=fit.elastic,
    )
    return fit, recipe


def replay(
    article: Article, spots: tuple[Spot, ...], recipe: Recipe, shop: GalleyShop
) -> Fit:
    """Make a fit again from its recipe."""
    heading = headings(article, shop, spots[0].plot.columns)[recipe.rank]
    pulled = quotes(article, shop)
    parts = parts_of(article, spots, heading, shop)
    kept = pulled[: len(pulled) - recipe.out]
    shares = share_insets(article, parts, kept, shop)
    carvings = carvings_of(parts, shares, recipe.depths, shop)
    if recipe.raised:
        carvings = (*carvings[:-1], _raised(carvings[-1], recipe.raised))
    return Fit(
        article=article,
        galley=shop.galley(article, shop.style.grid.measure),
        parts=parts,
        carvings=carvings,
        depths=recipe.depths,
        pour=recipe.pour,
        cost=recipe.cost,
        elastic=recipe.elastic,
    )


def _trials(
    article: Article, spots: tuple[Spot, ...], shop: GalleyShop
) -> Iterator[_Trial]:
    """Go down the ladder: all quotes and the best head first."""
    pulled = quotes(article, shop)
    heads = headings(article, shop, spots[0].plot.columns)[:HEADS_TRIED]
    for out in range(len(pulled) + 1):
        for rank, heading in enumerate(heads):
            yield _Trial(heading, rank, pulled[: len(pulled) - out], out)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rung:
    """A step of the ladder: a trial with pictures at some depths, and its promise.

    `cost` is what the step itself costs, `promise` that and what its room makes
    likely.
    """

    trial: _Trial
    parts: tuple[Part, ...]
    carvings: tuple[Carving, ...]
    depths: dict[str, int]
    cost: float
    promise: float


def _rungs(
    article: Article,
    galley: Galley,
    place: tuple[tuple[Spot, ...], _Trial],
    shop: GalleyShop,
) -> list[_Rung]:
    """Return a trial with its main picture at every depth that a crop allows."""
    spots, trial = place
    parts = parts_of(article, spots, trial.heading, shop)
    shares = share_insets(article, parts, trial.quotes, shop)
    need = copy_lines(galley) + len(parts) - 1
    rungs = []
    for depths, crop in _crops(shares):
        carvings = carvings_of(parts, shares, depths, shop)
        cost = crop + SMALLER_HEAD * trial.rank + QUOTE_OUT * trial.out
        cost += _inset_cost(carvings)
        miss = sum(carving.capacity for carving in carvings) - need
        rungs.append(
            _Rung(
                trial=trial,
                parts=parts,
                carvings=carvings,
                depths=depths,
                cost=cost,
                promise=cost + (OPEN_LINE * miss if miss >= 0 else -LACKING * miss),
            )
        )
    return rungs


def _crops(
    shares: tuple[tuple[Inset, ...], ...],
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
        yield natural | {main.picture.name: depth}, 10 * CROP_LINE * change
    if len(pictures) == 1:
        return
    for share in CROP_SHARES:
        alike = {p.picture.name: cropped(p, share) for p in pictures}
        for trim in (-1, 0, 1):
            depth = alike[main.picture.name] + trim
            if main.least <= depth <= main.most:
                yield alike | {main.picture.name: depth}, 10 * CROP_LINE * abs(share)


def _inset_cost(carvings: tuple[Carving, ...]) -> float:
    """Return what insets without room and columns too short to read cost."""
    cost = SHORT_LEG * sum(carving.short for carving in carvings)
    for carving in carvings:
        for inset in carving.dropped:
            cost += QUOTE_OUT if isinstance(inset, SetQuote) else LOST_INSET
    return cost


def _poured(article: Article, galley: Galley, rung: _Rung, shop: GalleyShop) -> Fit:
    carvings = rung.carvings
    poured = pour(galley.blocks, wells_of(rung.parts, carvings))
    cost = poured.cost + rung.cost
    if len(rung.parts) > 1:
        lines = part_lines(poured, carvings)
        cost += JUMP_LACKING * sum(max(0, JUMP_LINES - count) for count in lines)
    fit = Fit(
        article=article,
        galley=galley,
        parts=rung.parts,
        carvings=carvings,
        depths=rung.depths,
        pour=poured,
        cost=cost,
        elastic=(),
    )
    return replace(fit, elastic=_log(fit, rung.trial, rung.parts[0].heading))


def part_lines(poured: Pour, carvings: tuple[Carving, ...]) -> tuple[int, ...]:
    """Return how many lines of copy stand in each part of a story."""
    counts, first = [], 0
    for carving in carvings:
        wells = range(first, first + len(carving.columns))
        first = wells.stop
        counts.append(sum(p.last - p.first for p in poured.slices if p.well in wells))
    return tuple(counts)


def _level(fit: Fit) -> tuple[Fit, int]:
    """Let the last part's columns end level where there is more room than copy.

    Returns the fit and how many lines its foot was raised.
    """
    spare = fit.pour.open_lines
    columns = fit.carvings[-1].columns
    if spare <= 1 or fit.overset or not columns:
        return fit, 0
    down, rest = divmod(spare, len(columns))
    if min(c.lines for c in columns) <= down:
        return fit, 0
    carvings = (*fit.carvings[:-1], _raised(fit.carvings[-1], down))
    wells = wells_of(fit.parts, carvings)
    for number in range(len(wells) - rest, len(wells)):
        wells[number] = replace(wells[number], lines=wells[number].lines - 1)
    poured = pour(fit.galley.blocks, wells)
    if poured.overset or poured.cost > fit.pour.cost + OVERSET_LINE / 5:
        return fit, 0
    poured = replace(poured, open_lines=spare)
    return replace(fit, carvings=carvings, pour=poured), down


def _raised(carving: Carving, lines: int) -> Carving:
    """Return a carving whose foot, with the insets that stand on it, is higher."""
    foot = carving.plot.foot
    return replace(
        carving,
        plot=replace(carving.plot, lines=carving.plot.lines - lines),
        places=tuple(
            replace(p, line=p.line - lines)
            if p.line + p.lines >= foot - 1 and p.line > carving.hang_line
            else p
            for p in carving.places
        ),
        columns=tuple(replace(c, lines=c.lines - lines) for c in carving.columns),
    )


def _log(fit: Fit, trial: _Trial, heading: Heading) -> tuple[str, ...]:
    """Say which rungs of the ladder were used."""
    steps = []
    looser = sum(
        fit.galley.blocks[piece.block].settings[piece.setting].cost > 0
        for piece in fit.pour.slices
        if piece.first == 0
    )
    if looser:
        steps.append(f"{looser} paragraphs reset a line longer or shorter")
    if trial.rank:
        steps.append(f"head set in {heading.head.size:g} pt")
    if trial.out:
        steps.append(f"{trial.out} pull quotes left out")
    natural = {
        i.picture.name: i.natural
        for c in fit.carvings
        for p in c.places
        if isinstance(i := p.inset, SetPicture)
    }
    for name in sorted(fit.depths):
        change = fit.depths[name] - natural.get(name, fit.depths[name])
        if change:
            word = "deeper" if change > 0 else "shallower"
            steps.append(f"{name} cropped {abs(change)} lines {word}")
    return tuple(steps)
