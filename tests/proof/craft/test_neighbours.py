"""Which heads stand side by side, and how much white is between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.makeup.dummy import Frame, PlacedText
from layout.proof.craft.neighbours import Pair, neighbours
from tests.makeup.stories import GRID
from tests.proof.craft.pages import frame, page, rect, specimen, text


def head(column: int, words: str, *, at: int = 2, size: float = 24) -> PlacedText:
    return text("headline", rect(column, 2, at, 3), words, size=size)


def story(item: PlacedText, slug: str) -> Frame:
    return frame(item, slug=slug)


def pairs(*frames: Frame) -> list[Pair]:
    return list(neighbours(specimen(page(*frames))))


def pair(left: PlacedText, right: PlacedText) -> Pair:
    [found] = pairs(story(left, "one"), story(right, "two"))
    return found


LEFT, RIGHT = head(0, "Weir shuts"), head(2, "Owls return")


def test_a_pair_is_told_once_from_left_to_right() -> None:
    for frames in (
        (story(LEFT, "one"), story(RIGHT, "two")),
        (story(RIGHT, "two"), story(LEFT, "one")),
    ):
        [found] = pairs(*frames)
        assert (found.left.head, found.right.head) == (LEFT, RIGHT)


def test_the_white_is_from_the_longest_lines_end_to_the_next_head() -> None:
    two = text("headline", rect(0, 2, 2, 3), "Weir", "shuts for good")
    # Letters of pages.text are half an em wide.
    assert pair(two, RIGHT).white == pytest.approx(GRID.x(2) - 14 * 12)


def test_heads_of_one_story_are_no_pair() -> None:
    assert pairs(frame(LEFT, RIGHT)) == []


def test_heads_of_two_pages_are_no_pair() -> None:
    pages = (page(story(LEFT, "one")), page(story(RIGHT, "two"), number=2))
    assert list(neighbours(specimen(*pages))) == []


@pytest.mark.parametrize(("at", "count"), [(0, 1), (2, 1), (4, 1), (5, 0), (9, 0)])
def test_some_of_their_lines_are_level(at: int, count: int) -> None:
    other = head(2, "Owls return", at=at)
    assert len(pairs(story(LEFT, "one"), story(other, "two"))) == count


def test_heads_with_a_column_between_are_no_pair() -> None:
    far = head(3, "Owls return")
    assert pairs(story(LEFT, "one"), story(far, "two")) == []


def test_three_in_a_row_are_two_pairs() -> None:
    one, two, three = (
        story(text("headline", rect(n, 1, 2, 3), "Owls"), f"story-{n}")
        for n in range(3)
    )
    found = [(p.left.frame.slug, p.right.frame.slug) for p in pairs(three, one, two)]
    assert sorted(found) == [("story-0", "story-1"), ("story-1", "story-2")]


LONG = "The weir is shut for good"


@pytest.mark.parametrize(
    ("other", "one"),
    [
        pytest.param(head(2, "Owls return"), True, id="equal"),
        pytest.param(head(2, "Owls return", size=28), True, id="a little larger"),
        pytest.param(head(2, "Owls return", size=29), False, id="larger"),
        pytest.param(head(2, "Owls return", at=3), False, id="lower"),
    ],
)
def test_the_eye_runs_on_between_heads_that_look_alike(
    other: PlacedText, *, one: bool
) -> None:
    left = head(0, LONG[: int(GRID.span(2) / 12)])
    assert pair(left, other).reads_as_one is one


@given(st.integers(0, 24), st.integers(8, 40))
def test_enough_white_keeps_any_heads_apart(letters: int, size: int) -> None:
    left = head(0, "w" * letters, size=size)
    found = pair(left, head(2, "Owls", size=size))
    assert found.reads_as_one == (found.white <= 2.5 * size)
