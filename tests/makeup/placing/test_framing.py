"""What of a picture shows in its frame."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.galley.composing import ComposingRoom
from layout.geometry import Rect
from layout.makeup.placing.framing import crop
from layout.makeup.story.pieces import set_picture
from tests.makeup.stories import GRID, STYLE, picture

SHOP = ComposingRoom(STYLE)
SHARES = st.floats(min_value=0, max_value=1)


@given(
    size=st.tuples(
        st.integers(min_value=100, max_value=4000),
        st.integers(min_value=100, max_value=4000),
    ),
    focus=st.tuples(SHARES, SHARES),
    columns=st.integers(min_value=1, max_value=5),
    lines=st.integers(min_value=1, max_value=80),
)
def test_crop_has_the_frames_shape_and_keeps_the_focus(
    size: tuple[int, int], focus: tuple[float, float], columns: int, lines: int
) -> None:
    shot = picture(width=size[0], height=size[1], focus=focus)
    rect = Rect(x=0, line=0, width=GRID.span(columns), lines=lines)
    inset = set_picture(shot, SHOP, columns, "en-GB")
    left, top, right, bottom = crop(inset, rect, SHOP)
    tiny = 1e-9
    assert -tiny <= left <= focus[0] + tiny
    assert focus[0] - tiny <= right <= 1 + tiny
    assert -tiny <= top <= focus[1] + tiny
    assert focus[1] - tiny <= bottom <= 1 + tiny
    shape = (right - left) * size[0] / ((bottom - top) * size[1])
    assert shape == pytest.approx(rect.width / (lines * GRID.leading))
    assert (left, right) == (0, 1) or (top, bottom) == (0, 1)


def test_a_picture_of_the_frames_shape_is_shown_whole() -> None:
    rect = Rect(x=0, line=0, width=GRID.span(2), lines=20)
    shot = picture(width=rect.width, height=20 * GRID.leading)
    inset = set_picture(shot, SHOP, 2, "en-GB")
    assert crop(inset, rect, SHOP) == pytest.approx((0, 0, 1, 1))


def test_drawings_are_shown_whole() -> None:
    rect = Rect(x=0, line=0, width=GRID.span(2), lines=3)
    inset = set_picture(picture(vector=True), SHOP, 2, "en-GB")
    assert crop(inset, rect, SHOP) == (0, 0, 1, 1)
