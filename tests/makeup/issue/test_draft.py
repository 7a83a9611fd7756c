"""Rooms of an issue, and what is chosen for them so far."""

from layout.desk.issue import Area, PagePlan
from layout.makeup.issue.draft import (
    ChosenTake,
    FlatplanDraft,
    Needs,
    PageRoom,
    RoomTakes,
    chief_section,
    in_order,
    is_drawn,
    opens_section,
    section_of,
    top_of,
    unplaced,
)
from layout.makeup.placing import furnishing
from layout.makeup.plot import Plot
from layout.makeup.take import BoxDepth, Group, GroupKind, Take
from tests.makeup.stories import GRID, article, issue

PLOT = Plot(column=0, columns=2, line=10, lines=40)


def test_a_page_opens_a_section_where_another_was_before() -> None:
    assert opens_section(4, "Sport", "News")
    assert not opens_section(4, "News", "News")
    assert not opens_section(4, "", "News")
    # The nameplate is head enough.
    assert not opens_section(1, "News", "")


def test_a_whole_room_lies_between_its_head_and_what_stands_at_the_foot() -> None:
    room = PageRoom(number=3, plan=PagePlan(number=3), foot=80, head=4)
    plain, headed = (room.space(GRID, opens=opens) for opens in (False, True))
    assert plain.line == 4 + furnishing.FOLIO
    assert headed.line == plain.line + furnishing.SECTION_HEAD
    assert plain.foot == headed.foot == 80
    assert room.area(GRID) == plain.area
    assert room.columns(GRID) == GRID.columns


def test_the_room_on_a_drawn_page_is_as_it_was_drawn() -> None:
    room = PageRoom(number=3, plan=PagePlan(number=3), plot=PLOT)
    assert room.space(GRID, opens=True) == PLOT
    assert room.columns(GRID) == 2
    assert room.area(GRID) == 80.0


def test_needs_are_reckoned_take_by_take() -> None:
    whole = Needs(least=100.0, most=150.0)
    part, rest = Needs(least=30.0, most=40.0), Needs(least=5.0, most=9.0)
    assert whole.without(part).and_for(rest) == Needs(least=75.0, most=119.0)


def test_what_is_chosen_is_compared_by_name_and_not_by_place() -> None:
    one = ChosenTake(slug="a", part=0, cut=False, plot=PLOT)
    other = ChosenTake(
        slug="a", part=0, cut=False, plot=Plot(column=1, columns=1, line=2, lines=9)
    )
    assert one == other
    assert RoomTakes(choices=(one,)) == RoomTakes(choices=(other,))
    assert one < ChosenTake(slug="b", part=0, cut=False, plot=PLOT)


def test_furniture_that_stands_nowhere_is_no_story_lost() -> None:
    box = Group(kind=GroupKind.BOX, depths=(BoxDepth(columns=1, lines=20),))
    letters = Group(
        kind=GroupKind.LETTERS, members=(article(slug="b"), article(slug="c"))
    )
    pool = (
        Take(article=article(slug="masthead"), group=box),
        Take(article=article(slug="b"), group=letters),
        Take(article=article(slug="d")),
    )
    assert unplaced(FlatplanDraft(pool=pool)) == 3
    assert [take.name for take in pool] == [("masthead", 0), ("b+c", 0), ("d", 0)]


def test_the_best_story_gives_a_page_its_section() -> None:
    takes = [
        Take(article=article(slug="a", section="News", rank=3)),
        Take(article=article(slug="b", section="Sport", rank=2)),
        Take(article=article(slug="c", section="Opinion", rank=1), part=1),
    ]
    assert chief_section(takes) == "Sport"
    assert chief_section([]) == ""


def test_stories_come_by_section_rank_and_name() -> None:
    own = [
        article(slug=slug, section=section, rank=rank)
        for slug, section, rank in (
            ("d", "Elsewhere", 1),
            ("c", "Sport", 1),
            ("b", "News", 3),
            ("a", "News", 3),
            ("z", "News", 1),
        )
    ]
    assert [a.slug for a in in_order(issue(*own), own)] == ["z", "a", "b", "c", "d"]


def test_a_drawn_page_has_its_own_section_or_that_of_its_first_story() -> None:
    area = Area(name="a", column=0, columns=5, row=0, rows=1)
    made = issue(article(slug="a", section="Sport"))
    drawn = PagePlan(number=2, areas=(area,), rows=1)
    assert section_of(made, drawn) == "Sport"
    assert section_of(made, PagePlan(number=2, areas=(area,), section="News")) == "News"
    assert is_drawn(drawn)
    assert not is_drawn(PagePlan(number=2))
    assert not is_drawn(None)


def test_the_first_line_is_below_the_head_that_a_page_has() -> None:
    assert top_of(1, "News", "") == furnishing.NAMEPLATE
    assert top_of(2, "News", "News") == furnishing.FOLIO
    assert top_of(2, "Sport", "News") == furnishing.FOLIO + furnishing.SECTION_HEAD
