"""A story made to fit its plots: the cheapest rung of the elastic ladder.

Every rung is rated by the room that it gives; the most promising are poured, until
none that is left can be better. What none of them solves is overset, and said so.

The idea (best first, with a bound: Hart, Nilsson & Raphael, 1968): to pour a story is
dear, to count the room of a rung is cheap. Rungs wait in a heap by their promise, what
they cost themselves and what their room is likely to. They are poured in that order,
and as soon as one that was poured costs no more than the best promise waiting, it is
the answer. A promise is not a true lower bound, as it knows nothing of widows: so a few
rungs more are poured (`poured`), and more of them while the best still has a line where
it hurts (`patience`).

What holds on the way: rungs of a trial are in the heap before any rung is poured that
promises more than the trial costs by itself; equal promises come out in the order in
which they went in; a recipe gives the same fit again without any search.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from itertools import pairwise

from layout.desk.issue import Article
from layout.galley.galley import Galley
from layout.galley.shop import GalleyShop
from layout.makeup.bounds import BOUNDS
from layout.makeup.costs import COSTS, StoryCosts
from layout.makeup.plot import PartPlace
from layout.makeup.story.anatomy import Carving, SetPicture, StoryPart, White
from layout.makeup.story.parting import wells_of
from layout.makeup.story.pouring import Pour, flow
from layout.makeup.story.ways_to_fit import Ladder, Rung, Trial, inset_cost
from layout.units import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A story in its plots. `carvings` are one a part; wells run through them."""

    article: Article
    galley: Galley
    parts: tuple[StoryPart, ...]
    carvings: tuple[Carving, ...]
    depths: dict[str, int]
    pour: Pour
    cost: float
    elastic: tuple[str, ...]

    @property
    def overset(self) -> int:
        """Grid lines without room."""
        return self.pour.overset


@dataclass(frozen=True, slots=True, kw_only=True)
class FitRecipe:
    """How a fit came about: enough to have it again without searching."""

    trial: Trial
    depths: dict[str, int]
    white: White
    pour: Pour
    cost: float


def solve(
    article: Article,
    spots: tuple[PartPlace, ...],
    shop: GalleyShop,
    costs: StoryCosts = COSTS.story,
) -> tuple[Fit, FitRecipe]:
    """Search the ladder for the cheapest fit; return it and how to have it again.

    Trials are opened only when nothing that waits promises less than they cost.
    """
    ladder = Ladder(article, spots, shop, costs)
    trials = ladder.trials()
    waiting: list[tuple[float, int, Rung]] = []
    best: FitRecipe | None = None
    count = 0
    # Trials are sorted by cost, so the first one bounds all that are not opened yet.
    for poured in range(BOUNDS.story.patience):
        if (
            poured >= BOUNDS.story.poured
            and best is not None
            and best.cost < costs.foot_hyphen
        ):
            break
        while trials and (not waiting or ladder.price(trials[0]) <= waiting[0][0]):
            for rung in ladder.rungs(trials.pop(0)):
                count += 1
                heappush(waiting, (rung.promise, count, rung))
        if not waiting:
            break
        promise, _, rung = heappop(waiting)
        # Nothing that waits promises less: what we have is as good as any.
        if best is not None and best.cost <= promise:
            break
        found = _poured(ladder, rung)
        if best is None or found.cost < best.cost:
            best = found
    if best is None:
        raise AssertionError("every story has a rung")
    return _fit(ladder, best), best


def replay(
    article: Article, spots: tuple[PartPlace, ...], recipe: FitRecipe, shop: GalleyShop
) -> Fit:
    """Make a fit again from its recipe."""
    return _fit(Ladder(article, spots, shop), recipe)


def part_lines(poured: Pour, carvings: tuple[Carving, ...]) -> tuple[int, ...]:
    """Return how many lines of copy stand in each part of a story."""
    counts, first = [], 0
    for carving in carvings:
        wells = range(first, first + len(carving.columns))
        first = wells.stop
        counts.append(sum(p.last - p.first for p in poured.slices if p.well in wells))
    return tuple(counts)


