"""Which stories go into which room: a beam search over the rooms of an issue.

For each room, in page order, the best few choices of the next stories are kept; of
all flatplans the one is taken whose rooms together close best and leave no story over.

The idea (a beam search, as Lowerre's Harpy of 1976 has it for words): there are far too
many flatplans to look at all of them, but what a good one has on its first pages few
others have. So all unfinished ones, the drafts, grow by one room at a time, are rated,
and the best few go on. A draft is rated by what its rooms cost and by a look ahead:
takes to come that are more than the rooms to come can hold, or less than they need.

What holds on the way: a take is either still to come or chosen, never both, and a first
part puts its rest back among those to come; two drafts with the same takes to come have
the same future, so only the cheaper one is kept; ties are broken by names, so the same
issue gives the same flatplan.
"""

from collections.abc import Sequence
from dataclasses import replace

from layout.desk.inks import COLOUR
from layout.makeup.bounds import BOUNDS
from layout.makeup.issue.draft import (
    ChosenTake,
    FlatplanDraft,
    Needs,
    PageRoom,
    RoomTakes,
    chief_section,
    opens_section,
    unplaced,
)
from layout.makeup.issue.wishing import OpenPage, wishes
from layout.makeup.page.cutting import PlacedShape
from layout.makeup.page.facing import alike, face_each_other
from layout.makeup.page.planning import CutCandidate, Planner
from layout.makeup.plot import Plot
from layout.makeup.take import Take, TakeName


def search(
    pool: list[Take],
    rooms: list[PageRoom],
    sections: dict[int, str],
    planner: Planner,
    *,
    spare: float = 0.0,
    beam: int = BOUNDS.issue.beam,
) -> FlatplanDraft:
    """Choose the takes of every room.

    `sections` are those of the drawn pages, `spare` the column lines for fillers; so
    many unfinished flatplans are kept as `beam` says.
    """
    start, costs = tuple(pool), planner.costs.issue
    sight, waiting = _in_sight(start)
    drafts = [FlatplanDraft(pool=sight, spare=spare, needs=_needs(start, planner))]
    grid = planner.shop.style.grid
    for place, room in enumerate(rooms):
        # A drawn page between this room and the last one may have changed the section.
        before = [n for n in sections if n < room.number]
        if before and (place == 0 or rooms[place - 1].number < max(before)):
            own = sections[max(before)]
            drafts = [replace(d, section=own or d.section) for d in drafts]
        left = sum(other.area(grid) for other in rooms[place + 1 :])
        later = any(other.number > room.number for other in rooms)
        found = [
            _refilled(new, waiting)
            for draft in drafts
            for new in _continued(draft, room, planner, later=later)
        ]
        found.sort(key=lambda d: (d.cost + _crowding(d, left, planner), d.chosen))
        drafts = _distinct(found)[: 1 if planner.effort.spent else beam]
    drafts = [replace(d, pool=(*d.pool, *waiting[d.seen :])) for d in drafts]
    return min(drafts, key=lambda d: (d.cost + costs.unplaced * unplaced(d), d.chosen))


def _in_sight(takes: tuple[Take, ...]) -> tuple[tuple[Take, ...], tuple[Take, ...]]:
    """Part takes into those that rooms may look at, and those that wait their turn."""
    most = BOUNDS.issue.in_sight
    if len(takes) <= most:
        return takes, ()
    near = {take.name for take in takes[:most]}
    near |= {take.name for take in takes if take.article.page is not None}
    return (
        tuple(take for take in takes if take.name in near),
        tuple(take for take in takes if take.name not in near),
    )


def _refilled(draft: FlatplanDraft, waiting: tuple[Take, ...]) -> FlatplanDraft:
    """Return a draft with as many takes in sight as there may be."""
    more = waiting[draft.seen :][: max(0, BOUNDS.issue.in_sight - len(draft.pool))]
    if not more:
        return draft
    return replace(draft, pool=(*draft.pool, *more), seen=draft.seen + len(more))


def _distinct(drafts: list[FlatplanDraft]) -> list[FlatplanDraft]:
    """Keep the first draft of each set of takes that are still to come."""
    kept: dict[tuple[TakeName, ...], FlatplanDraft] = {}
    for draft in drafts:
        kept.setdefault(tuple(take.name for take in draft.pool), draft)
    return list(kept.values())


def _needs(takes: Sequence[Take], planner: Planner) -> Needs:
    """Return the least and the most column lines that takes fill."""
    return Needs(
        least=sum(map(planner.area, takes)), most=sum(map(planner.most, takes))
    )


def _crowding(draft: FlatplanDraft, area: float, planner: Planner) -> float:
    """Return what it costs that takes to come and rooms left do not go together.

    There may be too little room, or so much that pages will stay empty.
    """
    costs = planner.costs.issue
    need, most = draft.needs.least, draft.needs.most + draft.spare
    crowded = max(0.0, need / BOUNDS.issue.fullness - area)
    bare = max(0.0, area - most)
    cost = costs.crowded_line * crowded + costs.bare_line * bare
    return cost / planner.shop.style.grid.columns


