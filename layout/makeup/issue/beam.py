"""Which stories go into which room: a beam search over the rooms of an issue.

For each room, in page order, the best few choices of the next stories are kept; of
all flatplans the one is taken whose rooms together close best and leave no story over.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from layout.desk.inks import COLOUR
from layout.desk.issue import PagePlan
from layout.geometry import Grid
from layout.makeup.areas import Slot
from layout.makeup.bounds import BOUNDS
from layout.makeup.issue.wishing import OpenPage, wishes
from layout.makeup.page.cutting import PlacedShape
from layout.makeup.page.facing import UNSEEN, PageLook, alike, face_each_other
from layout.makeup.page.planning import CutCandidate, Planner
from layout.makeup.page.takes import Take, TakeName
from layout.makeup.placing import furnishing
from layout.makeup.plot import Plot


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRoom:
    """Room to be filled: a whole page, or what a drawn one leaves to the tool.

    `slots` are those of advertisements and furniture (of a whole page), `foot` the
    line below what they leave, `head` the lines that they take at its head, `beside`
    what advertisements leave of their row; `plot` is the room on a drawn page.
    `mixed` says that some pages have colour and others have not.
    """

    number: int
    plan: PagePlan
    slots: tuple[Slot, ...] = ()
    head: int = 0
    foot: int = 0
    mixed: bool = False
    beside: Plot | None = None
    plot: Plot | None = None

    def space(self, grid: Grid, *, opens: bool) -> Plot:
        """Return the plot, below a section's head if the page opens one."""
        if self.plot is not None:
            return self.plot
        top = self.head + furnishing.depth(self.number, opens_section=opens)
        lines = self.foot - top
        return Plot(column=0, columns=grid.columns, line=top, lines=lines)

    def columns(self, grid: Grid) -> int:
        """Return its width: the page's, if it is not a part of a drawn one."""
        return grid.columns if self.plot is None else self.plot.columns

    def area(self, grid: Grid) -> float:
        """Return its columns times lines."""
        plot = self.space(grid, opens=False)
        return float(plot.columns * plot.lines)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class ChosenTake:
    """A take that was chosen for a room, by name; `cut` if it goes on elsewhere.

    A group is of a `kind` and has `members`. `plot` is where the search saw the take
    stand: what it chose for later rooms goes with that.
    """

    slug: str
    part: int
    cut: bool
    plot: Plot = field(compare=False)
    kind: str = ""
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class RoomTakes:
    """What was chosen for a room; `fill` lines at its foot are left to fillers."""

    choices: tuple[ChosenTake, ...] = ()
    fill: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """The least and the most column lines that takes fill."""

    least: float
    most: float

    def without(self, placed: "Needs") -> "Needs":
        """Return what is needed when some takes are placed."""
        return Needs(least=self.least - placed.least, most=self.most - placed.most)

    def and_for(self, more: "Needs") -> "Needs":
        """Return what is needed for more takes."""
        return Needs(least=self.least + more.least, most=self.most + more.most)


NOTHING = Needs(least=0.0, most=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatplanDraft:
    """An unfinished flatplan: takes to come, those chosen a room, the cost so far.

    `wished` is the part of the cost that unfulfilled wishes have, `look` that of the
    page filled last, `page` its number.
    `spare` are the column lines that may still be left to fillers, `needs` what the
    takes to come fill.
    """

    pool: tuple[Take, ...]
    chosen: tuple[RoomTakes, ...] = ()
    section: str = ""
    cost: float = 0.0
    wished: float = 0.0
    look: PageLook = UNSEEN
    page: int = 0
    spare: float = 0.0
    needs: Needs = NOTHING


def opens_section(number: int, section: str, before: str) -> bool:
    """Say whether a page begins a section, and so has its head."""
    return bool(section) and section != before and number > 1


def chief_section(takes: list[Take]) -> str:
    """Return the section of the best-ranked story among takes."""
    if not takes:
        return ""
    best = min(takes, key=lambda t: (t.part, t.article.rank, t.article.slug))
    return best.article.section


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
    drafts = [FlatplanDraft(pool=start, spare=spare, needs=_needs(start, planner))]
    grid = planner.shop.style.grid
    for place, room in enumerate(rooms):
        before = [n for n in sections if n < room.number]
        if before and (place == 0 or rooms[place - 1].number < max(before)):
            own = sections[max(before)]
            drafts = [replace(d, section=own or d.section) for d in drafts]
        left = sum(other.area(grid) for other in rooms[place + 1 :])
        later = any(other.number > room.number for other in rooms)
        found = [
            new
            for draft in drafts
            for new in _continued(draft, room, planner, later=later)
        ]
        found.sort(key=lambda d: (d.cost + _crowding(d, left, planner), d.chosen))
        drafts = _distinct(found)[:beam]
    return min(drafts, key=lambda d: (d.cost + costs.unplaced * unplaced(d), d.chosen))


def unplaced(draft: FlatplanDraft) -> int:
    """Return how many stories a draft leaves on no page."""
    return sum(take.stories for take in draft.pool)


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
    cost = costs.crowded_line * max(
        0.0, need / BOUNDS.issue.fullness - area
    ) + costs.bare_line * max(0.0, area - most)
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
        for candidate in ways if front else ways[: BOUNDS.issue.choices]:
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
