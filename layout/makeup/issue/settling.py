"""Pages settled: each cut in earnest for what the search chose for it, in order."""

from dataclasses import dataclass, field

from layout.desk.issue import Issue, PagePlan
from layout.geometry import Grid
from layout.makeup.areas import FREE, PageLayout, Slot, drawn_slots
from layout.makeup.groups import Group, GroupKind
from layout.makeup.issue.beam import (
    ChosenTake,
    FlatplanDraft,
    PageRoom,
    RoomTakes,
    chief_section,
    opens_section,
)
from layout.makeup.issue.closing import Closer
from layout.makeup.issue.rooming import is_drawn, order_of, section_of, top_of
from layout.makeup.page.planning import Planner
from layout.makeup.page.takes import Take
from layout.makeup.plot import Plot


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

    `rests` are what first parts leave, known once their pages are cut.
    """

    issue: Issue
    closer: Closer
    filled: list[tuple[PageRoom, RoomTakes]]
    boxes: dict[str, Take]
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
        articles = {article.slug: article for article in self.issue.articles}
        if not choice.kind:
            return Take(article=articles[choice.slug], cut=choice.cut)
        members = tuple(articles[slug] for slug in choice.members)
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
    settling = _Settling(
        issue=issue,
        closer=closer,
        filled=list(zip(rooms, best.chosen, strict=True)),
        boxes=plan.boxes,
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
    [(room, filling)] = [f for f in settling.filled if f[0].number == number]
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
