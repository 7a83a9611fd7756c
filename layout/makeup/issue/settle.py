"""Pages settled: each cut in earnest for what the search chose for it, in order.

A room is closed by a `Closer`: copy as it was chosen, and fillers below it where that
closes the page better. What a first part leaves of its story is known only then, and
goes to the page that the search found for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from layout.desk.issue import Article, Issue, PagePlan
from layout.geometry import Grid
from layout.makeup.areas import FREE, PageLayout, Slot, drawn_slots
from layout.makeup.bounds import BOUNDS
from layout.makeup.issue.draft import (
    ChosenTake,
    FlatplanDraft,
    PageRoom,
    RoomTakes,
    chief_section,
    is_drawn,
    opens_section,
    order_of,
    section_of,
    top_of,
)
from layout.makeup.issue.filling import Band, Stock, band_slots
from layout.makeup.page.planning import Planner
from layout.makeup.plot import Plot
from layout.makeup.take import Group, GroupKind, Take, TakeName


@dataclass(frozen=True, slots=True, kw_only=True)
class _Room:
    """A room to be closed: its takes, its plot and page, and what the search saw.

    `seen` has the plot of each take by its name, `fill` the lines for fillers.
    """

    takes: list[Take]
    plot: Plot
    page: int
    seen: dict[TakeName, Plot]
    fill: int

    @property
    def mirror(self) -> bool:
        """Left-hand pages have their wide stories on the right."""
        return self.page % 2 == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _RoomClosing:
    """A room as it may be closed: the copy's slots and the band below, if any."""

    cost: float
    slots: tuple[Slot, ...]
    band: Band | None = None


