"""Word spaces: how wide they are, where they stand, and what they do to a column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.galley.galley import Line, Run
from layout.makeup.dummy import Page
from layout.proof.craft.checks import loose_line, river
from layout.proof.craft.spacing import spacing
from tests.makeup.stories import GRID, STYLE
from tests.proof.craft.pages import found, frame, leg, line, page, part

SPACING = spacing(STYLE)
NATURAL = SPACING.natural("paragraph")


def loose(ratio: float, text: str = "the county has found") -> Line:
    """A line whose spaces are so many times as wide as the face's own."""
    spaces = text.count(" ")
    return line(text, width=GRID.measure - spaces * NATURAL * (ratio - 1))


def natural_width(text: str) -> float:
    """Return the width of a text in body type, as the setter would have it."""
    plain = line(text, justified=False, width=0.0)
    size = STYLE.elements["paragraph"].size
    face = SPACING.typecase.face("text", STYLE.elements["paragraph"].features)
    return size * sum(face.width(run.text) for run in plain.runs)


def set_wide(text: str) -> Line:
    """A line of these words, stretched to the measure whatever it takes."""
    return line(text, width=natural_width(text))


@given(st.floats(0.8, 5.0))
def test_the_ratio_is_that_which_the_line_was_made_with(ratio: float) -> None:
    assert SPACING.ratio(loose(ratio), "paragraph") == pytest.approx(ratio)


def test_lines_that_are_not_stretched_have_natural_spaces() -> None:
    ragged = line("the county", width=20.0, justified=False)
    assert SPACING.ratio(ragged, "paragraph") == 1.0
    assert SPACING.ratio(line("county", width=20.0), "paragraph") == 1.0


@given(st.lists(st.sampled_from(["a", "county", "found"]), min_size=2, max_size=4))
def test_spaces_stand_inside_the_line_and_take_what_is_left(words: list[str]) -> None:
    row = set_wide(" ".join(words))
    spaces = SPACING.spaces(row, "paragraph")
    assert len(spaces) == len(words) - 1
    edges = [edge for space in spaces for edge in (space.left, space.right)]
    assert edges == sorted(edges)
    assert edges[0] > 0
    assert edges[-1] < GRID.measure
    letters = sum(natural_width(word) for word in words)
    white = sum(space.width for space in spaces)
    # Words may be kerned against the spaces, which the setter measures together.
    assert white + letters == pytest.approx(GRID.measure, abs=1.0)


def test_a_line_split_in_faces_has_every_space_once() -> None:
    runs = (Run(text="Friday 11", face="text-bold"), Run(text=" a b", face="text"))
    row = line("", runs=runs, spaces=3, width=60.0)
    assert len(SPACING.spaces(row, "paragraph")) == 3


def column(*lines: Line) -> Page:
    return page(frame(leg(part(*lines))))


def test_a_line_of_three_times_the_space_is_too_loose() -> None:
    (finding,) = found(loose_line, column(loose(1.0), loose(3.2), loose(1.2)))
    assert "a line with wide spaces, the worst 3.2 times" in finding.message
    assert not found(loose_line, column(loose(1.0), loose(2.9), loose(1.2)))


def test_three_loose_lines_make_a_loose_column() -> None:
    (finding,) = found(loose_line, column(*[loose(2.6)] * 3))
    assert "3 lines with wide spaces" in finding.message
    assert not found(loose_line, column(*[loose(2.6)] * 2, loose(2.4)))


def test_wide_spaces_one_under_the_other_are_a_river() -> None:
    (finding,) = found(river, column(loose(1.0), *[set_wide("county county c")] * 4))
    assert 'a river runs through 4 lines, from "county county c"' in finding.message


def test_a_longer_river_is_told_once() -> None:
    (finding,) = found(river, column(*[set_wide("county county c")] * 7))
    assert "through 7 lines" in finding.message


@pytest.mark.parametrize(
    "lines",
    [
        [set_wide("county county c")] * 3,
        [set_wide("county county c"), set_wide("c county county")] * 3,
        [loose(1.3)] * 6,
    ],
    ids=["three lines", "spaces apart", "even spaces"],
)
def test_what_does_not_run_is_no_river(lines: list[Line]) -> None:
    assert not found(river, column(*lines))


def test_a_river_stops_at_a_white_line() -> None:
    two = [set_wide("county county c")] * 2
    both = leg(part(*two), part(*two, at=3))
    assert not found(river, page(frame(both)))
