"""The flatplan: which story, advertisement and furniture stands on which page.

Drawn pages are followed; the rooms that are left are searched for the stories that
fill them best, and then cut in earnest, page by page.
"""

import math

from layout.desk.issue import Article, Issue, PagePlan
from layout.makeup.areas import PageLayout
from layout.makeup.bounds import BOUNDS
from layout.makeup.issue.auto_furniture import pointing
from layout.makeup.issue.beam import PageRoom, search, unplaced
from layout.makeup.issue.booking import AD_GAP, ad_lines
from layout.makeup.issue.closing import Closer
from layout.makeup.issue.filling import Stock
from layout.makeup.issue.grouping import gathered, with_boxes
from layout.makeup.issue.rooming import in_order, is_drawn, rooms_of, section_of
from layout.makeup.issue.settling import Plan, settle
from layout.makeup.issue.squeezing import squeeze
from layout.makeup.issue.weighing import weigh
from layout.makeup.page.colour import pressed
from layout.makeup.page.planning import Planner
from layout.makeup.page.takes import Take
from layout.makeup.placing import furnishing
from layout.makeup.story.fitter import Fitter


def flatplan(issue: Issue, fitter: Fitter) -> tuple[PageLayout, ...]:
    """Return the layout of every page: drawn ones as drawn, the others planned."""
    planner = Planner(fitter)
    drawn = {area.name for plan in issue.plans for area in plan.areas}
    pool = in_order(issue, [a for a in issue.articles if a.slug not in drawn])
    count = page_count(issue, pool, planner)
    stock = Stock(issue, planner.shaper)
    plans = _placed(issue, (pool, count), planner, stock)
    if issue.pages is None and unplaced(plans[0].best):
        plans = _placed(issue, (pool, count + issue.multiple), planner, stock)
    made = [
        (settle(issue, plan, Closer(planner, stock)), plan.best.wished)
        for plan in plans
    ]
    if len(made) == 1:
        return made[0][0]
    return min(made, key=lambda way: weigh(issue, way[0], way[1], fitter))[0]


def _placed(
    issue: Issue, work: tuple[list[Article], int], planner: Planner, stock: Stock
) -> list[Plan]:
    """Search the best flatplans; groups that find no room together are parted."""
    plans = _planned(issue, (*work, True), planner, stock)
    if not any(take.group for take in plans[0].best.pool):
        return plans
    parted = _planned(issue, (*work, False), planner, stock)
    fewer = unplaced(parted[0].best) <= unplaced(plans[0].best)
    return parted if fewer else plans


def _planned(
    issue: Issue, work: tuple[list[Article], int, bool], planner: Planner, stock: Stock
) -> list[Plan]:
    """Search the best flatplans with so many pages.

    Stories are first asked to be as deep as would fill all pages, then shallower, if
    they do not all find room. Of a small issue all ways are returned that leave the
    fewest stories over: they can be made up and compared. The last part of the work
    says whether what belongs together is gathered.
    """
    pool, count, together = work
    plans = {plan.number: plan for plan in issue.plans}
    wanted = (plans.get(n, PagePlan(number=n)) for n in range(1, count + 1))
    pages = [pressed(plan, issue) for plan in wanted]
    rooms, pool = rooms_of(issue, pages, (pool, together), planner)
    sections = {p.number: section_of(issue, p) for p in pages if is_drawn(p)}
    takes = [Take(article=article) for article in pool]
    if together:
        takes = with_boxes(gathered(pool, issue, planner), issue, planner)
    spare = _spare(takes, rooms, stock, planner)
    found: list[Plan] = []
    top = _ease(takes, rooms, planner)
    few = len(pool) <= BOUNDS.issue.small
    boxes = {t.article.slug: t for t in takes if t.group and not t.stories}
    for ease in range(top, -1, -1) if few else sorted({top, 0}, reverse=True):
        planner.leaves.ease = ease
        best = search(takes, rooms, sections, planner, spare=spare)
        best = squeeze(best, rooms, pool, planner)
        found.append(Plan(pages=pages, rooms=rooms, best=best, ease=ease, boxes=boxes))
        if not best.pool and not few:
            break
    if all(0 < unplaced(plan.best) <= BOUNDS.issue.few for plan in found):
        # So near: with more ways kept in sight, and no room kept for fillers, one may
        # lead through.
        best = search(takes, rooms, sections, planner, beam=BOUNDS.issue.wide_beam)
        found.append(Plan(pages=pages, rooms=rooms, best=best, ease=0, boxes=boxes))
    least = min(_left(plan) for plan in found)
    kept = [plan for plan in found if _left(plan) == least]
    return kept if few else kept[:1]


def _left(plan: Plan) -> tuple[int, int]:
    """Return how many stories, and how many takes, a plan leaves on no page."""
    return unplaced(plan.best), len(plan.best.pool)


def _spare(
    takes: list[Take], rooms: list[PageRoom], stock: Stock, planner: Planner
) -> float:
    """Return the column lines that the copy does not need and fillers could close."""
    planner.leaves.ease = 0
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
        planner.leaves.ease = ease
        if sum(planner.area(take) for take in takes) <= room * BOUNDS.issue.fullness:
            return ease
    return 0


def page_count(issue: Issue, pool: list[Article], planner: Planner) -> int:
    """Return how many pages the issue has: as told, or as many as the copy needs."""
    if issue.pages is not None:
        return issue.pages
    grid = planner.shop.style.grid
    page = grid.columns * (grid.lines - furnishing.FOLIO) * BOUNDS.issue.fullness
    drawn = {area.name for plan in issue.plans for area in plan.areas}
    need = sum(planner.area(Take(article=article)) for article in pool)
    need += sum(
        ad.columns * (ad_lines(ad, grid.leading) + AD_GAP)
        for ad in issue.ads
        if not ad.house and f"ad:{ad.name}" not in drawn
    )
    most = max([plan.number for plan in issue.plans], default=1)
    filled = sum(is_drawn(p) and bool(p.rows or not p.open) for p in issue.plans)
    if pointing(issue, pool, issue.multiple, planner):
        need += grid.columns * planner.shop.style.front.lines
    full = max(math.ceil(need / page), math.ceil(len(pool) / BOUNDS.page.stories))
    pages = max(most, filled + full)
    return -(-pages // issue.multiple) * issue.multiple
