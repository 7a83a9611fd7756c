"""Ink on the plates: what overprints lies on what is under it."""

from pathlib import Path

import pytest

from layout.proof.preflight.plated import on_plates, page_ink
from layout.proof.preflight.preflighting import preflight
from tests.building import run, small
from tests.proof.preflight.cleanly import PRINTER, clean, saved
from tests.supplying import add


def page(folder: Path, operators: str) -> Path:
    pdf = clean()
    add(pdf, operators.encode())
    path = folder / "page.pdf"
    path.write_bytes(saved(pdf))
    return path


DARK = "0.7 0.7 0.7 0 k 100 100 200 200 re f "
BLACK = "/Over gs 0 0 0 1 k 150 150 60 60 re f"


def test_one_mark_after_the_other_is_within_the_limit(tmp_path: Path) -> None:
    found = preflight(page(tmp_path, DARK + BLACK), PRINTER, "page.pdf")
    assert "press-ink" not in {note.code for note in found.notes}
    assert found.pages[0].ink == pytest.approx(2.1, abs=0.01)


def test_on_the_plates_they_are_not(tmp_path: Path) -> None:
    path = page(tmp_path, DARK + BLACK)
    ink = page_ink(path, 0, 1, PRINTER)
    assert ink.highest == pytest.approx(310, abs=1)
    found = on_plates(preflight(path, PRINTER, "page.pdf"), [ink], "page.pdf")
    [note] = [note for note in found.notes if note.code == "press-coverage"]
    assert (note.page, note.file) == (1, "page.pdf")
    assert "310" in note.message
    assert found.pages[0].ink == pytest.approx(3.1, abs=0.01)


def test_what_has_all_inks_replaces_what_is_under_it(tmp_path: Path) -> None:
    path = page(tmp_path, DARK + BLACK.replace("0 0 0 1", "0.01 0.01 0.01 1"))
    ink = page_ink(path, 0, 1, PRINTER)
    assert ink.highest == pytest.approx(210, abs=1)
    found = on_plates(preflight(path, PRINTER, "page.pdf"), [ink], "page.pdf")
    assert "press-coverage" not in {note.code for note in found.notes}


def test_the_command_measures_when_asked(tmp_path: Path) -> None:
    path = page(tmp_path, DARK + BLACK)
    plain, plates = run("check", path), run("check", path, "--separations")
    assert "press-coverage" not in plain.output
    assert "page 1: error[press-coverage]" in plates.output
    assert plates.exit_code == 1


@pytest.mark.slow
def test_an_issue_is_measured_page_by_page(tmp_path: Path) -> None:
    issue = small(tmp_path, {})
    found = run("check", issue, "--separations")
    assert "press-coverage" not in found.output
    # Text alone: black, and nothing on it.
    assert "100%" in found.output
