"""The flatplan: which story, advertisement and furniture stands on which page.

Drawn pages are followed; the rooms that are left are searched for the stories that
fill them best, and then cut in earnest, page by page.
"""

import math
from dataclasses import dataclass, field

from layout.desk.issue import Article, Issue, PagePlan
from layout.geometry import Grid
from layout.makeup import furnishing
from layout.makeup.anatomy import Plot
from layout.makeup.areas import FREE, PageLayout, Slot, drawn_slots
from layout.makeup.booking import AD_GAP, ad_lines, ad_slots, beside, book
from layout.makeup.cutting import MOST_STORIES
from layout.makeup.fitter import Fitter
from layout.makeup.parting import Spot
from layout.makeup.planning import Planner
from layout.makeup.searching import (
    Choice,
    Draft,
    Room,
    chief_section,
    opens_section,
    search,
)
from layout.makeup.standing import (
    pointing,
    standing,
    with_imprint,
    with_pointers,
)
from layout.makeup.takes import Take

# Stories at their shallowest fill this share of their pages: whites take the rest.
FULLNESS = 0.93
SHEET = 4
# Of an issue with no more stories to place, several flatplans are made up.
SMALL = 30
# A line without room is as bad as so many open ones, and so is a wish's unit of cost:
# a line across a page costs 2.5 of them.
OVER = 50
WISH_LINES = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Settling:
    """Pages being cut in order: the issue, what was chosen a room, and the rests.

    `rests` are what first parts leave, known once their pages are cut.
    """

    issue: Issue
    planner: Planner
    filled: list[tuple[Room, tuple[Choice, ...]]]
    rests: dict[str, Take] = field(default_factory=dict)

    def takes(self, choices: tuple[Choice, ...]) -> list[Take]:
        """Return the takes that were chosen, in the order of the issue."""
        by_slug = {choice.slug: choice for choice in choices}
        own = [a for a in self.issue.articles if a.slug in by_slug]
        return [
            self.rests[article.slug]
            if by_slug[article.slug].part
            else Take(article=article, cut=by_slug[article.slug].cut)
            for article in in_order(self.issue, own)
        ]

    def note_rests(self, takes: list[Take], slots: tuple[Slot, ...], page: int) -> None:
        """Work out what the first parts on a page leave."""
        plots = {slot.name: slot.plot for slot in slots}
        for take in takes:
            slug = take.article.slug
            if take.cut and slug in plots:
                self.rests[slug] = self.planner.leaves.rest_of(take, plots[slug], page)


def flatplan(issue: Issue, fitter: Fitter) -> tuple[PageLayout, ...]:
    """Return the layout of every page: drawn ones as drawn, the others planned."""
    planner = Planner(fitter)
    drawn = {area.name for plan in issue.plans for area in plan.areas}
    pool = in_order(issue, [a for a in issue.articles if a.slug not in drawn])
    count = page_count(issue, pool, planner)
    plans = _planned(issue, (pool, count), planner)
    if issue.pages is None and plans[0].best.pool:
        plans = _planned(issue, (pool, count + SHEET), planner)
    made = [(_settled(issue, plan, planner), plan.best.wished) for plan in plans]
    if len(made) == 1:
        return made[0][0]
    return min(made, key=lambda way: _white(issue, way, fitter))[0]


def _white(
    issue: Issue, way: tuple[tuple[PageLayout, ...], float], fitter: Fitter
) -> tuple[int, float]:
    """Return how many stories are on no page, and how many lines stay open.

    Wishes that are not fulfilled, the other part of a way, count as open lines.
    """
    layouts, wished = way
    by_slug = {article.slug: article for article in issue.articles}
    plots: dict[str, list[Spot]] = {}
    for page in layouts:
        for slot in page.slots:
            if slot.name in by_slug:
                spot = Spot(page=page.number, plot=slot.plot)
                plots.setdefault(slot.name, []).append(spot)
    fits = [fitter.fit(by_slug[name], tuple(spots)) for name, spots in plots.items()]
    lines = sum(fit.pour.open_lines + OVER * fit.overset for fit in fits)
    return len(by_slug) - len(plots), lines + WISH_LINES * wished


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """Pages, the rooms in them that are to be filled, and the best filling found."""

    pages: list[PagePlan]
    rooms: list[Room]
    best: Draft
    ease: int


