"""A line set to its measure: spaces and letters share what is lacking."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.galley.rating import STEP, VISIBLE, LineRater
from tests.galley.quadshop import COURIER

LIMITS = COURIER.justification
SPACE = 0.25
RATER = LineRater(LIMITS, SPACE)


@given(
    gap=st.floats(min_value=-3, max_value=12),
    spaces=st.integers(min_value=1, max_value=12),
    letters=st.integers(min_value=6, max_value=60),
)
def test_letter_space_only_where_the_limits_would_be_passed(
    gap: float, spaces: int, letters: int
) -> None:
    ratio, _, letter = RATER.rate(gap, spaces, letters)
    without = 1 + gap / (spaces * SPACE)
    if ratio == math.inf:
        assert without < LIMITS.space_min
        return
    assert LIMITS.letter_min - 1e-9 <= letter <= LIMITS.letter_max + 1e-9
    assert letter / STEP == pytest.approx(round(letter / STEP))
    assert ratio >= LIMITS.space_min - 1e-6
    assert ratio * spaces * SPACE + letter * letters == pytest.approx(
        spaces * SPACE + gap
    )
    if LIMITS.space_min <= without <= VISIBLE:
        assert letter == 0
    elif letter:
        assert letter * (without - 1) > 0
    else:
        # One space among many letters: a step of letter-space is more than it can give.
        assert 1 + (gap - STEP * letters) / (spaces * SPACE) < LIMITS.space_min


@pytest.mark.parametrize("gap", [0.1796875, 0.18])
def test_a_step_that_is_too_much_is_not_taken(gap: float) -> None:
    ratio, _, letter = RATER.rate(gap, 1, 46)
    assert letter == 0
    assert ratio == pytest.approx(1 + gap / SPACE)


def test_looser_and_tighter_lines_cost_more() -> None:
    plain = [RATER.rate(gap / 40, 5, 30)[1] for gap in range(20)]
    spaced = [RATER.rate(1.5 + gap / 10, 5, 30)[1] for gap in range(60)]
    assert plain[0] == 0
    assert plain == sorted(plain)
    assert spaced == sorted(spaced)
    assert RATER.rate(-0.1, 5, 30)[1] > 0
