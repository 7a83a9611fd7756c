"""The rooms of an issue: what its pages leave to the tool, and in which order."""

from dataclasses import replace

from layout.desk.issue import Article, Issue, PagePlan
from layout.geometry import Grid
from layout.makeup.areas import FREE, drawn_slots
from layout.makeup.issue.auto_furniture import (
    pointing,
    standing,
    with_imprint,
    with_pointers,
)
from layout.makeup.issue.booking import ad_slots, beside, book
from layout.makeup.issue.draft import (
    PageRoom,
    is_drawn,
    section_of,
    top_of,
)
from layout.makeup.issue.grouping import gathered, masthead_box
from layout.makeup.page.planning import Planner
from layout.makeup.take import Take


def rooms_of(
    issue: Issue,
    pages: list[PagePlan],
    pool: list[Article],
    planner: Planner,
    *,
    together: bool,
) -> tuple[list[PageRoom], list[Article]]:
    """Return the rooms to be filled, in page order, advertisements standing in them.

    Returns the stories that are still to be placed too: a row of advertisements that
    is not full may take one beside it. Stories that stand `together` have a masthead
    among them.
    """
    grid = planner.shop.style.grid
    taken = {area.name for plan in issue.plans for area in plan.areas}
    free = [ad for ad in issue.ads if f"ad:{ad.name}" not in taken]
    plain = [Take(article=article) for article in pool]
    boxed = together and masthead_box(plain, issue, planner.shop) is not None
    need = sum(map(planner.area, gathered(pool, issue, planner.shop)))
    points = pointing(issue, need, len(pages), planner.shop)
    numbers = [plan.number for plan in pages if not is_drawn(plan)]
    booked = book([ad for ad in free if not ad.house], numbers, grid.columns)
    rooms: list[PageRoom] = []
    section = ""
    for plan in pages:
        if is_drawn(plan):
            rooms += _left_open(issue, plan, section, grid)
            section = section_of(issue, plan) or section
            continue
        section = plan.section or section
        slots, rest = ad_slots(booked.get(plan.number, ()), grid)
        extra = beside(rest, pool, planner.shaper) if rest else None
        if extra is not None:
            slots, rest = (*slots, extra), None
            pool = [a for a in pool if a.slug != extra.name]
        matter = standing(slots, grid)
        if plan is pages[-1] and not boxed:
            matter = with_imprint(matter, issue, planner.shop)
        if plan.number == 1 and points:
            top = top_of(plan.number, section, "")
            matter = with_pointers(matter, top, planner.shop)
        rooms.append(
            PageRoom(
                number=plan.number,
                plan=plan,
                slots=matter.slots,
                head=matter.head,
                foot=matter.foot,
                beside=rest,
            )
        )
    mixed = len({plan.ink for plan in pages}) > 1
    return [replace(room, mixed=mixed) for room in rooms], pool


def _left_open(issue: Issue, plan: PagePlan, before: str, grid: Grid) -> list[PageRoom]:
    """Return what a drawn page leaves to the tool (`.` in its plan)."""
    top = top_of(plan.number, section_of(issue, plan), before)
    return [
        PageRoom(number=plan.number, plan=plan, plot=slot.plot)
        for slot in drawn_slots(plan, top, grid)
        if slot.name == FREE
    ]
