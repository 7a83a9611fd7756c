"""How well a shape suits a story: widths by rank, strips and strands, legs."""

import pytest

from layout.makeup.bounds import BOUNDS
from layout.makeup.costs import COSTS
from layout.makeup.page.suiting import (
    off_column,
    off_legs,
    off_width,
    out_of_shape,
    suits,
)

PAGE = COSTS.page


@pytest.mark.parametrize(
    ("rank", "least", "most"), [(1, 3, 5), (3, 2, 4), (5, 1, 2), (9, 1, 2)]
)
def test_better_stories_are_wider(rank: int, least: int, most: int) -> None:
    fit = suits(rank)
    assert (fit.least, fit.most) == (least, most)
    assert off_width(rank, least, PAGE) == off_width(rank, most, PAGE) == 0.0
    assert off_width(rank, most + 2, PAGE) == 2 * PAGE.off_width


def test_a_strip_and_a_strand_cost_more_with_each_doubling() -> None:
    square = round(2 * BOUNDS.page.column_lines)
    assert out_of_shape(2, square, PAGE) == 0.0
    long = 2 * BOUNDS.page.column_lines / BOUNDS.page.tallest
    once = out_of_shape(2, round(2 * long), PAGE)
    assert once == pytest.approx(PAGE.out_of_shape, rel=0.02)
    twice = out_of_shape(2, round(4 * long), PAGE)
    assert twice == pytest.approx(2 * PAGE.out_of_shape, rel=0.02)
    assert out_of_shape(5, 10, PAGE) > 0.0


def test_a_column_alone_may_be_deeper() -> None:
    lines = round(BOUNDS.page.column_lines / BOUNDS.page.tallest) + 10
    assert out_of_shape(1, lines, PAGE) == 0.0
    assert out_of_shape(2, 2 * lines, PAGE) > 0.0


def test_legs_that_are_read_with_ease_cost_nothing() -> None:
    assert off_legs(BOUNDS.page.short_leg, PAGE) == 0.0
    assert off_legs(BOUNDS.page.long_leg, PAGE) == 0.0
    assert off_legs(BOUNDS.page.short_leg - 2, PAGE) == 2 * PAGE.short_leg_line
    assert off_legs(BOUNDS.page.long_leg + 4, PAGE) == 4 * PAGE.long_leg_line


def test_the_shortest_column_is_paid_for_unless_it_is_the_only_one() -> None:
    least = BOUNDS.story.shortest_leg
    assert off_column([3], PAGE) == 0.0
    assert off_column([least, 30], PAGE) == 0.0
    assert off_column([least - 1, 30], PAGE) == PAGE.scrap + PAGE.scrap_line
