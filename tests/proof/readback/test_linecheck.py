"""The line check against real PDFs: rebroken lines, shifted baselines, ragged edges."""

from dataclasses import replace
from pathlib import Path

import pytest

from layout.codes import Severity
from layout.notes import Note
from layout.proof.readback.evidence import FoundLeg
from layout.proof.readback.linecheck import check_lines
from layout.proof.readback.proofing import prove
from tests.proof import press
from tests.proof.readback import founds


def of_code(code: str, notes: tuple[Note, ...]) -> list[Note]:
    return [note for note in notes if note.code == code]


def test_lines_as_set_pass(tmp_path: Path) -> None:
    job = press.story()
    _, notes = prove(job.evidence(press.paint(job, tmp_path / "press.pdf")))
    assert notes == ()


def test_a_rebroken_line_is_shown_as_set_and_as_found(tmp_path: Path) -> None:
    job = press.story()
    change = ("write about\n", "write\nabout ")
    pdf = press.paint(job, tmp_path / "p.pdf", change=change)
    _, notes = prove(job.evidence(pdf))
    (note,) = of_code("line-rebroken", notes)
    assert note.page == 1
    assert note.severity is Severity.ERROR
    assert note.file == "issues/one/articles/council.md"
    assert note.message == (
        '"council" has another line 3 in its column than was set: "has a '
        'long-postponed letter to write about" expected, "has a long-postponed letter '
        'to write" found'
    )


def test_a_missing_line_is_a_rebroken_one(tmp_path: Path) -> None:
    job = press.story()
    css = "p + p { visibility: hidden }"
    _, notes = prove(job.evidence(press.paint(job, tmp_path / "p.pdf", css=css)))
    (note,) = of_code("line-rebroken", notes)
    assert note.message.endswith('expected, "" found')


def test_a_shifted_column_is_off_the_grid(tmp_path: Path) -> None:
    job = press.story()
    css = "p + p { transform: translateY(0.05pt) }"
    _, notes = prove(job.evidence(press.paint(job, tmp_path / "p.pdf", css=css)))
    (note,) = notes
    assert (note.code, note.severity) == ("off-grid", Severity.WARNING)
    assert note.message.startswith(
        '6 lines of "council" stand off the baseline grid, the worst by 0.05 pt'
    )


def test_a_shift_that_no_press_can_print_is_not_told(tmp_path: Path) -> None:
    job = press.story()
    css = "p + p { transform: translateY(0.015pt) }"
    _, notes = prove(job.evidence(press.paint(job, tmp_path / "p.pdf", css=css)))
    assert notes == ()


def test_lines_that_are_not_stretched_leave_a_ragged_edge(tmp_path: Path) -> None:
    job = press.story()
    css = "p { text-align: left; text-align-last: left }"
    _, notes = prove(job.evidence(press.paint(job, tmp_path / "p.pdf", css=css)))
    assert [note.code for note in notes] == ["ragged-edge", "ragged-edge"]
    assert notes[0].message.startswith("5 lines") or notes[0].message.startswith("9")


def test_an_overhanging_last_letter_is_no_ragged_edge(tmp_path: Path) -> None:
    job = press.story(
        "The roof of the half of the loaf of a calf itself, of beef, " * 9
    )
    _, notes = prove(job.evidence(press.paint(job, tmp_path / "p.pdf")))
    assert notes == ()


def lines_checked(*legs: FoundLeg) -> list[tuple[str, str]]:
    notes = check_lines(founds.found(*legs), founds.GRID, {founds.SLUG: founds.FILE})
    assert all(note.file == founds.FILE for note in notes)
    return [(note.code, note.message) for note in notes]


LINES = ("the weir is", "dry and the", "owls are out")


@pytest.mark.parametrize(
    ("set_text", "read_text"),
    [
        pytest.param("the office", "the oﬃce", id="ligature"),
        pytest.param("The Weir", "THE WEIR", id="capitals"),
        pytest.param("the weir", "theweir", id="spaces"),
        pytest.param("long-post-", "long\u2010post\u00ad", id="hyphens of any kind"),
    ],
)
def test_letters_are_compared_and_nothing_else(set_text: str, read_text: str) -> None:
    column = founds.leg(set_text)
    assert lines_checked(founds.reread(column, 0, text=read_text)) == []