def _planned(
    issue: Issue, work: tuple[list[Article], int], planner: Planner
) -> list[_Plan]:
    """Search the best flatplans with so many pages.

    Stories are first asked to be as deep as would fill all pages, then shallower, if
    they do not all find room. Of a small issue all ways are returned that leave the
    fewest stories over: they can be made up and compared.
    """
    pool, count = work
    plans = {plan.number: plan for plan in issue.plans}
    pages = [plans.get(n, PagePlan(number=n)) for n in range(1, count + 1)]
    rooms, pool = _rooms(issue, pages, pool, planner)
    sections = {p.number: _section_of(issue, p) for p in pages if _drawn(p)}
    takes = [Take(article=article) for article in pool]
    found: list[_Plan] = []
    for ease in range(_ease(takes, rooms, planner), -1, -1):
        planner.leaves.ease = ease
        best = search(takes, rooms, sections, planner)
        found.append(_Plan(pages=pages, rooms=rooms, best=best, ease=ease))
        if not best.pool and len(takes) > SMALL:
            break
    least = min(len(plan.best.pool) for plan in found)
    kept = [plan for plan in found if len(plan.best.pool) == least]
    return kept if len(takes) <= SMALL else kept[:1]


def _settled(issue: Issue, plan: _Plan, planner: Planner) -> tuple[PageLayout, ...]:
    """Cut the pages in earnest, in order."""
    planner.leaves.ease = plan.ease
    pages, rooms, best = plan.pages, plan.rooms, plan.best
    settling = _Settling(
        issue=issue,
        planner=planner,
        filled=list(zip(rooms, best.chosen, strict=True)),
    )
    layouts: list[PageLayout] = []
    section = ""
    for page in pages:
        make = _as_drawn if _drawn(page) else _filled
        layouts.append(make(page, section, settling))
        section = layouts[-1].section or section
    return tuple(layouts)


def _ease(takes: list[Take], rooms: list[Room], planner: Planner) -> int:
    """Return how deep the stories may be so that they spread over all their pages.

    0: as shallow as they can be; 1: as deep as they like to be; 2: deeper still.
    """
    room = sum(room.area(planner.shop.style.grid) for room in rooms)
    for ease in (2, 1):
        planner.leaves.ease = ease
        if sum(planner.area(take) for take in takes) <= room * FULLNESS:
            return ease
    return 0


def in_order(issue: Issue, articles: list[Article]) -> list[Article]:
    """Sort stories by section, rank and slug: the order in which pages are filled."""
    sections = {name: n for n, name in enumerate(issue.sections)}
    return sorted(articles, key=lambda a: (sections.get(a.section, 99), a.rank, a.slug))


