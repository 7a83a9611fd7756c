"""Set lines as the templates want them: stretches, steps, rests, runs."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.desk.issue import Span
from layout.galley.galley import Line, SetText
from layout.galley.rating import STEP
from layout.makeup.dummy import LegPart, PlacedLeg
from layout.plate.html.baselines import Baselines
from layout.plate.html.copy import SLACK, Compositor, TypeParagraph
from tests.plate.dummies import SHOP, STYLE, article, dense, legs, paragraph, plain

COMPOSITOR = Compositor(STYLE, Baselines(STYLE))
MEASURE = STYLE.grid.measure


def leg_of(story_lines: int = 40) -> PlacedLeg:
    [leg] = legs(dense(), line=0, lines=story_lines, columns=1)
    return leg


def lines_of(paragraph: TypeParagraph) -> list[str]:
    return [line.text for stretch in paragraph.stretches for line in stretch.lines]


@pytest.mark.parametrize("count", [1, 2, 7, 40, 90])
def test_no_line_is_lost_and_none_is_moved(count: int) -> None:
    leg = leg_of(count)
    wanted = [[line.text for line in part.lines] for part in leg.parts]
    assert [lines_of(found) for found in COMPOSITOR.leg(leg)] == wanted


@pytest.mark.parametrize("count", [7, 40, 90])
def test_the_white_adds_up_to_the_grid(count: int) -> None:
    leg, leading = leg_of(count), STYLE.grid.leading
    baselines, down, line = Baselines(STYLE), 0.0, 0
    for part, found in zip(leg.parts, COMPOSITOR.leg(leg), strict=True):
        down += found.down
        element = STYLE.elements[part.element]
        top = down + line * leading
        wanted = part.line * leading + baselines.shift(element)
        assert top == pytest.approx(wanted, abs=0.002)
        line += len(part.lines)


def test_a_part_that_goes_on_is_cut_and_has_no_initial() -> None:
    first, second = legs(dense(), line=0, lines=5, columns=2)
    opening, going_on = COMPOSITOR.leg(first)[0], COMPOSITOR.leg(second)[0]
    assert (opening.cut, going_on.cut) == (False, True)
    assert opening.initial is not None
    assert going_on.initial is None
    assert opening.initial.text == "T"


def test_an_initial_stands_on_its_last_lines_baseline() -> None:
    leg = leg_of()
    initial = COMPOSITOR.leg(leg)[0].initial
    cap = leg.parts[0].drop_cap
    assert initial is not None
    assert cap is not None
    extents = Baselines(STYLE).extents(cap.face)
    foot = (cap.lines - 1) * STYLE.grid.leading + Baselines(STYLE).grid
    assert extents.baseline(initial.size, initial.leading) == pytest.approx(foot)


def line_with(**changed: object) -> SetText:
    text = SHOP.text("byline", "Staff reporter", MEASURE, "en-GB")
    lines = tuple(replace(line, **changed) for line in text.lines)  # type: ignore[arg-type]
    return replace(text, lines=lines)


def only_line(text: SetText) -> Line:
    [line] = text.lines
    return line


@given(step=st.integers(-4, 6))
def test_letter_space_comes_in_steps(step: int) -> None:
    text = line_with(letter_space=step * STEP)
    [stretch] = COMPOSITOR.text(text).stretches
    assert stretch.lines[0].step == step


def test_a_line_of_its_own_width_is_told_what_comes_after_it() -> None:
    text = line_with(justified=False)
    [stretch] = COMPOSITOR.text(text).stretches
    line = only_line(text)
    rest = stretch.lines[0].rest
    assert rest == pytest.approx(line.measure - line.width - SLACK, abs=1e-6)


@pytest.mark.parametrize("changed", [{"justified": True}, {"spaces": 0}])
def test_a_line_that_cannot_stretch_has_no_rest(changed: dict[str, object]) -> None:
    [stretch] = COMPOSITOR.text(line_with(**changed)).stretches
    assert stretch.lines[0].rest is None


def test_type_in_one_face_has_no_runs_and_one_class() -> None:
    text = SHOP.text("byline", "Staff reporter", MEASURE, "en-GB")
    found = COMPOSITOR.text(text)
    assert found.face == ""
    assert found.stretches[0].lines[0].pieces == ()
    element = STYLE.elements["byline"]
    other = next(face for face in STYLE.faces if face != element.face)
    runs = [replace(run, face=other) for run in only_line(text).runs]
    changed = replace(text, lines=(replace(only_line(text), runs=tuple(runs)),))
    assert COMPOSITOR.text(changed).face == other
    assert COMPOSITOR.text(changed).stretches[0].lines[0].pieces == ()


def test_emphasis_becomes_tags() -> None:
    story = article(
        paragraph(
            Span(text="The "),
            Span(text="weir", italic=True),
            Span(text=" and "),
            Span(text="mill", bold=True),
            Span(text=" stay"),
        )
    )
    [block] = SHOP.galley(story, MEASURE).blocks
    lines = block.settings[0].lines
    part = LegPart(
        block=0, element=block.element, line=0, lines=lines, opens=True, closes=True
    )
    rect = leg_of().rect
    [found] = COMPOSITOR.leg(PlacedLeg(rect=rect, parts=(part,)))
    pieces = [p for s in found.stretches for line in s.lines for p in line.pieces]
    told = {piece.text.strip(): piece.tags for piece in pieces}
    assert told["weir"] == ("em",)
    assert told["mill"] == ("strong",)
    assert told["The"] == ()


def test_ends_say_where_a_word_was_parted() -> None:
    long = "Interdepartmental correspondence concerning refurbishment " * 6
    [block] = SHOP.galley(article(plain(long)), MEASURE).blocks
    lines = block.settings[0].lines
    assert any(line.hyphenated for line in lines)
    part = LegPart(
        block=0, element=block.element, line=0, lines=lines, opens=True, closes=True
    )
    [found] = COMPOSITOR.leg(PlacedLeg(rect=leg_of().rect, parts=(part,)))
    ends = "".join(s.ends or " " * len(s.lines) for s in found.stretches)
    assert len(ends) == len(lines)
    for line, end in zip(lines, ends, strict=True):
        assert (end == "-") is line.hyphenated
