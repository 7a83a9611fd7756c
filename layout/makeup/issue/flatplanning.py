"""The flatplan: which story, advertisement and furniture stands on which page.

Drawn pages are followed; the rooms that are left are searched for the stories that
fill them best, and then cut in earnest, page by page.
"""

import math
from dataclasses import dataclass

from layout.desk.issue import Article, Issue, PagePlan
from layout.makeup.areas import PageLayout
from layout.makeup.bounds import BOUNDS
from layout.makeup.issue.auto_furniture import pointing
from layout.makeup.issue.beam import search
from layout.makeup.issue.booking import ad_lines
from layout.makeup.issue.draft import (
    FlatplanDraft,
    PageRoom,
    in_order,
    is_drawn,
    section_of,
    unplaced,
)
from layout.makeup.issue.filling import Stock
from layout.makeup.issue.grouping import gathered, with_boxes
from layout.makeup.issue.refilling import Search, refill
from layout.makeup.issue.rooming import rooms_of
from layout.makeup.issue.serials import with_serials
from layout.makeup.issue.settle import Closer, Plan, settle
from layout.makeup.issue.squeezing import squeeze
from layout.makeup.issue.weighing import weigh
from layout.makeup.page.colour import pressed
from layout.makeup.page.planning import Planner
from layout.makeup.placing import furnishing
from layout.makeup.plot import AD_GAP
from layout.makeup.story.fit_memory import Fitter
from layout.makeup.take import Take


def flatplan(issue: Issue, fitter: Fitter) -> tuple[PageLayout, ...]:
    """Return the layout of every page: drawn ones as drawn, the others planned."""
    planner = Planner(fitter)
    issue = with_serials(issue, fitter.shop)
    drawn = {area.name for plan in issue.plans for area in plan.areas}
    pool = in_order(issue, [a for a in issue.articles if a.slug not in drawn])
    count = page_count(issue, pool, planner)
    stock = Stock(issue, planner.shaper)
    seeker = _Seeker(issue=issue, pool=pool, planner=planner, stock=stock)
    plans = seeker.placed(count)
    if issue.pages is None and unplaced(plans[0].best):
        plans = seeker.placed(count + issue.multiple)
    made = [settle(issue, plan, Closer(plan.planner, stock)) for plan in plans]
    if len(made) == 1:
        return made[0]
    weights = [
        weigh(issue, layouts, plan.best.wished, fitter)
        for layouts, plan in zip(made, plans, strict=True)
    ]
    return made[weights.index(min(weights))]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seeker:
    """Seeks flatplans for the stories of an issue that nobody has drawn (`pool`)."""

    issue: Issue
    pool: list[Article]
    planner: Planner
    stock: Stock

    def placed(self, count: int) -> list[Plan]:
        """Seek the best flatplans with so many pages.

        Groups that find no room together are parted.
        """
        plans = self._planned(count, together=True)
        if not any(take.group for take in plans[0].best.pool):
            return plans
        parted = self._planned(count, together=False)
        fewer = unplaced(parted[0].best) <= unplaced(plans[0].best)
        return parted if fewer else plans

    def _planned(self, count: int, *, together: bool) -> list[Plan]:
        """Seek the best flatplans with stories gathered that belong together, or not.

        Stories are first asked to be as deep as would fill all pages, then shallower,
        if they do not all find room. Of a small issue all ways are returned that leave
        the fewest stories over: they can be made up and compared.
        """
        issue, planner = self.issue, self.planner
        plans = {plan.number: plan for plan in issue.plans}
        wanted = (plans.get(n, PagePlan(number=n)) for n in range(1, count + 1))
        pages = [pressed(plan, issue) for plan in wanted]
        rooms, pool = rooms_of(issue, pages, self.pool, planner, together=together)
        takes = [Take(article=article) for article in pool]
        if together:
            takes = gathered(pool, issue, planner.shop)
            takes = with_boxes(takes, issue, planner.shop)
        ways = _Ways(
            pages=pages,
            rooms=rooms,
            takes=takes,
            sections={p.number: section_of(issue, p) for p in pages if is_drawn(p)},
            pool=pool,
        )
        spare = _spare(takes, rooms, self.stock, planner)
        top = _ease(takes, rooms, planner)
        few = len(pool) <= BOUNDS.issue.small
        eases = list(range(top, -1, -1)) if few else sorted({top, 0}, reverse=True)
        if ways.many and issue.pages is None:
            # Of a thick issue a few pages more are no matter, but a search more is.
            del eases[1:]
        found: list[Plan] = []
        for ease in eases:
            found.append(ways.searched(planner.eased(ease), spare))
            if planner.effort.spent or (not found[-1].best.pool and not few):
                break
        nearly = all(0 < unplaced(p.best) <= BOUNDS.issue.few for p in found)
        if nearly and not ways.many and not planner.effort.spent:
            found.append(ways.searched_wide(planner.eased(0)))
        least = min(_left(plan) for plan in found)
        kept = [plan for plan in found if _left(plan) == least]
        return kept if few else kept[:1]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ways:
    """What is searched for ways to fill it: pages, their rooms, the takes to come.

    `sections` are those of the drawn pages, `pool` the stories of the takes.
    """

    pages: list[PagePlan]
    rooms: list[PageRoom]
    takes: list[Take]
    sections: dict[int, str]
    pool: list[Article]

    @property
    def many(self) -> bool:
        """Whether there are too many rooms to search them all with more patience."""
        return len(self.rooms) > BOUNDS.issue.wide_rooms

    def searched(self, planner: Planner, spare: float) -> Plan:
        """Return the best way; `spare` are the column lines left to fillers."""
        best = search(self.takes, self.rooms, self.sections, planner, spare=spare)
        best = squeeze(best, self.rooms, self.pool, planner)
        if self.many and best.pool:
            close = planner.eased(0)
            best = refill(best, self.rooms, self.takes, close, self._anew(close))
        return self._plan(best, planner)

    def _anew(self, planner: Planner) -> Search:
        """Return how some of the rooms are searched again, with more patience."""
        beam = BOUNDS.issue.wide_beam
        return lambda takes, rooms, around: search(
            takes, rooms, self.sections | around, planner, beam=beam
        )

    def searched_wide(self, planner: Planner) -> Plan:
        """Return the best way of a longer search, with no room kept for fillers.

        Where hardly a story is left over, it may lead through.
        """
        beam = BOUNDS.issue.wide_beam
        best = search(self.takes, self.rooms, self.sections, planner, beam=beam)
        return self._plan(best, planner)

    def _plan(self, best: FlatplanDraft, planner: Planner) -> Plan:
        boxes = {t.article.slug: t for t in self.takes if t.group and not t.stories}
        return Plan(
            pages=self.pages,
            rooms=self.rooms,
            best=best,
            planner=planner,
            boxes=boxes,
        )