def page_count(issue: Issue, pool: list[Article], planner: Planner) -> int:
    """Return how many pages the issue has: as told, or as many as the copy needs."""
    if issue.pages is not None:
        return issue.pages
    grid = planner.shop.style.grid
    page = grid.columns * (grid.lines - furnishing.FOLIO) * FULLNESS
    drawn = {area.name for plan in issue.plans for area in plan.areas}
    need = sum(planner.area(Take(article=article)) for article in pool)
    need += sum(
        ad.columns * (ad_lines(ad, grid.leading) + AD_GAP)
        for ad in issue.ads
        if not ad.house and f"ad:{ad.name}" not in drawn
    )
    most = max([plan.number for plan in issue.plans], default=1)
    filled = sum(_drawn(p) and bool(p.rows or not p.open) for p in issue.plans)
    if pointing(issue, pool, SHEET, planner):
        need += grid.columns * planner.shop.style.front.lines
    full = max(math.ceil(need / page), math.ceil(len(pool) / MOST_STORIES))
    pages = max(most, filled + full)
    return -(-pages // SHEET) * SHEET


def _drawn(plan: PagePlan | None) -> bool:
    return plan is not None and bool(plan.areas)


def _rooms(
    issue: Issue, pages: list[PagePlan], pool: list[Article], planner: Planner
) -> tuple[list[Room], list[Article]]:
    """Return the rooms to be filled, in page order, advertisements standing in them.

    Returns the stories that are still to be placed too: a row of advertisements that
    is not full may take one beside it.
    """
    grid = planner.shop.style.grid
    taken = {area.name for plan in issue.plans for area in plan.areas}
    free = [ad for ad in issue.ads if f"ad:{ad.name}" not in taken]
    house = [ad for ad in free if ad.house]
    points = pointing(issue, pool, len(pages), planner)
    numbers = [plan.number for plan in pages if not _drawn(plan)]
    booked = book([ad for ad in free if not ad.house], numbers, grid.columns)
    rooms: list[Room] = []
    section = ""
    for plan in pages:
        if _drawn(plan):
            rooms += _left_open(issue, plan, section, grid)
            section = _section_of(issue, plan) or section
            continue
        section = plan.section or section
        slots, rest = ad_slots(booked.get(plan.number, ()), grid)
        extra = beside(rest, (pool, house), planner.shaper) if rest else None
        if extra is not None:
            slots = (*slots, extra)
            pool = [a for a in pool if a.slug != extra.name]
            house = [ad for ad in house if f"ad:{ad.name}" != extra.name]
        matter = standing(slots, grid)
        if plan is pages[-1]:
            matter = with_imprint(matter, issue, planner)
        if plan.number == 1 and points:
            top = _top(plan.number, section, "")
            matter = with_pointers(matter, top, planner)
        rooms.append(
            Room(
                number=plan.number,
                plan=plan,
                slots=matter.slots,
                head=matter.head,
                foot=matter.foot,
            )
        )
    return rooms, pool


def _left_open(issue: Issue, plan: PagePlan, before: str, grid: Grid) -> list[Room]:
    """Return what a drawn page leaves to the tool (`.` in its plan)."""
    top = _top(plan.number, _section_of(issue, plan), before)
    return [
        Room(number=plan.number, plan=plan, plot=slot.plot)
        for slot in drawn_slots(plan, top, grid)
        if slot.name == FREE
    ]


def _top(number: int, section: str, before: str) -> int:
    opens = opens_section(number, section, before)
    return furnishing.depth(number, opens_section=opens)


def _section_of(issue: Issue, plan: PagePlan) -> str:
    """Return a drawn page's section: its own, or that of its first story."""
    by_slug = {a.slug: a for a in issue.articles}
    for area in plan.areas:
        if not plan.section and not area.exact and area.name in by_slug:
            return by_slug[area.name].section
    return plan.section


def _as_drawn(plan: PagePlan, before: str, settling: _Settling) -> PageLayout:
    """Follow a drawn page, and fill what it leaves to the tool."""
    issue, planner = settling.issue, settling.planner
    section = _section_of(issue, plan)
    top = _top(plan.number, section, before)
    drawn = drawn_slots(plan, top, planner.shop.style.grid)
    slots = [slot for slot in drawn if slot.name != FREE]
    for plot, choices in _free(plan, drawn, settling):
        takes = settling.takes(choices)
        found = planner.settle(takes, plot, mirror=False)
        settling.note_rests(takes, found, plan.number)
        slots += found
    if plan.open:
        # What was locked has no claim to be read first.
        slots.sort(key=lambda slot: (slot.plot.line, slot.plot.column))
    return PageLayout(
        number=plan.number,
        section=section,
        ink=plan.ink,
        top=top,
        slots=tuple(slots),
        drawn=True,
        opens_section=opens_section(plan.number, section, before),
    )


def _free(
    plan: PagePlan, drawn: tuple[Slot, ...], settling: _Settling
) -> list[tuple[Plot, tuple[Choice, ...]]]:
    """Return the plots that a drawn page leaves to the tool, and what goes into each.

    The search guessed whether the page opens a section; now that is known.
    """
    rooms = [
        (room.plot, choices)
        for room, choices in settling.filled
        if room.number == plan.number and room.plot is not None
    ]
    plots = [slot.plot for slot in drawn if slot.name == FREE]
    if len(plots) != len(rooms):
        return rooms
    return [(plot, ch) for plot, (_, ch) in zip(plots, rooms, strict=True)]


def _filled(plan: PagePlan, before: str, settling: _Settling) -> PageLayout:
    """Cut a page for the takes that were chosen for it."""
    planner, number = settling.planner, plan.number
    [(room, choices)] = [f for f in settling.filled if f[0].number == number]
    takes = settling.takes(choices)
    section = plan.section or chief_section(takes) or before
    opens = opens_section(number, section, before)
    plot = room.space(planner.shop.style.grid, opens=opens)
    slots = planner.settle(takes, plot, mirror=number % 2 == 0)
    settling.note_rests(takes, slots, number)
    return PageLayout(
        number=number,
        section=section,
        ink=plan.ink,
        top=_top(number, section, before),
        slots=(*slots, *room.slots),
        drawn=False,
        opens_section=opens,
    )
