"""The line check on lines made by hand, without a PDF."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.codes import Code
from layout.makeup.dummy import LegPart
from layout.notes import Note
from layout.proof.readback.evidence import (
    FoundLeg,
    FoundLine,
    FoundRow,
    WordsFound,
)
from layout.proof.readback.linecheck import DRIFT, RAGGED, check_lines
from tests.makeup.stories import GRID
from tests.proof.craft.pages import leg, line, part

FILES = {"bridge": "articles/bridge.md"}
HEIGHT = 8.0
LINES = ("the county has found", "the money for the", "bridge at last")


def set_part(*texts: str) -> LegPart:
    return part(*(line(text) for text in texts))


def found_line(text: str, row: int, **changes: float) -> FoundLine:
    """A line read back where it should be: on the grid, to the right edge."""
    plain = FoundLine(
        text=text,
        right=GRID.left + GRID.measure,
        baseline=GRID.top + (10 + row) * GRID.leading + 7.5,
        height=HEIGHT,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def read_back(*found: FoundLine | None, texts: tuple[str, ...] = LINES) -> FoundLeg:
    """A leg of three lines, and what of them was found."""
    of = set_part(*texts)
    rows = tuple(
        FoundRow(row=number, line=made, part=of, found=seen)
        for number, (made, seen) in enumerate(zip(of.lines, found, strict=True))
    )
    return FoundLeg(page=3, slug="bridge", leg=leg(of), rows=rows)


def whole(**changes: float) -> list[FoundLine | None]:
    """All lines as they should be, but for the second."""
    lines: list[FoundLine | None] = [
        found_line(text, row) for row, text in enumerate(LINES)
    ]
    lines[1] = found_line(LINES[1], 1, **changes)
    return lines


def checked(*legs: FoundLeg) -> tuple[Note, ...]:
    return check_lines(WordsFound(legs=legs, texts=()), GRID, FILES)


def test_lines_where_they_should_be_pass() -> None:
    assert checked(read_back(*whole())) == ()


def test_the_first_line_that_differs_is_told_alone() -> None:
    lines = [found_line(text, row) for row, text in enumerate(("the", "x", "y"))]
    (note,) = checked(read_back(*lines))
    assert (note.code, note.page, note.file) == (
        Code.LINE_REBROKEN,
        3,
        "articles/bridge.md",
    )
    assert 'line 1 in its column than was set: "the county' in note.message


def test_a_line_that_is_not_there_is_told() -> None:
    lines = whole()
    lines[2] = None
    (note,) = checked(read_back(*lines))
    assert '"bridge at last" expected, "" found' in note.message


@pytest.mark.parametrize(
    ("set_text", "read_text"),
    [
        ("the office", "the o\ufb03ce"),
        ("the post-", "the post\u00ad"),
        ("The Weir", "THE WEIR"),
        ("a mile off", "amile off"),
    ],
    ids=["ligature", "soft hyphen", "small capitals", "a space lost"],
)
def test_what_looks_the_same_is_the_same(set_text: str, read_text: str) -> None:
    given_leg = read_back(found_line(read_text, 0), texts=(set_text,))
    assert checked(given_leg) == ()


@given(st.floats(-3, 3))
def test_a_line_off_the_grid_is_told_by_how_much(shift: float) -> None:
    base = GRID.top + 11 * GRID.leading + 7.5
    notes = checked(read_back(*whole(baseline=base + shift)))
    if abs(shift) > DRIFT + 0.02:
        (note,) = notes
        assert note.code == Code.OFF_GRID
        assert "(line 2 of its column" in note.message
        told = float(note.message.split("the worst by ")[1].split()[0])
        assert told == pytest.approx(abs(shift), abs=0.02)
    elif abs(shift) < DRIFT - 0.02:
        assert notes == ()


@pytest.mark.parametrize("short", [0.0, RAGGED / 2, 2 * RAGGED, 5.0])
def test_an_edge_that_is_missed_is_told(short: float) -> None:
    notes = checked(read_back(*whole(right=GRID.left + GRID.measure - short)))
    assert [note.code for note in notes] == [Code.RAGGED_EDGE] * (short > RAGGED)


def test_a_letter_may_hang_over_its_own_edge() -> None:
    edge = GRID.left + GRID.measure
    assert checked(read_back(*whole(right=edge + 0.1 * HEIGHT))) == ()
    (note,) = checked(read_back(*whole(right=edge + 0.3 * HEIGHT)))
    assert note.code == Code.RAGGED_EDGE


def test_ragged_lines_have_no_edge_to_miss() -> None:
    made = replace(line("the weir"), justified=False)
    row = FoundRow(
        row=0,
        line=made,
        part=part(made),
        found=found_line("the weir", 0, right=GRID.left + 20),
    )
    alone = FoundLeg(page=1, slug="bridge", leg=leg(part(made)), rows=(row,))
    assert checked(alone) == ()


def test_one_note_tells_of_all_lines_of_a_leg() -> None:
    lines = [
        found_line(text, row, right=GRID.left + GRID.measure - 1 - row)
        for row, text in enumerate(LINES)
    ]
    (note,) = checked(read_back(*lines))
    assert note.message.startswith(
        '3 lines of "bridge" miss the column\'s right edge, the worst by 3.00 pt'
    )
