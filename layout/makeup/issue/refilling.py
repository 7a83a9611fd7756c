"""Stories that a search left over, taken in where a few pages can be filled anew.

A thick issue is not searched again for one story that found no room on its way: the
pages about its section are emptied and searched with it, with more patience than all
could have. That is a large neighbourhood search (Shaw, "Using Constraint Programming
and Local Search Methods to Solve Vehicle Routing Problems", 1998) of one step.

What holds on the way: pages that are emptied are filled again with all that stood on
them and the story, or they stay as they were; a story that jumps has both its pages
among them or none.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from layout.desk.issue import Article
from layout.makeup.bounds import BOUNDS
from layout.makeup.issue.draft import (
    ChosenTake,
    FlatplanDraft,
    PageRoom,
    RoomTakes,
    chief_section,
)
from layout.makeup.page.planning import Planner
from layout.makeup.take import Group, GroupKind, Take

# Searches the best way to fill rooms from takes, with the sections of other pages.
Search = Callable[[list[Take], list[PageRoom], dict[int, str]], FlatplanDraft]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Refilling:
    """Rooms to be filled anew, and what stands in them.

    `articles` and `boxes` are what the takes are by their names, and `order` says which
    of them comes first.
    """

    rooms: Sequence[PageRoom]
    planner: Planner
    search: Search
    articles: dict[str, Article]
    boxes: dict[str, Take]
    order: dict[str, int]

    def with_story(
        self, draft: FlatplanDraft, take: Take, numbers: Sequence[int]
    ) -> FlatplanDraft | None:
        """Return a draft with a story on some of its pages, or nothing."""
        own = [taken for n in numbers for taken in self._on(draft.chosen[n])]
        # What is left of a story comes in with its first part.
        own += [] if take.part else [take]
        pool = sorted(own, key=lambda t: self.order[t.article.slug])
        rooms = [self.rooms[n] for n in numbers]
        found = self.search(pool, rooms, self._around(draft, numbers))
        if found.pool:
            return None
        chosen = list(draft.chosen)
        for number, filling in zip(numbers, found.chosen, strict=True):
            chosen[number] = filling
        left = tuple(other for other in draft.pool if other.name != take.name)
        return replace(draft, chosen=tuple(chosen), pool=left)

    def _around(self, draft: FlatplanDraft, numbers: Sequence[int]) -> dict[int, str]:
        """Return the sections of the pages that stay as they are."""
        found = {}
        for number, room in enumerate(self.rooms):
            if number not in numbers and room.plot is None:
                own = chief_section(list(self._on(draft.chosen[number])))
                found[room.number] = room.plan.section or own
        return found

    def _on(self, filling: RoomTakes) -> Iterator[Take]:
        """Yield the takes of a page, those that go on elsewhere as one."""
        for choice in filling.choices:
            if not choice.part:
                yield self._take(choice)

    def _take(self, choice: ChosenTake) -> Take:
        if choice.slug in self.boxes:
            return self.boxes[choice.slug]
        if not choice.kind:
            return Take(article=self.articles[choice.slug])
        members = tuple(self.articles[slug] for slug in choice.members)
        group = Group(kind=GroupKind(choice.kind), members=members)
        return Take(article=members[0], group=group, cut=False)

    def ways(self, draft: FlatplanDraft, take: Take) -> Iterator[list[int]]:
        """Yield the numbers of rooms to fill anew for a story.

        First those about its last page, or the last of its section, then those that are
        the least full.
        """
        slug, section = take.article.slug, take.article.section
        begun, own = [], [len(self.rooms) - 1]
        for number, filling in enumerate(draft.chosen):
            begun += [number for choice in filling.choices if choice.slug == slug]
            if any(t.article.section == section for t in self._on(filling)):
                own.append(number)
        home = (begun or own[1:] or own)[-1]
        yield self._about(draft, home, take)
        if begun:
            return
        yield self._about(draft, self._emptiest(draft), take)

    def _emptiest(self, draft: FlatplanDraft) -> int:
        """Return the middle of the run of rooms that is the least full."""
        size = BOUNDS.issue.refilled
        opened = [*accumulate(map(self._open, self.rooms, draft.chosen), initial=0)]
        starts = range(len(self.rooms) - size + 1)
        first = max(starts, key=lambda n: opened[n + size] - opened[n])
        return first + size // 2

    def _about(self, draft: FlatplanDraft, home: int, take: Take) -> list[int]:
        """Return the numbers of the rooms about one, so many that a story has room.

        The front page stays as it is.
        """
        free = [n for n, room in enumerate(self.rooms) if room.number > 1]
        free.sort(key=lambda n: (abs(n - home), n))
        lack = self.planner.area(take)
        numbers: list[int] = []
        for n in free[: BOUNDS.issue.wide_rooms]:
            if lack < 0 and len(numbers) >= BOUNDS.issue.refilled:
                break
            numbers.append(n)
            lack -= self._open(self.rooms[n], draft.chosen[n])
        return _closed(draft, sorted(numbers), take.article.slug)

    def _open(self, room: PageRoom, filling: RoomTakes) -> float:
        """Return the column lines that a room has more than its takes need.

        Those that whites take are none.
        """
        need = sum(map(self.planner.area, self._on(filling)))
        area = room.area(self.planner.shop.style.grid)
        return BOUNDS.issue.fullness * area - need


def _closed(draft: FlatplanDraft, numbers: list[int], begun: str) -> list[int]:
    """Return those of some rooms that share no story with any other room.

    Of the one that was `begun` only the first part stands anywhere.
    """
    while True:
        inside = {c.slug for n in numbers for c in draft.chosen[n].choices if c.part}
        first = {
            c.slug
            for n in numbers
            for c in draft.chosen[n].choices
            if c.cut and not c.part
        }
        halves = (inside ^ first) - {begun}
        kept = [
            n
            for n in numbers
            if not any(c.slug in halves for c in draft.chosen[n].choices)
        ]
        if kept == numbers:
            return kept
        numbers = kept


def refill(
    draft: FlatplanDraft,
    rooms: Sequence[PageRoom],
    takes: Sequence[Take],
    planner: Planner,
    search: Search,
) -> FlatplanDraft:
    """Return a draft whose left stories stand on pages that were filled anew for them.

    No more rooms are filled anew than there are, so that it is no more work than one
    longer search of the whole issue.
    """
    refilling = _Refilling(
        rooms=rooms,
        search=search,
        articles={article.slug: article for t in takes for article in t.articles},
        boxes={t.article.slug: t for t in takes if not t.articles},
        order={
            a.slug: n for n, t in enumerate(takes) for a in t.articles or (t.article,)
        },
        planner=planner,
    )
    patience = len(rooms)
    for take in draft.pool:
        for numbers in refilling.ways(draft, take):
            patience -= len(numbers)
            if patience < 0 or planner.effort.spent:
                return draft
            found = refilling.with_story(draft, take, numbers)
            if found is not None:
                draft = found
                break
    return draft
