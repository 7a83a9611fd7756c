"""What stories wish of a page, and pages of stories: what an editor would ask for.

A page's cut is rated elsewhere; here is what a page costs by the stories that it takes
or leaves: page wishes, the front page's lead and seconds, a section's front.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from layout.desk.inks import COLOUR
from layout.makeup.bounds import BOUNDS
from layout.makeup.costs import IssueCosts
from layout.makeup.page.colour import is_coloured
from layout.makeup.page.cutting import PlacedShape
from layout.makeup.take import Take, TakeName


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPage:
    """A page to be filled: `whole`, or what a drawn one leaves to the tool.

    `opens` says that it would begin a section. It has no `ink` to speak of where all
    pages have the same.
    """

    number: int
    ink: str
    whole: bool
    opens: bool


def wishes(
    pool: list[Take],
    places: Sequence[PlacedShape],
    page: OpenPage,
    costs: IssueCosts,
) -> float:
    """Return what a page costs on which some of a pool's stories are placed."""
    taken = [pool[place.number] for place in places]
    names = {take.name for take in taken}
    cost = _page_wishes(pool, names, page, costs)
    cost += _together(pool, names, costs)
    cost += _idle_colour(taken, page, costs)
    first = next((take for take in pool if take.stories), pool[0])
    if page.number == 1 and first.article.rank == 1 and first.name not in names:
        cost += costs.unled
    if page.number == 1 and page.whole:
        cost += _front(pool, [p for p in places if pool[p.number].stories], costs)
    elif page.opens:
        cost += _section_front(pool, taken, costs)
    return cost


def _page_wishes(
    pool: list[Take],
    names: set[TakeName],
    page: OpenPage,
    costs: IssueCosts,
) -> float:
    """Return the price of stories that are not on the page that they ask for."""
    wrong = sum(
        (take.name in names) != (take.article.page == page.number)
        for take in pool
        if take.article.page is not None and not take.part
    )
    return costs.unwished * wrong


def _idle_colour(taken: list[Take], page: OpenPage, costs: IssueCosts) -> float:
    """Return what a page costs that takes up colour without any need."""
    if page.ink != COLOUR:
        return 0.0
    stories = [article for take in taken if not take.part for article in take.articles]
    return 0.0 if any(is_coloured(story) for story in stories) else costs.idle_colour


def _together(pool: list[Take], names: set[TakeName], costs: IssueCosts) -> float:
    """Return what a masthead costs apart from the first story of opinion."""
    cost = 0.0
    for box in pool:
        if box.stories or box.article.page is not None:
            continue
        section = box.article.section
        own = (t for t in pool if t.stories and t.article.section == section)
        leader = next(own, None)
        led = leader is not None and leader.name in names
        cost += costs.apart * (led != (box.name in names))
    return cost


def _front(pool: list[Take], places: Sequence[PlacedShape], costs: IssueCosts) -> float:
    """Return what page one costs with other than a lead and one or two seconds."""
    if len(places) < 2:
        return costs.lonely_front

    def rank(place: PlacedShape) -> tuple[int, TakeName]:
        take = pool[place.number]
        return take.article.rank, take.name

    lead, *others = sorted(places, key=rank)
    cost = costs.crowded_front * max(0, len(places) - BOUNDS.issue.front_stories)
    for place in others:
        own, plot = pool[place.number].article.rank, place.plot
        cost += costs.low_front * max(0, own - BOUNDS.issue.front_rank)
        # The lead stands above, and is as wide as any.
        cost += costs.outdone * (plot.columns > lead.columns or plot.line < lead.line)
    return cost


def _section_front(pool: list[Take], taken: list[Take], costs: IssueCosts) -> float:
    """Return what a section's first page costs: its best story, and a picture."""
    own = [take for take in taken if take.stories and not take.part]
    if not own:
        return 0.0
    section = min(own, key=lambda t: (t.article.rank, t.article.slug)).article.section
    rivals = [
        t for t in pool if t.article.section == section and t.stories and not t.part
    ]
    cost = 0.0
    if min(t.article.rank for t in rivals) < min(t.article.rank for t in own):
        cost += costs.unfronted
    shown = any(take.article.pictures for take in own)
    if not shown and any(take.article.pictures for take in rivals):
        cost += costs.unpictured
    return cost