def test_the_first_line_that_differs_stands_for_those_after_it() -> None:
    column = founds.reread(founds.leg(*LINES), 1, text="dry and")
    column = founds.reread(column, 2, text="the owls are out")
    [(code, message)] = lines_checked(column)
    assert code == "line-rebroken"
    assert 'another line 2 in its column than was set: "dry and the"' in message


def test_type_where_none_was_set_is_a_rebroken_line() -> None:
    column = founds.leg(*LINES)
    row = replace(column.rows[2], line=None)
    [(code, message)] = lines_checked(founds.with_row(column, 2, row))
    assert code == "line-rebroken"
    assert message.endswith('"" expected, "owls are out" found')


def test_a_markers_foot_may_stand_alone_on_a_line() -> None:
    column = founds.leg(*LINES)
    row = replace(column.rows[2], line=None, found=None, margin="1.")
    assert lines_checked(founds.with_row(column, 2, row)) == []


def test_a_marker_may_be_read_with_its_line() -> None:
    column = founds.leg(*LINES)
    part = column.rows[0].part
    assert part is not None
    row = replace(column.rows[0], part=replace(part, marker="•"))
    column = founds.reread(founds.with_row(column, 0, row), 0, text="• the weir is")
    assert lines_checked(column) == []


@pytest.mark.parametrize(
    ("drift", "told"),
    [
        (0.0, False),
        (0.02, False),
        (-0.02, False),
        (0.03, True),
        (-0.03, True),
        (5, True),
    ],
)
def test_a_baseline_may_drift_by_what_no_plate_shows(drift: float, told: bool) -> None:
    column = founds.leg(*LINES)
    read = column.rows[1].found
    assert read is not None
    off = founds.reread(column, 1, baseline=read.baseline + drift)
    codes = [code for code, _ in lines_checked(off)]
    assert codes == (["off-grid"] if told else [])


def test_the_worst_of_several_is_named() -> None:
    column = founds.leg(*LINES)
    for number, drift in ((1, 0.1), (2, 0.4)):
        read = column.rows[number].found
        assert read is not None
        column = founds.reread(column, number, baseline=read.baseline + drift)
    # What most lines do is the measure, so three more stand as they should.
    [(code, message)] = lines_checked(column, founds.leg(*LINES, column=1))
    assert code == "off-grid"
    assert message == (
        '2 lines of "weir" stand off the baseline grid, the worst by 0.40 pt '
        '(line 3 of its column, "owls are out")'
    )


@pytest.mark.parametrize(
    ("over", "told"),
    [
        pytest.param(-0.29, False, id="a little short"),
        pytest.param(-0.31, True, id="short"),
        # An f may stand out by 0.11 of the type's height, which is 11 points here.
        pytest.param(1.2, False, id="a last letter overhangs"),
        pytest.param(1.6, True, id="over the edge"),
    ],
)
def test_a_justified_edge_is_straight(over: float, told: bool) -> None:
    column = founds.leg(*LINES)
    edge = founds.GRID.left + founds.GRID.measure
    codes = [
        code for code, _ in lines_checked(founds.reread(column, 0, right=edge + over))
    ]
    assert codes == (["ragged-edge"] if told else [])


def test_a_soft_hyphens_box_is_narrow() -> None:
    column = founds.leg("the engi=", "neers are out")
    edge = founds.GRID.left + founds.GRID.measure
    # 0.04 of the height may lack, and the usual 0.3 points.
    assert lines_checked(founds.reread(column, 0, right=edge - 0.7)) == []
    assert lines_checked(founds.reread(column, 1, right=edge - 0.7)) != []


def test_a_line_that_is_not_justified_may_end_anywhere() -> None:
    column = founds.leg(*LINES)
    row = replace(column.rows[2], line=founds.line(LINES[2], justified=False))
    column = founds.reread(founds.with_row(column, 2, row), 2, right=30.0)
    assert lines_checked(column) == []


def test_nothing_read_has_nothing_to_measure() -> None:
    assert lines_checked() == []
