"""Stories that a search left over, taken in by pages that can be set closer."""

import pytest

from layout.desk.issue import Article, PagePlan
from layout.galley.composing import ComposingRoom
from layout.makeup.issue.draft import ChosenTake, FlatplanDraft, PageRoom, RoomTakes
from layout.makeup.issue.squeezing import squeeze
from layout.makeup.page.planning import Planner
from layout.makeup.plot import Plot
from layout.makeup.story.fit_memory import Fitter
from layout.makeup.take import Take
from tests.makeup.stories import GRID, STYLE, article, picture

ROOMS = [
    PageRoom(number=number, plan=PagePlan(number=number), foot=GRID.lines)
    for number in (2, 3)
]
WHOLE = Plot(column=0, columns=GRID.columns, line=2, lines=GRID.lines - 2)
# One page has a long story, the other a shorter one with a picture to crop.
LONG = article(50, slug="long", rank=2)
SHORT = article(25, slug="short", rank=2, pictures=(picture(),))


def squeezed(left: Article) -> FlatplanDraft:
    chosen = tuple(
        RoomTakes(choices=(ChosenTake(slug=story.slug, part=0, cut=False, plot=WHOLE),))
        for story in (LONG, SHORT)
    )
    draft = FlatplanDraft(pool=(Take(article=left),), chosen=chosen)
    planner = Planner(Fitter(ComposingRoom(STYLE)))
    return squeeze(draft, ROOMS, (LONG, SHORT, left), planner)


def test_a_story_left_over_goes_where_there_is_room() -> None:
    draft = squeezed(article(6, slug="left", rank=4))
    assert not draft.pool
    names = [[choice.slug for choice in filling.choices] for filling in draft.chosen]
    assert names == [["long"], ["short", "left"]]
    shown = tuple(choice.plot for choice in draft.chosen[1].choices)
    assert len(shown) == 2
    assert shown[0].columns * shown[0].lines > shown[1].columns * shown[1].lines


def test_a_story_too_long_for_any_page_stays_over() -> None:
    draft = squeezed(article(90, slug="left", rank=4))
    assert [take.article.slug for take in draft.pool] == ["left"]
    assert [len(filling.choices) for filling in draft.chosen] == [1, 1]


@pytest.mark.parametrize(("paragraphs", "room"), [(6, True), (60, False)])
def test_no_page_is_passed_over_that_could_be_cut(
    *, paragraphs: int, room: bool
) -> None:
    # To see that a page is full is a sum; its cuts say the same.
    planner = Planner(Fitter(ComposingRoom(STYLE)))
    left = article(paragraphs, slug="left", rank=4)
    takes = [Take(article=story, cut=False) for story in (SHORT, left)]
    cuts = planner.whole(takes, WHOLE, mirror=False)
    assert any(cut.least <= WHOLE.lines for cut in cuts) == room
    assert planner.may_hold(takes, WHOLE) == room
