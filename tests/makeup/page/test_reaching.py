"""Which stories a page may choose from, and what it owes to those that it leaves."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from layout.makeup.bounds import BOUNDS
from layout.makeup.costs import COSTS
from layout.makeup.page.reaching import fair_share, passed, within_reach
from layout.makeup.plot import Plot
from layout.makeup.take import Take
from tests.makeup.stories import article

PAGE = COSTS.page
ROOM = Plot(column=0, columns=5, line=4, lines=90)


def take(slug: str, section: str = "News", rank: int = 3, part: int = 0) -> Take:
    return Take(
        article=article(1, slug=slug, section=section, rank=rank), part=part, lines=30
    )


def pool(news: int, sport: int, rests: int = 0) -> list[Take]:
    return [
        *(take(f"rest-{n}", part=1) for n in range(rests)),
        *(take(f"news-{n}") for n in range(news)),
        *(take(f"sport-{n}", "Sport") for n in range(sport)),
    ]


@given(news=st.integers(0, 30), sport=st.integers(0, 30), rests=st.integers(0, 6))
def test_what_is_in_reach_is_few_in_order_and_begins_at_the_head(
    news: int, sport: int, rests: int
) -> None:
    own = pool(news, sport, rests)
    found = within_reach(own)
    assert found == sorted(set(found))
    assert len(found) == min(
        BOUNDS.page.reach, news + sport + min(rests, BOUNDS.page.rests)
    )
    assert sum(own[n].part for n in found) == min(rests, BOUNDS.page.rests)
    if news:
        assert rests in found


def test_a_long_section_is_reached_from_its_head_to_its_end() -> None:
    found = within_reach(pool(30, 4))
    assert found[: BOUNDS.page.first] == [0, 1, 2]
    assert found[-1] == 29
    steps = [b - a for a, b in pairwise(found[3:])]
    assert max(steps) - min(steps) <= 1


def test_a_short_section_leaves_reach_to_the_next() -> None:
    own = pool(2, 3)
    assert within_reach(own) == [0, 1, 2, 3, 4]


def test_a_fair_share_is_what_fills_a_room_on_average() -> None:
    own = pool(12, 0)
    assert fair_share(own, ROOM, lambda _: 90.0) == 5.0
    assert fair_share(own, ROOM, lambda _: 100.0) == 4.5
    # No more than there are, and never less than one.
    assert fair_share(own[:2], ROOM, lambda _: 10.0) == 2.0
    assert fair_share(own, ROOM, lambda _: 4000.0) == 1.0
    assert fair_share([], ROOM, lambda _: 90.0) == 1.0


def test_sections_in_their_order_cost_nothing() -> None:
    takes = tuple(pool(2, 2))
    assert passed(takes, 0b0011, PAGE) == 0.0
    assert passed(takes, 0b1111, PAGE) == PAGE.mixed_section


def test_a_section_passed_over_is_paid_for_story_by_story() -> None:
    takes = tuple(pool(2, 2))
    assert passed(takes, 0b1100, PAGE) == 2 * PAGE.passed_section
    many = tuple(pool(6, 1))
    assert passed(many, 1 << 6, PAGE) == BOUNDS.page.passed * PAGE.passed_section


def test_a_better_story_left_is_paid_for_by_rank() -> None:
    takes = (take("lead", rank=1), take("short", rank=4))
    assert passed(takes, 0b10, PAGE) == 3 * PAGE.left_better
    assert passed(takes, 0b01, PAGE) == 0.0


def test_a_page_with_a_rest_pays_once_for_it() -> None:
    takes = tuple(pool(1, 0, rests=2))
    assert passed(takes, 0b011, PAGE) == PAGE.page_of_rests
