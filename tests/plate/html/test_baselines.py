"""Where baselines fall: as CSS has it, and all on one grid."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.desk.stylebook import Element
from layout.plate.html.baselines import COPY, Baselines, Extents
from tests.plate.dummies import STYLE

BASELINES = Baselines(STYLE)
EMS = st.floats(min_value=0.1, max_value=1.5)
POINTS = st.floats(min_value=2, max_value=200)
ON_GRID = [
    pytest.param(element, id=element.name)
    for element in STYLE.elements.values()
    if element.leading == STYLE.grid.leading
]
OFF_GRID = [
    pytest.param(element, id=element.name)
    for element in STYLE.elements.values()
    if element.leading != STYLE.grid.leading
]


@given(ascent=EMS, descent=EMS, size=POINTS, leading=POINTS)
def test_half_of_the_leading_is_above_and_half_below(
    ascent: float, descent: float, size: float, leading: float
) -> None:
    extents = Extents(ascent=ascent, descent=descent)
    baseline = extents.baseline(size, leading)
    above = baseline - ascent * size
    below = leading - baseline - descent * size
    assert above == pytest.approx(below, abs=1e-9 * leading + 1e-9)


@given(ascent=EMS, descent=EMS, size=POINTS, leading=POINTS)
def test_a_line_height_is_found_for_any_baseline(
    ascent: float, descent: float, size: float, leading: float
) -> None:
    extents = Extents(ascent=ascent, descent=descent)
    baseline = extents.baseline(size, leading)
    assert extents.leading(size, baseline) == pytest.approx(leading, abs=1e-9)


@pytest.mark.parametrize("face", STYLE.faces)
def test_every_face_has_letters_above_and_below_its_baseline(face: str) -> None:
    extents = BASELINES.extents(face)
    assert 0.6 < extents.ascent < 1.4
    assert 0.1 < extents.descent < 0.6


def test_copy_stands_on_the_grid_as_it_is() -> None:
    assert BASELINES.shift(STYLE.elements[COPY]) == 0


@pytest.mark.parametrize("element", ON_GRID)
def test_what_has_the_grids_leading_is_moved_onto_it(element: Element) -> None:
    moved = BASELINES.shift(element) + BASELINES.baseline(element)
    assert moved == pytest.approx(BASELINES.grid)
    assert abs(BASELINES.shift(element)) < STYLE.grid.leading / 2


@pytest.mark.parametrize("element", OFF_GRID)
def test_what_has_a_leading_of_its_own_stays_in_its_box(element: Element) -> None:
    assert BASELINES.shift(element) == 0
    assert 0 < BASELINES.baseline(element) < element.leading
