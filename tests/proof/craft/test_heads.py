"""Heads: what stands beside them, and how their lines end."""

import pytest

from layout.makeup.dummy import Frame, Page, PlacedText
from layout.proof.craft.checks import (
    butting_heads,
    head_break,
    head_short,
    tombstone,
)
from tests.proof.craft.pages import found, frame, page, rect, text


def head(column: int, words: str, *, size: float = 24, at: int = 2) -> Frame:
    """A story over two columns with a head of one line."""
    place = rect(column, 2, at, 3)
    return frame(
        text("headline", place, words, size=size),
        place=rect(column, 2, at, 30),
        slug=f"story-{column}",
    )


LONG = "Council raises its own tax"


def test_heads_that_read_as_one_are_a_tombstone() -> None:
    (finding,) = found(tombstone, page(head(0, LONG), head(2, "Baker charged")))
    assert finding.page == 1
    assert finding.message == (
        f'the heads "{LONG}" and "Baker charged" stand on one line at 24 and 24 pt '
        "and read as one"
    )
    assert not found(butting_heads, page(head(0, LONG), head(2, "Baker charged")))


@pytest.mark.parametrize(
    "other",
    [
        head(2, "Baker charged", size=18),
        head(2, "Baker charged", at=3),
        head(2, "Baker charged", at=40),
        head(3, "Baker charged"),
    ],
    ids=["smaller", "a line lower", "further down", "a column away"],
)
def test_heads_apart_are_no_tombstone(other: Frame) -> None:
    assert not found(tombstone, page(head(0, LONG), other))


def test_near_sizes_read_as_one_too() -> None:
    assert found(tombstone, page(head(0, LONG), head(2, "Baker charged", size=21)))


def test_white_behind_a_short_head_keeps_them_apart() -> None:
    assert not found(tombstone, page(head(0, "Bridge"), head(2, "Baker charged")))


@pytest.mark.parametrize("pair", [("Bridge", 2), (LONG, 3)])
def test_equal_heads_side_by_side_butt(pair: tuple[str, int]) -> None:
    words, at = pair
    both = page(head(0, words), head(2, "Baker charged", at=at))
    assert [finding.page for finding in found(butting_heads, both)] == [1]


def test_heads_of_other_size_or_depth_do_not_butt() -> None:
    place = rect(2, 2, 2, 5)
    deep = frame(text("headline", place, "Baker", "charged"), place=place, slug="two")
    assert not found(butting_heads, page(head(0, "Bridge"), deep))
    assert not found(butting_heads, page(head(0, "Bridge"), head(2, "Baker", size=21)))


def of_lines(*lines: str, role: str = "headline") -> Page:
    item: PlacedText = text(role, rect(0, 3, 2, 6), *lines)
    return page(frame(item))


@pytest.mark.parametrize("line", ["Council votes to", "Row over “the", "Cats and"])
def test_a_head_breaks_badly_after_a_leaning_word(line: str) -> None:
    (finding,) = found(head_break, of_lines(line, "shut the bridge"))
    assert finding.file == "issues/one/articles/bridge.md"
    assert f'breaks after "{line.split()[-1].strip("“")}"' in finding.message


def test_a_head_breaks_well_after_others_and_may_end_on_any() -> None:
    assert not found(head_break, of_lines("Council votes", "to carry on"))
    assert not found(head_break, of_lines("Who is this for"))


def test_standfirsts_may_break_as_they_must() -> None:
    assert not found(head_break, of_lines("The county of", "two", role="standfirst"))


def test_a_short_last_line_is_told_with_its_share() -> None:
    (finding,) = found(head_short, of_lines("A bridge is shut again", "now"))
    assert '"now", has 14% of the widest' in finding.message


def test_a_long_last_line_or_a_single_one_is_right() -> None:
    assert not found(head_short, of_lines("Rovers win", "with a plumber in goal"))
    assert not found(head_short, of_lines("Now"))
