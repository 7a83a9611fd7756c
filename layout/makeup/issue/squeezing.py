"""Stories that a search left over, taken in where pages can be set closer."""

from collections.abc import Sequence
from dataclasses import replace

from layout.desk.issue import Article
from layout.makeup.bounds import BOUNDS
from layout.makeup.issue.draft import (
    ChosenTake,
    FlatplanDraft,
    PageRoom,
    RoomTakes,
    opens_section,
)
from layout.makeup.page.planning import Planner
from layout.makeup.plot import Plot
from layout.makeup.take import Take


def squeeze(
    draft: FlatplanDraft,
    rooms: Sequence[PageRoom],
    articles: Sequence[Article],
    planner: Planner,
) -> FlatplanDraft:
    """Return a draft whose left stories stand on the pages that suffer least from it.

    Pages with parts or groups of stories are left alone: what they hold depends on
    others. A story that no page has room for stays over.
    """
    by_slug = {article.slug: article for article in articles}
    left = [t for t in draft.pool if not t.part and not t.group]
    for take in left[: BOUNDS.issue.squeezed]:
        ways = []
        for number, room in enumerate(rooms):
            filling = draft.chosen[number]
            if room.plot is None and filling.choices and _is_whole(filling):
                takes = [_whole(by_slug[c.slug]) for c in filling.choices]
                found = _closest([*takes, _whole(take.article)], room, planner)
                ways += [(cost, number, plots) for cost, plots in found]
        if ways:
            _, number, plots = min(ways, key=lambda way: way[:2])
            chosen = list(draft.chosen)
            *others, last = plots
            own = ChosenTake(slug=take.article.slug, part=0, cut=False, plot=last)
            before = zip(chosen[number].choices, others, strict=True)
            moved = (replace(choice, plot=plot) for choice, plot in before)
            chosen[number] = RoomTakes(choices=(*moved, own))
            pool = tuple(other for other in draft.pool if other is not take)
            draft = replace(draft, chosen=tuple(chosen), pool=pool)
    return draft


def _is_whole(filling: RoomTakes) -> bool:
    return not any(c.part or c.cut or c.kind for c in filling.choices)


def _whole(article: Article) -> Take:
    return Take(article=article, cut=False)


def _closest(
    takes: list[Take], room: PageRoom, planner: Planner
) -> list[tuple[float, tuple[Plot, ...]]]:
    """Return what a page costs with just these stories, and where they stand.

    Nothing is returned if they do not fit.
    """
    if len(takes) > BOUNDS.page.stories:
        return []
    # The head of a section may stand there: with it, too, there must be room.
    opens = opens_section(room.number, takes[0].article.section, "")
    plot = room.space(planner.shop.style.grid, opens=opens)
    if not planner.may_hold(takes, plot):
        return []
    cuts = planner.whole(takes, plot, mirror=room.number % 2 == 0)
    close = [cut for cut in cuts if cut.least <= plot.lines]
    if not close:
        return []
    best = min(close, key=lambda cut: cut.cost)
    places = sorted(best.places, key=lambda place: place.number)
    sections = {take.article.section for take in takes}
    cost = best.cost + planner.costs.issue.elsewhere * (len(sections) - 1)
    return [(cost, tuple(place.plot for place in places))]