def _left(plan: Plan) -> tuple[int, int]:
    """Return how many stories, and how many takes, a plan leaves on no page."""
    return unplaced(plan.best), len(plan.best.pool)


def _spare(
    takes: list[Take], rooms: list[PageRoom], stock: Stock, planner: Planner
) -> float:
    """Return the column lines that the copy does not need and fillers could close."""
    room = sum(room.area(planner.shop.style.grid) for room in rooms)
    need = sum(planner.area(take) for take in takes)
    return max(
        0.0,
        min(room - need / BOUNDS.issue.fullness, stock.area() * BOUNDS.issue.usable),
    )


def _ease(takes: list[Take], rooms: list[PageRoom], planner: Planner) -> int:
    """Return how deep the stories may be so that they spread over all their pages.

    0: as shallow as they can be; 1: as deep as they like to be; 2: deeper still.
    """
    room = sum(room.area(planner.shop.style.grid) for room in rooms)
    for ease in (2, 1):
        deep = planner.eased(ease)
        if sum(deep.area(take) for take in takes) <= room * BOUNDS.issue.fullness:
            return ease
    return 0


def page_count(issue: Issue, pool: list[Article], planner: Planner) -> int:
    """Return how many pages the issue has: as told, or as many as the copy needs."""
    if issue.pages is not None:
        return issue.pages
    grid = planner.shop.style.grid
    page = grid.columns * (grid.lines - furnishing.FOLIO) * BOUNDS.issue.fullness
    drawn = {area.name for plan in issue.plans for area in plan.areas}
    # Short stories of a section stand together, many on a page.
    takes = gathered(pool, issue, planner.shop)
    need = copy = sum(map(planner.area, takes))
    need += sum(
        ad.columns * (ad_lines(ad, grid.leading) + AD_GAP)
        for ad in issue.ads
        if not ad.house and f"ad:{ad.name}" not in drawn
    )
    most = max([plan.number for plan in issue.plans], default=1)
    filled = sum(is_drawn(p) and bool(p.rows or not p.open) for p in issue.plans)
    if pointing(issue, copy, issue.multiple, planner.shop):
        need += grid.columns * planner.shop.style.front.lines
    full = max(math.ceil(need / page), math.ceil(len(takes) / BOUNDS.page.stories))
    pages = -(-max(most, filled + full) // issue.multiple) * issue.multiple
    if pages > BOUNDS.issue.wide_rooms:
        # Copy that goes on many pages only as shallow as it can be is never all placed:
        # the sheet that it needs is added at once.
        need += sum(map(planner.eased(1).area, takes)) - copy
        pages += issue.multiple * (need > page * (pages - filled))
    return pages