class Closer:
    """Closes room after room, and keeps account of the fillers that are used."""

    def __init__(self, planner: Planner, stock: Stock) -> None:
        self.planner = planner
        self.costs = planner.costs.issue
        self.page_costs = planner.costs.page
        self.stock = stock
        self.used: frozenset[str] = frozenset()

    def close(
        self,
        takes: list[Take],
        plot: Plot,
        *,
        page: int,
        seen: dict[TakeName, Plot],
        fill: int,
    ) -> tuple[Slot, ...]:
        """Return the slots of takes in a plot, and of a band of fillers if that helps.

        Fillers never displace copy: a band gets no line that a take needs. Where a
        story goes on elsewhere, its rest does not outgrow the room that was found for
        it; if no cut in earnest is like that, the page is as the search saw it.
        """
        if not takes:
            return self.fill(plot, page)
        room = _Room(takes=takes, plot=plot, page=page, seen=seen, fill=fill)
        ways = [way for way in self._ways(room) if self._keeps(way, room)]
        best = min(ways, key=lambda way: way.cost, default=None) or self._seen(room)
        return (*best.slots, *self._stand(best.band, plot, page))

    def _ways(self, room: _Room) -> Iterator[_RoomClosing]:
        """Yield the room closed without fillers and, if it is open then, with some."""
        cuts = self.planner.whole(room.takes, room.plot, mirror=room.mirror)
        if not cuts:
            return
        lines = room.plot.lines
        plain = min(cut.rated(lines, self.page_costs) for cut in cuts)
        rated = []
        for number, band in enumerate(self._bands(room.plot)):
            depth = lines - band.lines
            fits = [
                cut.rated(depth, self.page_costs) for cut in cuts if cut.least <= depth
            ]
            if fits:
                cost = min(fits) + self._price(band, room.page)
                rated.append((cost, number, band))
        alone = self._settled(room, None)
        yield alone
        # Shapes promise more than a story may hold: then it is seen to stay open.
        nearly, open_line = self.costs.nearly, self.page_costs.open_line
        lack = max(0.0, alone.cost - plain - nearly) / open_line
        if any(cut.most >= lines for cut in cuts) and not lack:
            return
        if lack:
            rated = [(open_line * abs(lack - b.lines), n, b) for _, n, b in rated]
        rated.sort(key=lambda entry: entry[:2])
        bound = min([alone.cost, *(cost + nearly for cost, _, _ in rated[:1])])
        for cost, _, band in rated[: BOUNDS.issue.tried_bands]:
            if cost <= bound:
                yield self._settled(room, band)

    def _settled(self, room: _Room, band: Band | None) -> _RoomClosing:
        lines = room.plot.lines - (band.lines if band else 0)
        plot = replace(room.plot, lines=lines)
        settled = self.planner.settle(room.takes, plot, mirror=room.mirror)
        cost = settled.cost + (self._price(band, room.page) if band else 0.0)
        return _RoomClosing(cost=cost, slots=settled.slots, band=band)

    def _keeps(self, way: _RoomClosing, room: _Room) -> bool:
        """Say whether all takes stand, and no rest is longer than it was to be."""
        plots = {slot.name: slot.plot for slot in way.slots}
        rest_of = self.planner.shapes.rest_of
        for take in room.takes:
            slug = take.article.slug
            if slug not in plots:
                return False
            if take.cut and take.name in room.seen:
                rest = rest_of(take, plots[slug], room.page)
                if rest.lines > rest_of(take, room.seen[take.name], room.page).lines:
                    return False
        return True

    def _seen(self, room: _Room) -> _RoomClosing:
        """Return the room as the search saw it, with the best band that goes below."""
        rated = [
            (
                self.page_costs.open_line * (room.fill - band.lines)
                + self._price(band, room.page),
                n,
                band,
            )
            for n, band in enumerate(self._bands(room.plot))
            if band.lines <= room.fill
        ]
        _, _, band = min(rated, key=lambda entry: entry[:2], default=(0.0, 0, None))
        slots = [
            slot
            for take in room.takes
            if take.name in room.seen
            for slot in self.planner.slots(take, room.seen[take.name])
        ]
        return _RoomClosing(cost=0.0, slots=tuple(slots), band=band)

    def fill(self, plot: Plot, page: int) -> tuple[Slot, ...]:
        """Fill a plot for which there is no copy with fillers alone.

        Where none are as wide as the plot together, narrower ones stand at its edge.
        """
        while plot.columns:
            rated = [
                (self._open(plot, band) + self._price(band, page), number, band)
                for number, band in enumerate(self._bands(plot))
                # No white is needed above the first row.
                if band.lines - band.rows[0].gap <= plot.lines
            ]
            if rated:
                return self._stand(min(rated, key=lambda r: r[:2])[2], plot, page)
            plot = replace(plot, columns=plot.columns - 1)
        return ()

    def _bands(self, plot: Plot) -> tuple[Band, ...]:
        return self.stock.bands(plot.columns, self.used)

    def _stand(self, band: Band | None, plot: Plot, page: int) -> tuple[Slot, ...]:
        if band is None:
            return ()
        self.used |= band.names
        return band_slots(band, plot, mirror=page % 2 == 0)

    def _open(self, plot: Plot, band: Band) -> float:
        return self.page_costs.open_line * max(0, plot.lines - band.lines)

    def _price(self, band: Band, page: int) -> float:
        return band.cost + (self.costs.front_filler if page == 1 else 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Pages, the rooms in them that are to be filled, and the best filling found.

    `planner` is the one that found it, with the ease that it had.
    """

    pages: list[PagePlan]
    rooms: list[PageRoom]
    best: FlatplanDraft
    planner: Planner
    boxes: dict[str, Take] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Settling:
    """Pages being cut in order: the issue, what was chosen a room, and the rests.

    `whole` are the rooms that are whole pages, by their numbers, `filled` the others.
    `articles` has the stories by slug; `rests` are what first parts leave, known once
    their pages are cut.
    """

    issue: Issue
    closer: Closer
    filled: list[tuple[PageRoom, RoomTakes]]
    whole: dict[int, tuple[PageRoom, RoomTakes]]
    boxes: dict[str, Take]
    articles: dict[str, Article]
    rests: dict[str, Take] = field(default_factory=dict)

    @property
    def grid(self) -> Grid:
        """The page's grid."""
        return self.closer.planner.shop.style.grid

    def takes(self, filling: RoomTakes) -> list[Take]:
        """Return the takes that were chosen, in the order of the issue."""
        takes = [
            self._take(choice)
            for choice in filling.choices
            # Its first part may have found no room in earnest: then there is no rest.
            if not choice.part or choice.slug in self.rests
        ]
        places = order_of(self.issue)
        return sorted(takes, key=lambda take: places(take.article))

    def close(self, filling: RoomTakes, plot: Plot, page: int) -> tuple[Slot, ...]:
        """Close a plot with what was chosen for it, and note what is left of it."""
        takes = self.takes(filling)
        seen = {
            self._take(choice).name: choice.plot
            for choice in filling.choices
            if not choice.part or choice.slug in self.rests
        }
        slots = self.closer.close(takes, plot, page=page, seen=seen, fill=filling.fill)
        self._note_rests(takes, slots, page)
        return slots

    def _take(self, choice: ChosenTake) -> Take:
        if choice.slug in self.boxes:
            return self.boxes[choice.slug]
        if choice.part:
            return self.rests[choice.slug]
        if not choice.kind:
            return Take(article=self.articles[choice.slug], cut=choice.cut)
        members = tuple(self.articles[slug] for slug in choice.members)
        group = Group(kind=GroupKind(choice.kind), members=members)
        return Take(article=members[0], group=group, cut=False)

    def _note_rests(
        self, takes: list[Take], slots: tuple[Slot, ...], page: int
    ) -> None:
        """Work out what the first parts on a page leave."""
        plots = {slot.name: slot.plot for slot in slots}
        for take in takes:
            slug = take.article.slug
            if take.cut and slug in plots:
                shapes = self.closer.planner.shapes
                self.rests[slug] = shapes.rest_of(take, plots[slug], page)


def settle(issue: Issue, plan: Plan, closer: Closer) -> tuple[PageLayout, ...]:
    """Cut the pages in earnest, in order."""
    pages, rooms, best = plan.pages, plan.rooms, plan.best
    filled = list(zip(rooms, best.chosen, strict=True))
    settling = _Settling(
        issue=issue,
        closer=closer,
        filled=[own for own in filled if own[0].plot is not None],
        whole={own[0].number: own for own in filled if own[0].plot is None},
        boxes=plan.boxes,
        articles={article.slug: article for article in issue.articles},
    )
    layouts: list[PageLayout] = []
    section = ""
    for page in pages:
        make = _as_drawn if is_drawn(page) else _filled
        layouts.append(make(page, section, settling))
        section = layouts[-1].section or section
    return tuple(layouts)


def _as_drawn(plan: PagePlan, before: str, settling: _Settling) -> PageLayout:
    """Follow a drawn page, and fill what it leaves to the tool."""
    issue, grid = settling.issue, settling.grid
    section = section_of(issue, plan)
    top = top_of(plan.number, section, before)
    drawn = drawn_slots(plan, top, grid)
    slots = [slot for slot in drawn if slot.name != FREE]
    for plot, filling in _free(plan, drawn, settling):
        slots += settling.close(filling, plot, plan.number)
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
) -> list[tuple[Plot, RoomTakes]]:
    """Return the plots that a drawn page leaves to the tool, and what goes into each.

    The search guessed whether the page opens a section; now that is known.
    """
    rooms = [
        (room.plot, filling)
        for room, filling in settling.filled
        if room.number == plan.number and room.plot is not None
    ]
    plots = [slot.plot for slot in drawn if slot.name == FREE]
    if len(plots) != len(rooms):
        return rooms
    return [(plot, own) for plot, (_, own) in zip(plots, rooms, strict=True)]


def _filled(plan: PagePlan, before: str, settling: _Settling) -> PageLayout:
    """Cut a page for the takes that were chosen for it."""
    number = plan.number
    room, filling = settling.whole[number]
    takes = settling.takes(filling)
    section = plan.section or chief_section(takes) or before
    opens = opens_section(number, section, before)
    plot = room.space(settling.grid, opens=opens)
    slots = settling.close(filling, plot, number)
    if room.beside is not None:
        slots = (*slots, *settling.closer.fill(room.beside, number))
    return PageLayout(
        number=number,
        section=section,
        ink=plan.ink,
        top=top_of(number, section, before),
        slots=(*slots, *room.slots),
        drawn=False,
        opens_section=opens,
    )
