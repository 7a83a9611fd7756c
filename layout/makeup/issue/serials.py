"""Stories longer than two pages: whole pages are drawn for them, one after another.

A story that jumps has two parts, each on a page with others. What is longer than that
leaves nothing to choose: it fills pages to the foot, and the last page is the tool's
again below what is left of it.
"""

from dataclasses import dataclass, replace
from itertools import count

from layout.desk.issue import Area, Article, Issue, PagePlan
from layout.galley.shop import GalleyShop
from layout.makeup.bounds import BOUNDS
from layout.makeup.placing import furnishing
from layout.makeup.plot import PartPlace, Plot
from layout.makeup.story.anatomy import CarvingOrder, SetPicture
from layout.makeup.story.carving import carve
from layout.makeup.story.parting import copy_lines, jump_heading
from layout.makeup.story.pieces import headings, insets, quotes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Serial:
    """A story that is told page by page; `copy` are its lines."""

    article: Article
    shop: GalleyShop
    copy: int

    def plots(self) -> list[Plot]:
        """Return what the story fills of each of its pages, from its first page on."""
        grid = self.shop.style.grid
        top = furnishing.depth(2, opens_section=False)
        whole = Plot(column=0, columns=grid.columns, line=top, lines=grid.lines - top)
        # Its first page may open a section.
        opened = furnishing.depth(2, opens_section=True) - top
        left = self.copy - self._held(replace(whole, lines=whole.lines - opened), 0)
        found = [whole]
        # A page that a jump's head fills to the foot would hold nothing for ever.
        each, most = max(1, self._held(whole, 1)), self._held(whole, 2)
        while left > most:
            left -= each
            found.append(whole)
        depths = (replace(whole, lines=n) for n in range(BOUNDS.page.room, whole.lines))
        last = (plot for plot in depths if self._held(plot, 2) >= left)
        return [*found, next(last, whole)]

    def _held(self, plot: Plot, place: int) -> int:
        """Return the lines of copy that a plot holds: the first, any, or the last.

        The first has the head and the first picture, the last all that is left.
        Columns lose some lines at their feet, and one is the jump's.
        """
        article, shop = self.article, self.shop
        pieces = insets(article, shop, plot.columns)
        first = tuple(i for i in pieces[:1] if isinstance(i, SetPicture))
        spot = PartPlace(page=0, plot=plot)
        head = jump_heading(article, spot, shop).jump_lines
        if place == 0:
            head = headings(article, shop, plot.columns)[0].lines
        rest = (*pieces[len(first) :], *quotes(article, shop))
        order = CarvingOrder(
            head_lines=head, insets=(first, (), rest)[place], depths={}
        )
        carved = carve(plot, order, shop.style.grid)
        return carved.capacity - BOUNDS.page.rest_spare


def with_serials(issue: Issue, shop: GalleyShop) -> Issue:
    """Return an issue with pages drawn for the stories that two pages do not hold.

    They begin on the page that they wish for, or on the first one inside that is free.
    A story stays as it is if nobody lets it jump, or the issue has too few pages.
    """
    drawn = {area.name for plan in issue.plans for area in plan.areas}
    grid = shop.style.grid
    page = grid.columns * (grid.lines - furnishing.FOLIO)
    for article in issue.articles:
        copy = 0
        if article.may_jump and article.slug not in drawn:
            copy = copy_lines(shop.galley(article, grid.measure))
        if copy > BOUNDS.issue.serial * page:
            serial = _Serial(article=article, shop=shop, copy=copy)
            issue = _drawn(issue, article, serial.plots())
    return issue


def _drawn(issue: Issue, article: Article, plots: list[Plot]) -> Issue:
    """Return an issue with a story drawn on its pages, if it has so many."""
    plans = {plan.number: plan for plan in issue.plans}
    taken = {ad.page for ad in issue.ads} | {n for n, p in plans.items() if p.areas}
    pages = count(max(2, article.page or 2))
    free = (number for number in pages if number not in taken)
    numbers = [number for number, _ in zip(free, plots, strict=False)]
    if issue.pages is not None and numbers[-1] > issue.pages:
        return issue
    for number, plot in zip(numbers, plots, strict=True):
        plan = plans.get(number, PagePlan(number=number))
        area = Area(
            name=article.slug,
            column=plot.column,
            columns=plot.columns,
            row=plot.line,
            rows=plot.lines,
            exact=True,
        )
        plans[number] = replace(
            plan,
            section=plan.section or article.section,
            areas=(area,),
            open=number == numbers[-1],
        )
    return replace(issue, plans=tuple(plans[number] for number in sorted(plans)))
