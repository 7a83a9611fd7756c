"""Heads: of the sizes of a class, those in which the words sit well."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from layout.desk.issue import Span
from layout.desk.stylebook import HeadClass, HeadSize
from layout.galley.composing import ComposingRoom
from layout.galley.galley import SetText
from layout.galley.heads import OVERHANG, depth
from layout.galley.stick import Stick
from layout.galley.texts import set_text
from layout.units import whole_lines
from tests.galley.quadshop import COURIER

SHOP = ComposingRoom(COURIER)
SIZES = tuple(HeadSize(size=size, leading=size + 2) for size in (30.0, 20.0, 10.0))
KIND = HeadClass(rank=3, face="text", sizes=SIZES, lines=(1, 2, 3))
WORDS = st.lists(
    st.sampled_from(["aaaa", "bb", "cccccc", "ddd"]), min_size=1, max_size=7
).map(" ".join)


def settings(room: ComposingRoom, text: str, width: float) -> tuple[SetText, ...]:
    return room.head(text, KIND, width, "")


def test_a_word_that_fills_its_room_takes_the_largest_size(quad: ComposingRoom) -> None:
    best, *_ = settings(quad, "aaaaa", 150)
    assert (best.size, best.leading, len(best.lines)) == (30, 32, 1)
    assert best.lines[0].width == 150


def test_a_small_size_in_one_line_beats_a_large_one_cut(quad: ComposingRoom) -> None:
    best, *_ = settings(quad, "aaaaaaaaa", 100)
    assert (best.size, len(best.lines)) == (10, 1)


def test_a_rump_is_worse_than_a_smaller_size(quad: ComposingRoom) -> None:
    for text in settings(quad, "aaaaaaa b", 215):
        widths = [line.width for line in text.lines]
        if text.size == 30:
            assert widths == [210, 30]
    best, *_ = settings(quad, "aaaaaaa b", 215)
    assert best.size < 30


def test_a_head_that_fits_no_size_has_the_smallest(quad: ComposingRoom) -> None:
    (only,) = settings(quad, "aaaaaaaaa " * 9, 95)
    assert (only.size, len(only.lines)) == (10, 9)


@given(WORDS, st.integers(60, 500))
def test_a_heads_depth_is_its_leadings_in_whole_lines(text: str, width: int) -> None:
    for found in settings(SHOP, text, width):
        size = HeadSize(size=found.size, leading=found.leading)
        deep = depth(size, len(found.lines))
        leading = COURIER.grid.leading
        assert deep == found.leading * len(found.lines) + OVERHANG * found.size
        assert found.lines_deep == whole_lines(deep, leading)
        assert (found.lines_deep - 1) * leading < deep


@given(WORDS, st.integers(60, 500))
def test_every_setting_has_every_word_within_the_room(text: str, width: int) -> None:
    for found in settings(SHOP, text, width):
        assert all(line.width <= width + 1e-6 for line in found.lines)
        assert not any(line.justified for line in found.lines)
        printed = "".join(
            line.text[:-1] if line.hyphenated else line.text for line in found.lines
        )
        assert printed.replace(" ", "") == text.replace(" ", "")


@given(WORDS, st.integers(100, 500))
def test_no_two_settings_are_the_same(text: str, width: int) -> None:
    found = [(text.size, len(text.lines)) for text in settings(SHOP, text, width)]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("hang", [0.0, 1.0, 2.5])
def test_a_hanging_indent_narrows_and_moves_all_lines(
    quad: ComposingRoom, hang: float
) -> None:
    element = structs.replace(quad.element("fact"), hang=hang)
    stick = Stick(width=100, leading=10, language="")
    text = set_text(
        (Span(text="aaaa bbbb cccc dddd"),), quad.cutter(element, ""), stick
    )
    assert {line.offset for line in text.lines} == {hang * 10}
    assert {line.measure for line in text.lines} == {100 - hang * 10}
    assert text.width == 100
