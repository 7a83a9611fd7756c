"""What stories wish of a page: each wish unfulfilled has its price, and no other."""

from layout.desk.inks import COLOUR
from layout.desk.issue import Article
from layout.makeup.costs import COSTS
from layout.makeup.issue.wishing import OpenPage, wishes
from layout.makeup.page.cutting import PlacedShape, TakeShape
from layout.makeup.plot import Plot
from layout.makeup.take import Take
from tests.makeup.stories import article, picture

ISSUE = COSTS.issue


def story(slug: str, rank: int = 3, **changes: object) -> Article:
    return article(2, slug=slug, rank=rank, **changes)


def place(number: int, columns: int = 5, line: int = 2) -> PlacedShape:
    plot = Plot(column=0, columns=columns, line=line, lines=20)
    shape = TakeShape(
        story=str(number),
        columns=columns,
        least=20,
        natural=20,
        most=20,
        cost=0.0,
        rank=3,
    )
    return PlacedShape(shape=shape, plot=plot, number=number)


def price(stories: list[Article], places: list[PlacedShape], **page: object) -> float:
    own = {"number": 2, "ink": "", "whole": True, "opens": False} | page
    pool = [Take(article=article) for article in stories]
    return wishes(pool, places, OpenPage(**own), ISSUE)  # type: ignore[arg-type]


def test_a_page_that_nobody_wishes_anything_of_is_free() -> None:
    assert price([story("a"), story("b")], [place(0)]) == 0.0


def test_a_story_is_wished_on_its_page_and_on_no_other() -> None:
    pool = [story("a", page=2), story("b", page=4)]
    assert price(pool, [place(0)]) == 0.0
    assert price(pool, [place(1)]) == 2 * ISSUE.unwished


def test_the_front_page_wants_the_first_story_and_one_or_two_more() -> None:
    pool = [story("lead", 1), story("b", 2), story("c", 3), story("d", 4)]
    two = [place(0, 5, 11), place(1, 3, 40)]
    assert price(pool, two, number=1) == 0.0
    assert price(pool, two[:1], number=1) == ISSUE.lonely_front
    crowd = [*two, place(2, 2, 40), place(3, 1, 60)]
    expected = ISSUE.crowded_front + ISSUE.low_front
    assert price(pool, crowd, number=1) == expected


def test_the_front_page_without_its_lead_costs_most() -> None:
    pool = [story("lead", 1), story("b", 2), story("c", 3)]
    assert price(pool, [place(1), place(2, 3, 40)], number=1) == ISSUE.unled


def test_no_second_is_wider_or_higher_than_the_lead() -> None:
    pool = [story("lead", 1), story("b", 2)]
    assert price(pool, [place(0, 3, 20), place(1, 4, 40)], number=1) == ISSUE.outdone
    assert price(pool, [place(0, 3, 20), place(1, 2, 11)], number=1) == ISSUE.outdone


def test_a_sections_front_wants_its_best_story_and_a_picture() -> None:
    shown = story("best", 2, pictures=(picture(),))
    pool = [shown, story("b", 3)]
    assert price(pool, [place(0)], opens=True) == 0.0
    missing = ISSUE.unfronted + ISSUE.unpictured
    assert price(pool, [place(1)], opens=True) == missing


def test_colour_is_not_idle_where_pages_differ_in_it() -> None:
    grey = [story("a", pictures=(picture(colour=False),))]
    bright = [story("a", pictures=(picture(colour=True),))]
    assert price(grey, [place(0)], ink=COLOUR) == ISSUE.idle_colour
    assert price(bright, [place(0)], ink=COLOUR) == 0.0
    assert price(grey, [place(0)]) == 0.0
