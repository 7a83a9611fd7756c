"""Stories left over by a search, taken in where a few pages are filled anew."""

from functools import partial

from layout.desk.issue import Article, PagePlan
from layout.galley.composing import ComposingRoom
from layout.makeup.bounds import BOUNDS
from layout.makeup.effort import Effort
from layout.makeup.issue.beam import search
from layout.makeup.issue.draft import ChosenTake, FlatplanDraft, PageRoom, RoomTakes
from layout.makeup.issue.refilling import refill
from layout.makeup.page.planning import Planner
from layout.makeup.plot import Plot
from layout.makeup.story.fit_memory import Fitter
from layout.makeup.take import Group, GroupKind, Take
from tests.makeup.stories import GRID, STYLE, article

# One for all: what it has set and measured once is so.
FITTER = Fitter(ComposingRoom(STYLE))
ROOMS = [
    PageRoom(number=number, plan=PagePlan(number=number), foot=GRID.lines)
    for number in range(2, 2 + BOUNDS.issue.refilled)
]
WHOLE = Plot(column=0, columns=GRID.columns, line=2, lines=GRID.lines - 2)
# Two stories that go on one page together, and one that needs nearly all of a page.
HALF, OTHER = article(20, slug="half"), article(20, slug="other")
LONG = article(46, slug="long", rank=2)


def choice(slug: str, **changes: object) -> ChosenTake:
    plain = {"slug": slug, "part": 0, "cut": False, "plot": WHOLE}
    return ChosenTake(**plain | changes)  # type: ignore[arg-type]


def refilled(
    *pages: tuple[ChosenTake, ...], takes: list[Take], left: Take, most: int = 10**6
) -> tuple[FlatplanDraft, FlatplanDraft]:
    """Fill rooms anew, of which the last ones have pages; return before and after."""
    empty = [RoomTakes()] * (len(ROOMS) - len(pages))
    chosen = (*empty, *(RoomTakes(choices=page) for page in pages))
    FITTER.effort = Effort(most=most)
    before = FlatplanDraft(pool=(left,), chosen=tuple(chosen))
    # As if the other pages were an advertisement's.
    rooms = [
        room if filling.choices else PageRoom(number=room.number, plan=room.plan)
        for room, filling in zip(ROOMS, chosen, strict=True)
    ]
    planner = Planner(FITTER)
    after = refill(before, rooms, takes, planner, partial(search, planner=planner))
    return before, after


def alone(*articles: Article) -> list[Take]:
    return [Take(article=story) for story in articles]


def names(draft: FlatplanDraft) -> list[set[str]]:
    own = [{c.slug for c in filling.choices} for filling in draft.chosen]
    return [page for page in own if page]


def test_two_pages_are_filled_anew_for_a_story_that_no_page_has_room_for() -> None:
    _, after = refilled(
        (choice("half"),),
        (choice("other"),),
        takes=alone(HALF, OTHER, LONG),
        left=Take(article=LONG),
    )
    assert not after.pool
    assert sorted(map(sorted, names(after))) == [["half", "other"], ["long"]]


def test_pages_stay_as_they_are_if_a_story_goes_on_none_of_them() -> None:
    before, after = refilled(
        (choice("half"), choice("other")),
        takes=alone(HALF, OTHER, LONG),
        left=Take(article=LONG),
    )
    assert after == before


def test_without_patience_nothing_is_filled_anew() -> None:
    before, after = refilled(
        (choice("half"),),
        (choice("other"),),
        takes=alone(HALF, OTHER, LONG),
        left=Take(article=LONG),
        most=0,
    )
    assert after == before


def test_a_page_with_half_a_story_is_not_emptied_without_the_other_half() -> None:
    # The story's first part stands on a page that is not among these.
    rest = choice("far", part=1)
    before, after = refilled(
        (choice("half"),),
        (choice("other"), rest),
        takes=alone(HALF, OTHER, LONG, article(30, slug="far")),
        left=Take(article=LONG),
    )
    assert after == before


def test_what_is_left_of_a_story_comes_in_with_its_first_part() -> None:
    jumps = article(20, slug="jumps", jump=True)
    rest = Take(article=jumps, part=1, lines=30, after=12)
    _, after = refilled(
        (choice("jumps", cut=True),),
        (choice("half"),),
        takes=alone(HALF, jumps),
        left=rest,
    )
    assert not after.pool
    assert {"jumps", "half"} == set().union(*names(after))


def test_a_column_of_briefs_goes_where_it_goes_as_one() -> None:
    half, other = article(10, slug="half"), article(10, slug="other")
    briefs = tuple(article(1, slug=f"brief-{n}", rank=5) for n in range(3))
    column = Group(kind=GroupKind.BRIEFS, members=briefs)
    members = tuple(brief.slug for brief in briefs)
    _, after = refilled(
        (choice("half"), choice("brief-0", kind="briefs", members=members)),
        (choice("other"),),
        takes=[*alone(half, other, LONG), Take(article=briefs[0], group=column)],
        left=Take(article=LONG),
    )
    assert not after.pool
    [own] = [c for f in after.chosen for c in f.choices if c.kind]
    assert own.members == members
