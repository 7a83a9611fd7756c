"""How thick a path is at its thickest: rules, frames and panels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.pdf.path import DrawnPath
from layout.plate.ink.ruling import thickness

NUMBER = st.integers(0, 500).map(float)
SIDE = st.integers(1, 300).map(float)


def boxes(*given_: tuple[float, float, float, float]) -> DrawnPath:
    path = DrawnPath()
    for box in given_:
        path.add_box(box)
    return path


@given(NUMBER, NUMBER, SIDE, SIDE)
def test_a_rectangle_is_as_thick_as_its_smaller_side(
    x: float, y: float, wide: float, high: float
) -> None:
    assert thickness(boxes((x, y, wide, high))) == min(wide, high)
    assert thickness(boxes((x + wide, y, -wide, high))) == min(wide, high)


@given(SIDE, SIDE, st.lists(st.integers(0, 9).map(float), min_size=4, max_size=4))
def test_a_frame_is_as_thick_as_its_widest_side(
    wide: float, high: float, sides: list[float]
) -> None:
    left, foot, right, top = sides
    outer = (0.0, 0.0, wide + left + right, high + foot + top)
    inner = (left, foot, wide, high)
    whole = min(outer[2:])
    expected = min(max(sides), whole)
    assert thickness(boxes(outer, inner)) == expected
    assert thickness(boxes(inner, outer)) == expected


def test_two_panels_are_no_frame() -> None:
    assert thickness(boxes((0, 0, 50, 50), (100, 100, 50, 50))) == 150


def test_a_frame_with_more_in_it_is_a_panel() -> None:
    path = boxes((0, 0, 200, 200), (2, 2, 196, 196))
    assert thickness(path) == 2
    path.go((50, 50))
    assert thickness(path) == 200


@pytest.mark.parametrize(
    ("points", "thick"),
    [
        ([(0, 0), (90, 0), (90, 3)], 3),
        ([(0, 0), (2, 50)], 2),
        ([(0, 0), (90, 90)], 90),
        ([(7, 7)], 0),
    ],
)
def test_any_other_path_is_as_thick_as_what_it_covers(
    points: list[tuple[float, float]], thick: float
) -> None:
    path = DrawnPath()
    for point in points:
        path.go(point)
    assert thickness(path) == thick


def test_a_path_of_nothing_has_no_thickness() -> None:
    assert thickness(DrawnPath()) == 0
