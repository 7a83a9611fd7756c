"""However a paragraph is cut, its lines are as wide as their words."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from layout.desk.issue import Span
from layout.galley.composing import ComposingRoom
from layout.galley.strip import FORCED, HYPHEN, SOFT, SPACE, Strip
from tests.galley.quadshop import COURIER, strip_of

SHOP = ComposingRoom(COURIER)
WORDS = st.lists(st.sampled_from(["Tower", "AV", "notwithstanding", "a", "To.", "Vow"]))


def width(strip: Strip, first: int, last: int) -> float:
    return strip.end[last] - strip.start[first]


def spaces(strip: Strip) -> list[int]:
    return [at for at, kind in enumerate(strip.kind) if kind == SPACE]


@given(WORDS.filter(bool))
def test_a_line_is_as_wide_as_its_words(words: list[str]) -> None:
    strip = strip_of(SHOP, " ".join(words))
    face = SHOP.cutter(SHOP.element("paragraph_first"), "").face(strip.blanks[0])
    for first, last in itertools.combinations(range(len(words) + 1), 2):
        line = " ".join(words[first:last])
        assert width(strip, first, last) == pytest.approx(face.width(line), abs=1e-3)


def test_kern_against_the_space_only_inside_a_line(courier: ComposingRoom) -> None:
    face = courier.typecase.face("display-bold", ("lnum",))
    words = "To To"
    kern = face.width(" T") - face.width(" ") - face.width("T")
    strip = strip_of(courier, words, name="headline")
    _, middle, last = spaces(strip)
    whole = 2 * face.width("To") + face.width(" ") + kern
    assert width(strip, 0, last) == pytest.approx(whole)
    assert width(strip, middle, last) == pytest.approx(face.width("To"))
    assert width(strip, 0, middle) == pytest.approx(face.width("To"))


def test_quads_count(quad: ComposingRoom) -> None:
    strip = strip_of(quad, "aa  bbb\tc ")
    assert strip.kind == [SPACE] * 4
    assert strip.end == [0, 2, 6, 8]
    assert strip.start[:3] == [0, 3, 7]
    assert strip.end_spaces == [0, 0, 1, 2]
    assert strip.end_letters[1:] == [2, 6, 8]


def test_hyphen_is_in_the_width_of_the_front_only(quad: ComposingRoom) -> None:
    cutter = quad.cutter(quad.element("paragraph_first"), "en-GB")
    strip = cutter.strip((Span(text="aa notwithstanding"),), 99)
    assert strip.kind == [SPACE, SPACE, HYPHEN, HYPHEN, HYPHEN, SPACE]
    assert strip.end == [0, 2, 3 + 3 + 1, 3 + 7 + 1, 3 + 12 + 1, 3 + 15]
    assert strip.start[2:5] == [3 + 3, 3 + 7, 3 + 12]


def test_indent_takes_from_the_first_line_only(quad: ComposingRoom) -> None:
    cutter = quad.cutter(quad.element("paragraph_first"), "")
    strip = cutter.strip((Span(text="aa bb"),), 99, 2)
    assert width(strip, 0, 1) == 4
    assert width(strip, 1, 2) == 2


def test_no_break_space_joins_and_stretches(quad: ComposingRoom) -> None:
    strip = strip_of(quad, "aa\u00a0bb cc")
    assert strip.kind == [SPACE] * 3
    assert strip.end[1] == 5
    assert strip.end_spaces[1:] == [1, 2]


@pytest.mark.parametrize("text", ["well-known", "either/or", "so—said", "1914–18"])
def test_marks_may_end_a_line_unaided(courier: ComposingRoom, text: str) -> None:
    strip = strip_of(courier, text)
    assert strip.kind == [SPACE, SOFT, SPACE]


def test_a_dash_stays_with_the_word_before(courier: ComposingRoom) -> None:
    strip = strip_of(courier, "so—“said”")
    assert [strip.offset[at] for at, k in enumerate(strip.kind) if k == SOFT] == [3]


def test_only_words_wider_than_the_room_may_be_cut_anywhere(
    quad: ComposingRoom,
) -> None:
    assert FORCED not in strip_of(quad, "abcdef abc", 6).kind
    forced = strip_of(quad, "abcdef abcdefg", 6)
    cuts = [forced.token[at] for at, kind in enumerate(forced.kind) if kind == FORCED]
    assert cuts == [1] * 6


def test_a_word_that_hyphens_cut_small_enough_is_cut_nowhere_else(
    courier: ComposingRoom,
) -> None:
    element = courier.element("paragraph_first")
    spans = (Span(text="Donaudampfschifffahrtsgesellschaft"),)
    room = courier.cutter(element, "").strip(spans, 99).end[-1] - 0.01
    assert FORCED in courier.cutter(element, "").strip(spans, room).kind
    assert FORCED not in courier.cutter(element, "de").strip(spans, room).kind


def test_addresses_are_cut_after_their_marks(courier: ComposingRoom) -> None:
    address = "https://example.org/roads?page=2"
    strip = strip_of(courier, address, 5)
    soft = [strip.offset[at] for at, kind in enumerate(strip.kind) if kind == SOFT]
    assert [address[:at][-1] for at in soft] == ["/", ".", "/", "?", "="]


def test_tracking_is_part_of_every_width() -> None:
    plain = COURIER.elements["kicker"]
    spaced = structs.replace(plain, tracking=0.4, upper=True)
    style = replace(COURIER, elements={**COURIER.elements, "kicker": spaced})
    courier = ComposingRoom(style)
    element = courier.element("kicker")
    strip = strip_of(courier, "roads", name="kicker")
    face = courier.typecase.face(element.face, element.features)
    tracked = face.width("ROADS") + 5 * element.tracking
    assert strip.end[-1] == pytest.approx(tracked)