def _poured(ladder: Ladder, rung: Rung) -> FitRecipe:
    """Pour the copy on a rung and say what that costs."""
    parts, costs = ladder.parts(rung.trial), ladder.costs
    carvings = ladder.carvings(rung.trial, parts, rung.depths, rung.white)
    wells = wells_of(parts, carvings, rung.white)
    poured = flow(ladder.copy(rung.trial).steps, wells, costs)
    cost = rung.cost + poured.cost
    if rung.white.lines:
        # Shallower by some lines, the plot may have no room for an inset.
        cost += inset_cost(carvings, costs)
    if len(parts) > 1:
        lines = part_lines(poured, carvings)
        cost += costs.jump_lacking * sum(
            max(0, BOUNDS.story.jump_lines - count) for count in lines
        )
        cost += costs.empty_part * lines.count(0)
    return FitRecipe(
        trial=rung.trial,
        depths=rung.depths,
        white=rung.white,
        pour=poured,
        cost=cost,
    )


def _fit(ladder: Ladder, recipe: FitRecipe) -> Fit:
    """Make a fit from its recipe.

    White at the foot is open: it counts as lines that the copy does not fill.
    """
    parts = ladder.parts(recipe.trial)
    carvings = ladder.carvings(recipe.trial, parts, recipe.depths, recipe.white)
    poured = recipe.pour
    foot = recipe.white.at_foot + recipe.white.below_copy
    at_foot = foot * len(carvings[-1].columns)
    fit = Fit(
        article=ladder.article,
        galley=ladder.copy(recipe.trial).galley,
        parts=parts,
        carvings=carvings,
        depths=recipe.depths,
        pour=replace(poured, open_lines=poured.open_lines + at_foot),
        cost=recipe.cost,
        elastic=(),
    )
    return replace(fit, elastic=_log(fit, recipe))


def _log(fit: Fit, recipe: FitRecipe) -> tuple[str, ...]:
    """Say which rungs of the ladder were used, in the ladder's order.

    It is what an editor reads in the report, so each is told as what was done.
    """
    steps = [*_paragraphs(fit), *_pictures(fit, recipe.trial)]
    if recipe.trial.rank:
        steps.append(f"head set in {fit.parts[0].heading.head.size:g} pt")
    if recipe.trial.out:
        steps.append(f"{counted(recipe.trial.out, 'pull quote')} left out")
    if recipe.white.below_head:
        steps.append(
            f"{counted(recipe.white.below_head, 'line')} of white below the head"
        )
    if recipe.white.at_foot:
        steps.append(f"{counted(recipe.white.at_foot, 'line')} of white at the foot")
    if recipe.white.below_copy:
        steps.append(
            f"{counted(recipe.white.below_copy, 'line')} of white below the copy"
        )
    return tuple(steps)


def _paragraphs(fit: Fit) -> Iterator[str]:
    """Yield what paragraphs and the white above crossheads gave."""
    blocks = fit.galley.blocks
    opening = [piece for piece in fit.pour.slices if piece.first == 0]
    change = Counter(
        len(blocks[piece.block].settings[piece.setting].lines)
        - blocks[piece.block].depth
        for piece in opening
        if blocks[piece.block].table is None
    )
    for lines in sorted(change):
        if lines:
            word = "longer" if lines > 0 else "shorter"
            paragraphs = counted(change[lines], "paragraph")
            yield f"{paragraphs} set {counted(abs(lines), 'line')} {word}"
    aired = sum(
        above.well == below.well
        and below.line - above.line - (above.last - above.first)
        > blocks[below.block].before
        for above, below in pairwise(fit.pour.slices)
    )
    if aired:
        yield f"a line more of white above {counted(aired, 'crosshead')}"


def _pictures(fit: Fit, trial: Trial) -> Iterator[str]:
    """Yield what pictures and tables gave."""
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
            yield f"{name} cropped {counted(abs(change), 'line')} {word}"
    shift = trial.variant.shift
    if shift:
        word = "wider" if shift > 0 else "narrower"
        name = fit.article.pictures[0].name
        yield f"{name} {counted(abs(shift), 'column')} {word}"
    if trial.variant.lifted:
        yield "tables moved from the copy to its foot"
