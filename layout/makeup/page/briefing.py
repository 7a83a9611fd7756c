"""Briefs gathered into a column: a label, then short stories with thin rules between.

The column is as deep as the briefs that are chosen for it: every depth that some of
them make is known, so that a page's cut may ask for any of these.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from layout.desk.issue import Article, TextBlock
from layout.desk.style.stylekeys import Briefs
from layout.galley.galley import SetText
from layout.galley.shop import GalleyShop
from layout.makeup.areas import BRIEFS_HEAD, Slot
from layout.makeup.bounds import BOUNDS
from layout.makeup.costs import PageCosts
from layout.makeup.page.cutting import TakeShape
from layout.makeup.plot import BRIEF_GAP, GAP, Plot
from layout.makeup.story.parting import copy_lines
from layout.makeup.story.pieces import headings


def is_brief(article: Article, shop: GalleyShop) -> bool:
    """Say whether a story can stand in a briefs column: short, and copy alone."""
    plain = all(isinstance(block, TextBlock) for block in article.blocks)
    extras = article.pictures or article.pull_quotes or article.standfirst
    if (
        article.rank < BOUNDS.page.brief_rank
        or article.page is not None
        or extras
        or not plain
    ):
        return False
    lines = copy_lines(shop.galley(article, shop.style.grid.measure))
    return 0 < lines <= shop.style.briefs.lines


def briefs_label(shop: GalleyShop, language: str) -> SetText:
    """Set the label over a briefs column."""
    named = "briefs_head" in shop.style.elements
    element = "briefs_head" if named else "pointer_head"
    width = shop.style.grid.measure
    return shop.text(element, shop.style.briefs.label, width, language)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Filling:
    """Some of a column's briefs: which, and how deep they may be together."""

    chosen: tuple[int, ...]
    least: int
    most: int


class BriefsColumn:
    """A briefs column: its shapes, and its plots at a depth."""

    def __init__(
        self, briefs: tuple[Article, ...], shop: GalleyShop, costs: PageCosts
    ) -> None:
        self.costs = costs
        self.briefs = briefs
        label = briefs_label(shop, briefs[0].language)
        self.label, self.size = label.lines_deep, label.size
        measure = shop.style.grid.measure
        self.few = shop.style.briefs.least
        self.lines = [
            headings(brief, shop, 1, brief=True)[0].lines
            + copy_lines(shop.galley(brief, measure))
            for brief in briefs
        ]
        self.fillings = list(self._fillings(shop.style.briefs))

    def _fillings(self, style: Briefs) -> Iterator[_Filling]:
        """Yield what the column may hold, the fullest and earliest first."""
        numbers = range(len(self.briefs))
        for count in range(len(self.briefs), max(1, style.least) - 1, -1):
            for chosen in combinations(numbers, count):
                least = self.label + sum(self.lines[n] + BRIEF_GAP for n in chosen)
                most = least + BOUNDS.page.brief_play * count
                yield _Filling(chosen=chosen, least=least, most=most)

    def shapes(self, depth: int, *, whole: bool) -> list[TakeShape]:
        """Return the column's shapes: one for each run of depths that it can have."""
        full = len(self.briefs)
        best: dict[int, int] = {}
        for filling in self.fillings[: 1 if whole else None]:
            for lines in range(filling.least, min(filling.most, depth) + 1):
                best.setdefault(lines, len(filling.chosen))
        return [
            TakeShape(
                story="",
                columns=1,
                least=run.first,
                natural=run.first,
                most=run.last,
                cost=self.costs.brief_out * (full - run.count)
                + self.costs.stray_briefs * (0 < full - run.count < self.few),
                rank=BOUNDS.page.brief_rank,
                cut=run.count < full,
                size=self.size,
                head=(0, self.label),
            )
            for run in _runs(best)
        ]

    def chosen(self, lines: int, *, whole: bool) -> tuple[Article, ...]:
        """Return the briefs of a column so deep."""
        return tuple(self.briefs[n] for n in self._filling(lines, whole=whole).chosen)

    def _filling(self, lines: int, *, whole: bool) -> _Filling:
        if not whole:
            for filling in self.fillings:
                if filling.least <= lines <= filling.most:
                    return filling
        return self.fillings[0]

    def slots(self, plot: Plot) -> tuple[Slot, ...]:
        """Return the plots of the label and of all briefs in a plot.

        What is over goes to the longest briefs; what lacks, the last one lacks.
        """
        spare = plot.lines - self.fillings[0].least
        longest = sorted(range(len(self.lines)), key=lambda n: (-self.lines[n], n))
        depths = list(self.lines)
        for place in range(max(0, spare)):
            depths[longest[place % len(longest)]] += 1
        depths[-1] = max(1, depths[-1] + min(0, spare))
        slots = [Slot(name=BRIEFS_HEAD, plot=_part(plot, plot.line, self.label))]
        line = plot.line + self.label + BRIEF_GAP
        for brief, lines in zip(self.briefs, depths, strict=True):
            slots.append(Slot(name=brief.slug, plot=_part(plot, line, lines)))
            line += lines + BRIEF_GAP
        return tuple(slots)


def _part(plot: Plot, line: int, lines: int) -> Plot:
    return Plot(column=plot.column, columns=plot.columns, line=line, lines=lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class _DepthRun:
    """Depths (lines) from first to last, each of which has `count` briefs."""

    first: int
    last: int
    count: int


def _runs(counts: dict[int, int]) -> Iterator[_DepthRun]:
    """Yield the runs of neighbouring depths with one count."""
    first = last = None
    for lines in sorted(counts):
        if first is not None and last == lines - 1 and counts[lines] == counts[first]:
            last = lines
            continue
        if first is not None and last is not None:
            yield _DepthRun(first=first, last=last, count=counts[first])
        first = last = lines
    if first is not None and last is not None:
        yield _DepthRun(first=first, last=last, count=counts[first])


def column_area(column: BriefsColumn) -> float:
    """Return the columns times lines that a whole briefs column takes."""
    return float(column.fillings[0].least + GAP)