def _continued(
    draft: FlatplanDraft, room: PageRoom, planner: Planner, *, later: bool
) -> list[FlatplanDraft]:
    """Return a draft with one more room filled, in each of the best ways.

    `later` says that rooms of later pages are still to come.
    """
    pool = _eligible(draft, room, later=later)
    found: list[FlatplanDraft] = []
    for opens in _heads(pool, room, draft.section):
        if found:
            # What the section at hand offers is not given up for another's page.
            break
        plot = room.space(planner.shop.style.grid, opens=opens)
        front = room.number == 1
        spare = 0 if front else _spare(draft, plot)
        mono = room.mixed and room.plan.ink != COLOUR
        ways = (
            planner.choices(pool, plot, front=front, spare=spare, mono=mono)
            if pool
            else ()
        )
        # Of page one's cuts few have just a lead and its seconds: all are tried.
        most = 1 if planner.effort.spent else BOUNDS.issue.choices
        for candidate in ways if front else ways[:most]:
            new = _extended(draft, room, pool, candidate, planner)
            # A choice counts only under the page head that it would have.
            right = opens_section(room.number, new.section, draft.section)
            if room.plot is not None or right == opens:
                found.append(new)
    return found or [_left_empty(draft, room, planner)]


def _spare(draft: FlatplanDraft, plot: Plot) -> int:
    """Return the lines of a plot that may be left to fillers, in steps."""
    lines = min(
        int(draft.spare) // plot.columns, round(BOUNDS.issue.fillers * plot.lines)
    )
    return lines // BOUNDS.issue.filler_step * BOUNDS.issue.filler_step


def _left_empty(
    draft: FlatplanDraft, room: PageRoom, planner: Planner
) -> FlatplanDraft:
    """Return a draft with nothing in a room, which costs what open lines do."""
    lines = room.area(planner.shop.style.grid) / planner.shop.style.grid.columns
    cost = draft.cost + planner.costs.issue.empty_line * lines
    return replace(draft, chosen=(*draft.chosen, RoomTakes()), cost=cost)


def _heads(pool: list[Take], room: PageRoom, before: str) -> tuple[bool, ...]:
    """Return whether a room's page opens a section: first the likely answer."""
    if room.plot is not None or room.number == 1:
        return (False,)
    own = [take.article.section for take in pool if not take.part]
    section = room.plan.section or next(iter(own), before)
    likely = opens_section(room.number, section, before)
    return (likely, not likely)


def _eligible(draft: FlatplanDraft, room: PageRoom, *, later: bool) -> list[Take]:
    """Return the takes that may go into a room, what is left of stories first."""
    own = room.plan.section
    pool = [take for take in draft.pool if _may(take, room)]
    wanted = [t for t in pool if not own or t.part or t.article.section == own]
    pool = wanted or pool
    if not later:
        pool = [replace(take, cut=False) for take in pool]
    return sorted(pool, key=lambda t: (not t.part, t.article.page != room.number))


def _may(take: Take, room: PageRoom) -> bool:
    """Say whether a take may stand on a room's page: pointers on page one alone."""
    box = take.group is not None and not take.stories
    elsewhere = box and take.article.page not in (None, room.number)
    return take.after < room.number and not elsewhere


def _extended(
    draft: FlatplanDraft,
    room: PageRoom,
    pool: list[Take],
    candidate: CutCandidate,
    planner: Planner,
) -> FlatplanDraft:
    """Return a draft with a candidate's stories in a room; cut ones leave a rest."""
    costs = planner.costs.issue
    places = candidate.places
    taken = [pool[place.number] for place in places]
    names = {take.name for take in taken}
    rests = [
        rest
        for p in places
        if p.shape.cut
        for rest in planner.shapes.rests_of(pool[p.number], p.plot, room.number)
    ]
    # A rest must be worth the turn of the page.
    short = sum(
        max(0, BOUNDS.story.jump_lines - take.lines) for take in rests if take.part
    )
    section = room.plan.section or chief_section(taken)
    page = OpenPage(
        number=room.number,
        ink=room.plan.ink if room.mixed else "",
        whole=room.plot is None,
        opens=opens_section(room.number, section, draft.section),
    )
    choices = tuple(_choice(pool[place.number], place, planner) for place in places)
    filling = RoomTakes(choices=choices, fill=candidate.fill)
    wished = wishes(pool, places, page, costs)
    cost = candidate.cost + wished + costs.short_rest_line * short
    if face_each_other(draft.page, room.number):
        cost += alike(draft.look, candidate.look, planner.costs.page)
    waiting = [t for t in draft.pool if t.part and t.name not in names]
    cost += costs.waiting * sum(room.number - take.after for take in waiting)
    return FlatplanDraft(
        seen=draft.seen,
        pool=(*rests, *(take for take in draft.pool if take.name not in names)),
        chosen=(*draft.chosen, filling),
        section=section if room.plot is None else draft.section,
        cost=draft.cost + cost,
        wished=draft.wished + wished,
        look=candidate.look,
        page=room.number,
        needs=draft.needs.without(_needs(taken, planner)).and_for(
            _needs(rests, planner)
        ),
        spare=draft.spare - candidate.fill * room.columns(planner.shop.style.grid),
    )


def _choice(take: Take, place: PlacedShape, planner: Planner) -> ChosenTake:
    """Return what a placement chooses; of a group it names all stories."""
    slug, part = take.article.slug, take.part
    if take.group is None:
        return ChosenTake(slug=slug, part=part, cut=place.shape.cut, plot=place.plot)
    here = planner.shapes.together.chosen(
        take.group, place.plot, whole=not place.shape.cut
    )
    names = tuple(article.slug for article in here)
    kind = take.group.kind.value
    return ChosenTake(
        slug=slug, part=part, cut=False, plot=place.plot, kind=kind, members=names
    )
