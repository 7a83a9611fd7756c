"""A path: its points, its rectangles, and what is around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.pdf.path import DrawnPath

NUMBER = st.integers(-500, 500).map(float)
PAIRS = st.integers(1, 3).flatmap(
    lambda count: st.lists(NUMBER, min_size=2 * count, max_size=2 * count)
)


@given(st.lists(PAIRS, min_size=1, max_size=8))
def test_every_point_is_within_the_bounds(parts: list[list[float]]) -> None:
    path = DrawnPath()
    for numbers in parts:
        path.go(numbers)
    bounds = path.bounds
    assert bounds is not None
    for numbers in parts:
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            assert bounds.left <= x <= bounds.right
            assert bounds.foot <= y <= bounds.top
    assert path.parts == len(parts)
    assert path.boxes == []


@given(NUMBER, NUMBER, NUMBER, NUMBER)
def test_a_rectangle_is_a_box_however_it_is_given(
    x: float, y: float, wide: float, high: float
) -> None:
    path, backwards = DrawnPath(), DrawnPath()
    path.add_box((x, y, wide, high))
    backwards.add_box((x + wide, y + high, -wide, -high))
    assert path.boxes == backwards.boxes == [path.bounds]
    assert len(path.points) == 4
    assert path.parts == 1


def test_a_closed_path_has_one_part_more_and_no_point() -> None:
    path = DrawnPath()
    path.go((1, 2))
    path.close()
    assert (path.parts, len(path.points)) == (2, 1)


def test_of_nothing_there_are_no_bounds() -> None:
    assert DrawnPath().bounds is None


@pytest.mark.parametrize("numbers", [(1,), (1, 2, 3)])
def test_half_a_point_is_none(numbers: tuple[float, ...]) -> None:
    path = DrawnPath()
    with pytest.raises(ValueError, match="zip"):
        path.go(numbers)


@pytest.mark.parametrize("numbers", [(1, 2, 3), (1, 2, 3, 4, 5)])
def test_a_rectangle_has_four_numbers(numbers: tuple[float, ...]) -> None:
    path = DrawnPath()
    with pytest.raises(ValueError, match="unpack"):
        path.add_box(numbers)
    assert path.boxes == []
