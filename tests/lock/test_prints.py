"""Fingerprints: the same text however its lines end, the same page in two greys."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from layout.lock.prints import (
    ACROSS,
    DIGITS,
    DOWN,
    FAR,
    alike,
    bare,
    boxes,
    look,
    print_of,
    story_prints,
)
from layout.proof.readback.evidence import FoundLeg, FoundPage, FoundText
from layout.proof.readback.printed_words import ReadPage, Word
from tests.proof.readback.founds import SLUG, found, leg, text


def page(*parts: FoundLeg | FoundText) -> FoundPage:
    return FoundPage(found=found(*parts), characters=0)


def one(*pages: FoundPage) -> tuple[tuple[int, ...], str]:
    """Return the pages and the fingerprint of the only story."""
    [story] = story_prints(dict(enumerate(pages, start=1)))
    assert story.slug == SLUG
    return story.pages, story.text


COPY = leg("the engi=", "neers wait")


def test_lines_may_end_anywhere() -> None:
    assert one(page(COPY))[1] == one(page(leg("the engineers", "wait")))[1]
    assert one(page(COPY))[1] == one(page(leg("the"), leg("engi=", "neers wait")))[1]


def test_a_story_may_go_on_on_another_page() -> None:
    pages, whole = one(page(leg("the engi=")), page(leg("neers wait")))
    assert pages == (1, 2)
    assert whole == one(page(COPY))[1]


def test_heads_may_stand_anywhere_between_the_copy() -> None:
    head, caption = text("Weir shuts"), text("The path")
    assert one(page(head, caption, COPY)) == one(page(caption, COPY, head))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(leg("the engineers", "waited"), id="another word"),
        pytest.param(leg("engineers the", "wait"), id="another order"),
        pytest.param(leg("the engineers"), id="one less"),
    ],
)
def test_another_text_has_another_print(other: FoundLeg) -> None:
    assert one(page(COPY))[1] != one(page(other))[1]


def test_copy_is_not_a_head() -> None:
    assert one(page(leg("dry")))[1] != one(page(text("dry")))[1]


def test_stories_are_told_by_name() -> None:
    both = page(text("Weir"), text("Owls", slug="owls"))
    assert [story.slug for story in story_prints({1: both})] == ["owls", SLUG]


@pytest.mark.parametrize(
    "texts", [["engi-", "neers"], ["engi\u00ad", "neers"], ["en gi\n", "\u200bneers"]]
)
def test_what_depends_on_lines_is_taken_off(texts: list[str]) -> None:
    assert bare(texts) == "engineers"


def word(left: float) -> Word:
    return Word(
        text="weir", left=left, right=left + 20, baseline=30, height=9, spaced=False
    )


@pytest.mark.parametrize(("off", "same"), [(0.004, True), (0.01, False)])
def test_places_count_to_the_hundredth(off: float, *, same: bool) -> None:
    here, there = (boxes(ReadPage(words=(word(left),))) for left in (20.0, 20 + off))
    assert (here == there) is same


def test_a_look_has_a_grey_for_every_cell() -> None:
    image = Image.new("L", (ACROSS * 4, DOWN * 4), 200)
    image.paste(10, (0, 0, 4, 4))
    assert look(image) == "0a" + "c8" * (ACROSS * DOWN - 1)


GREYS = st.lists(st.integers(0, 255), min_size=4, max_size=4).map(bytes)


@settings(max_examples=50)
@given(GREYS, GREYS)
def test_looks_are_alike_within_some_greys_both_ways(one: bytes, two: bytes) -> None:
    near = all(abs(a - b) <= FAR for a, b in zip(one, two, strict=True))
    assert alike(one.hex(), two.hex()) is near
    assert alike(two.hex(), one.hex()) is near
    assert alike(one.hex(), one.hex())


def test_looks_of_other_sizes_are_not_alike() -> None:
    assert not alike("00", "0000")


@settings(max_examples=50)
@given(st.text(max_size=5), st.text(max_size=5))
def test_a_print_is_short_and_tells_texts_apart(one: str, two: str) -> None:
    one, two = (text.encode("utf-8", "ignore").decode() for text in (one, two))
    assert len(print_of(one)) == DIGITS
    assert (print_of(one) == print_of(two)) == (one == two)
