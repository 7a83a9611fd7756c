"""Matrices: what they do to points, to boxes and to lengths."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pikepdf import Matrix

from layout.geometry import Point
from layout.pdf.matrix import (
    IDENTITY,
    Box,
    across,
    around,
    box_of,
    least,
    matrix_of,
    overlap,
    placed,
    placed_box,
    reaches,
    spread,
    up,
)

PART = st.integers(-400, 400).map(lambda whole: whole / 100)
MATRIX = st.tuples(PART, PART, PART, PART, PART, PART).map(matrix_of)
POINT = st.tuples(PART, PART).map(lambda pair: Point(*pair))
BOX = st.tuples(POINT, POINT).map(lambda ends: around(ends))


def near(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def test_six_numbers_are_a_matrix() -> None:
    assert matrix_of((1, 2, 3, 4, 5, 6)).shorthand == (1, 2, 3, 4, 5, 6)
    assert IDENTITY.shorthand == (1, 0, 0, 1, 0, 0)


@pytest.mark.parametrize("numbers", [(), (1, 0, 0, 1, 0), (1,) * 7])
def test_other_than_six_numbers_are_none(numbers: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="values to unpack"):
        matrix_of(numbers)


@given(MATRIX, MATRIX, POINT)
def test_one_matrix_after_another_moves_as_both(
    first: Matrix, second: Matrix, point: Point
) -> None:
    # Row vectors: what stands left is done first (ISO 32000-2, 8.3.4).
    once = (first @ second).transform(point)
    twice = second.transform(first.transform(point))
    assert near(once[0], twice[0])
    assert near(once[1], twice[1])


@given(MATRIX)
def test_nothing_changes_nothing(matrix: Matrix) -> None:
    assert (matrix @ IDENTITY).shorthand == matrix.shorthand
    assert (IDENTITY @ matrix).shorthand == matrix.shorthand


@given(MATRIX, BOX, st.floats(0, 1), st.floats(0, 1))
def test_a_placed_box_holds_whatever_was_in_it(
    matrix: Matrix, box: Box, right: float, high: float
) -> None:
    inside = (
        box.left + right * (box.right - box.left),
        box.foot + high * (box.top - box.foot),
    )
    x, y = matrix.transform(inside)
    made = placed_box(matrix, box)
    assert made.left - 1e-9 <= x <= made.right + 1e-9
    assert made.foot - 1e-9 <= y <= made.top + 1e-9


@given(MATRIX, st.lists(POINT, min_size=1, max_size=6))
def test_placed_points_are_tighter_than_their_box(
    matrix: Matrix, points: list[Point]
) -> None:
    tight, loose = placed(matrix, points), placed_box(matrix, around(points))
    assert tight.left >= loose.left - 1e-9
    assert tight.top <= loose.top + 1e-9
    if not (matrix.b or matrix.c):
        assert all(map(near, tight, loose))


def test_a_quarter_turn_lays_a_box_on_its_side() -> None:
    quarter = Matrix(0, 1, -1, 0, 0, 0)
    assert placed_box(quarter, Box(0, 0, 30, 10)) == (-10, 0, 0, 30)


def test_a_box_may_be_given_backwards() -> None:
    assert box_of((30, 20, 10, 5)) == Box(left=10, foot=5, right=30, top=20)


@pytest.mark.parametrize(
    ("matrix", "wide", "high", "thin", "mean"),
    [
        (Matrix(2, 0, 0, 3, 9, 9), 2, 3, 2, math.sqrt(6)),
        (Matrix(0, 2, -3, 0, 0, 0), 2, 3, 2, math.sqrt(6)),
        (Matrix(1, 0, 0, -1, 0, 800), 1, 1, 1, 1),
        (Matrix(1, 0, 0, 0, 0, 0), 1, 0, 0, 0),
        (Matrix(0, 0, 0, 0, 0, 0), 0, 0, 0, 0),
        (Matrix(1, 1, 0, 1, 0, 0), math.sqrt(2), 1, (math.sqrt(5) - 1) / 2, 1),
    ],
)
def test_lengths(
    matrix: Matrix, wide: float, high: float, thin: float, mean: float
) -> None:
    assert near(across(matrix), wide)
    assert near(up(matrix), high)
    assert near(least(matrix), thin)
    assert near(spread(matrix), mean)


@given(MATRIX, st.floats(0, math.tau))
def test_no_direction_shrinks_more_than_the_least(matrix: Matrix, angle: float) -> None:
    x, y = matrix.transform((math.cos(angle), math.sin(angle)))
    length = math.hypot(x - matrix.e, y - matrix.f)
    assert length >= least(matrix) - 1e-6


@given(BOX, BOX)
def test_what_overlaps_is_within_both(one: Box, other: Box) -> None:
    both = overlap(one, other)
    assert both.left <= both.right
    assert both.foot <= both.top
    if reaches(one, other):
        for box in (one, other):
            assert both.left >= box.left
            assert both.foot >= box.foot
            assert both.right <= box.right
            assert both.top <= box.top


@given(BOX, BOX)
def test_boxes_reach_each_other_or_neither(one: Box, other: Box) -> None:
    assert reaches(one, other) == reaches(other, one)
    assume(one.right < other.left)
    assert not reaches(one, other)


def test_a_point_on_an_edge_reaches() -> None:
    assert reaches(Box(5, 5, 5, 5), Box(5, 0, 9, 5))
    assert not reaches(Box(5, 5.1, 5, 5.1), Box(5, 0, 9, 5))


def test_without_an_edge_nothing_is_cut() -> None:
    assert overlap(None, Box(1, 2, 3, 4)) == (1, 2, 3, 4)
    assert overlap(Box(0, 0, 2, 2), Box(5, 5, 9, 9)) == (5, 5, 5, 5)
