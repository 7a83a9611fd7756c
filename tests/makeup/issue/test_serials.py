"""Stories longer than two pages have pages of their own."""

from dataclasses import replace

import pytest

from layout.desk.issue import Issue
from layout.galley.composing import ComposingRoom
from layout.makeup.issue.serials import with_serials
from layout.makeup.making import make_pages
from tests.makeup import stories
from tests.makeup.stories import GRID, STYLE, article

# Three pages and a piece, as the planner has it.
LONG = article(260, slug="long", rank=2)


def drawn(issue: Issue) -> list[int]:
    plans = with_serials(issue, ComposingRoom(STYLE)).plans
    return [plan.number for plan in plans if plan.areas]


def test_a_story_that_two_pages_hold_is_left_to_the_search() -> None:
    assert drawn(stories.issue(article(20, slug="short", rank=1))) == []


def test_a_long_one_fills_pages_and_leaves_the_tool_what_is_below() -> None:
    issue = with_serials(stories.issue(LONG, pages=None), ComposingRoom(STYLE))
    assert len(issue.plans) > 2
    assert [plan.number for plan in issue.plans] == [*range(2, 2 + len(issue.plans))]
    *full, last = issue.plans
    assert {plan.areas[0].rows for plan in full} == {GRID.lines - full[0].areas[0].row}
    assert last.areas[0].rows < full[0].areas[0].rows
    assert [plan.open for plan in issue.plans] == [False] * len(full) + [True]


@pytest.mark.parametrize("changes", [{"jump": False}, {"rank": 3}])
def test_a_story_that_may_not_jump_stays_as_it_is(changes: dict[str, object]) -> None:
    assert drawn(stories.issue(replace(LONG, **changes), pages=None)) == []  # type: ignore[arg-type]


def test_it_begins_where_it_wishes_and_takes_no_page_that_is_not_there() -> None:
    wish = replace(LONG, page=4)
    assert drawn(stories.issue(wish, pages=None))[0] == 4
    assert drawn(stories.issue(wish, pages=4)) == []


def test_it_is_made_up_whole() -> None:
    short = article(6, slug="short", rank=3)
    dummy, notes = make_pages(
        stories.issue(LONG, short, pages=None), ComposingRoom(STYLE), thorough=False
    )
    assert {story.slug: story.overset_lines for story in dummy.stories} == {
        "long": 0,
        "short": 0,
    }
    assert not [note for note in notes if note.severity == "error"]
