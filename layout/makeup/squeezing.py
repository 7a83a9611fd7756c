"""Stories that a search left over, taken in where pages can be set closer."""

from collections.abc import Sequence
from dataclasses import replace

from layout.desk.issue import Article
from layout.geometry import Grid
from layout.makeup.cutting import MOST_STORIES
from layout.makeup.planning import Planner
from layout.makeup.searching import Choice, Draft, Filling, Room, opens_section
from layout.makeup.takes import Take

# What a page of another section costs a story that is left over.
ELSEWHERE = 15.0


def squeeze(
    draft: Draft, rooms: Sequence[Room], articles: Sequence[Article], planner: Planner
) -> Draft:
    """Return a draft whose left stories stand on the pages that suffer least from it.

    Pages with parts or groups of stories are left alone: what they hold depends on
    others. A story that no page has room for stays over.
    """
    by_slug = {article.slug: article for article in articles}
    for take in [t for t in draft.pool if not t.part and not t.group]:
        ways = []
        for number, room in enumerate(rooms):
            filling = draft.chosen[number]
            if room.plot is None and filling.choices and _is_whole(filling):
                takes = [_whole(by_slug[c.slug]) for c in filling.choices]
                cost = _price([*takes, _whole(take.article)], room, planner)
                ways.append((cost, number))
        cost, number = min(ways, default=(float("inf"), 0))
        if cost < float("inf"):
            chosen = list(draft.chosen)
            own = Choice(slug=take.article.slug, part=0, cut=False)
            chosen[number] = Filling(choices=(*chosen[number].choices, own))
            pool = tuple(other for other in draft.pool if other is not take)
            draft = replace(draft, chosen=tuple(chosen), pool=pool)
    return draft


def _is_whole(filling: Filling) -> bool:
    return not any(c.part or c.cut or c.kind for c in filling.choices)


def _whole(article: Article) -> Take:
    return Take(article=article, cut=False)


def _price(takes: list[Take], room: Room, planner: Planner) -> float:
    """Return what a page costs with just these stories, infinity if they do not fit."""
    if len(takes) > MOST_STORIES:
        return float("inf")
    grid: Grid = planner.shop.style.grid
    # The head of a section may stand there: with it, too, there must be room.
    opens = opens_section(room.number, takes[0].article.section, "")
    plot = room.space(grid, opens=opens)
    cuts = planner.whole(takes, plot, mirror=room.number % 2 == 0)
    cost = min((c.cost for c in cuts if c.least <= plot.lines), default=float("inf"))
    sections = {take.article.section for take in takes}
    return cost + ELSEWHERE * (len(sections) - 1)
