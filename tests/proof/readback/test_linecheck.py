"""The line check against real PDFs: rebroken lines, shifted baselines, ragged edges."""

from pathlib import Path

from layout.codes import Severity
from layout.notes import Note
from layout.proof.readback.proofing import prove
from tests.proof import press


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
