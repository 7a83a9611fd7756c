"""Whole pages: rectangles, grey fields, and pieces where they must not be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.geometry import Rect
from layout.makeup.dummy import Page, Placed
from layout.proof.craft.checks import dogleg, grey_page, overlap
from tests.makeup.stories import GRID
from tests.proof.craft.pages import (
    copy,
    found,
    frame,
    furniture,
    leg,
    page,
    picture,
    rect,
    text,
)


def story(*places: Rect) -> Page:
    """A page with one story in several frames."""
    return page(*(frame(place=place, part=n) for n, place in enumerate(places)))


def test_a_story_round_another_one_is_a_dogleg() -> None:
    (finding,) = found(dogleg, story(rect(0, 3, 2, 20), rect(2, 1, 22, 20)))
    assert "2 parts that do not make a rectangle" in finding.message


@pytest.mark.parametrize(
    "places",
    [
        (rect(0, 3, 2, 40),),
        (rect(0, 3, 2, 40), rect(3, 2, 2, 40)),
        (rect(0, 3, 2, 20), rect(0, 3, 24, 20)),
        (rect(0, 3, 2, 20), rect(0, 1, 24, 20), rect(1, 2, 24, 20)),
    ],
    ids=["one frame", "side by side", "one above the other", "three"],
)
def test_frames_that_make_a_rectangle_are_right(places: tuple[Rect, ...]) -> None:
    assert not found(dogleg, story(*places))


@pytest.mark.parametrize(
    "places",
    [
        (rect(0, 2, 2, 20), rect(0, 2, 40, 20)),
        (rect(0, 2, 2, 20), rect(3, 2, 2, 20)),
        (rect(0, 2, 2, 20), rect(2, 2, 2, 30)),
    ],
    ids=["torn apart", "a column between", "of two depths"],
)
def test_other_frames_are_not(places: tuple[Rect, ...]) -> None:
    assert found(dogleg, story(*places))


COPY = frame(*(leg(copy(80), column=c, at=10, lines=80) for c in range(5)))


def test_a_page_of_copy_is_grey() -> None:
    (finding,) = found(grey_page, page(COPY))
    assert finding.message.startswith("5 of 5 columns are grey for 95 lines, 100%")


@pytest.mark.parametrize(
    "piece",
    [
        picture(1, 3, 40, 30),
        text("headline", rect(0, 5, 45, 6), "Bridge shuts", size=36),
        text("pull_quote", rect(2, 1, 45, 5), "Nobody asked"),
    ],
    ids=["picture", "head", "quote"],
)
def test_a_piece_in_its_middle_gives_relief(piece: Placed) -> None:
    body = frame(*COPY.items, piece, place=COPY.rect)
    assert not found(grey_page, page(body))


def test_a_small_head_or_a_folio_line_does_not() -> None:
    small = text("headline", rect(0, 5, 45, 6), "Bridge shuts", size=24)
    folio = furniture("folio", text("folio", rect(0, 5, 0, 1), "2"))
    body = frame(*COPY.items, small, place=COPY.rect)
    assert found(grey_page, page(body, furniture=(folio,)))


def test_an_empty_page_is_not_grey() -> None:
    assert not found(grey_page, page())


def test_stories_in_one_place_overlap() -> None:
    one, two = rect(0, 3, 2, 20), rect(2, 2, 21, 20)
    both = page(frame(place=one), frame(place=two, slug="school"))
    (finding,) = found(overlap, both)
    assert finding.message == '"bridge" and "school" overlap'
    apart = page(frame(place=one), frame(place=rect(2, 2, 22, 9), slug="school"))
    assert not found(overlap, apart)


def test_a_picture_on_copy_overlaps_and_one_in_the_white_does_not() -> None:
    column = leg(copy(6), copy(6, at=12))
    (finding,) = found(overlap, page(frame(column, picture(0, 1, 20, 6))))
    assert finding.message == 'in "bridge", copy and a picture overlap'
    assert not found(overlap, page(frame(column, picture(0, 1, 16, 6))))


def test_paragraphs_on_one_line_are_told() -> None:
    (finding,) = found(overlap, page(frame(leg(copy(6), copy(6, at=5)))))
    assert finding.message == 'in "bridge", two paragraphs stand on one line'


def test_a_head_that_runs_out_of_its_place_is_told() -> None:
    head = text("headline", rect(0, 2, 2, 3), "Bridge", "shuts")
    squeezed = text("headline", rect(0, 2, 2, 3), "Bridge", "shuts", text=head.text)
    assert not found(overlap, page(frame(squeezed)))
    deep = text("headline", rect(0, 2, 2, 6), "Bridge", "shuts").text
    squeezed = text("headline", rect(0, 2, 2, 3), text=deep)
    (finding,) = found(overlap, page(frame(squeezed)))
    assert "is deeper than its place" in finding.message


@pytest.mark.parametrize(
    "place",
    [
        Rect(x=GRID.x(4), line=90, width=GRID.measure + 9, lines=4),
        Rect(x=-2.0, line=90, width=GRID.measure, lines=4),
        Rect(x=0.0, line=90, width=GRID.measure, lines=GRID.lines - 89),
    ],
    ids=["right", "left", "foot"],
)
def test_what_stands_out_of_the_type_area_is_told(place: Rect) -> None:
    (finding,) = found(overlap, page(frame(place=place)))
    assert finding.message == '"bridge" stands out of the type area'


def test_a_piece_out_of_its_story_is_told() -> None:
    out = page(frame(picture(1, 2, 4, 9), place=rect(0, 2, 2, 20)))
    (finding,) = found(overlap, out)
    assert finding.message.endswith("a picture stands out of the story's rectangle")


def test_pieces_of_one_piece_of_furniture_may_share_a_line() -> None:
    row = rect(0, 5, 0, 1)
    folio = furniture("folio", text("folio", row, "2"), text("folio_right", row, "x"))
    assert not found(overlap, page(furniture=(folio,)))
    ears = furniture("ears", text("ear", row, "Rain"))
    assert found(overlap, page(furniture=(folio, ears)))


@given(st.integers(1, 4), st.integers(3, 80))
def test_a_page_cut_in_two_is_whole(column: int, line: int) -> None:
    """Any two cuts make three stories of which none touches another."""
    three = page(
        frame(place=rect(0, column, 2, line - 2)),
        frame(place=rect(column, 5 - column, 2, line - 2), slug="school"),
        frame(place=rect(0, 5, line, GRID.lines - line), slug="market"),
    )
    assert not found(overlap, three)
    assert not found(dogleg, three)
