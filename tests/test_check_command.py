"""`layout check` as people run it."""

import json
from pathlib import Path

import pytest

from tests.building import run
from tests.proof.preflight.cleanly import clean, draw, saved


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.pdf"
    path.write_bytes(saved(clean()))
    return path


def test_a_clean_file_passes_and_is_measured(page: Path) -> None:
    done = run("check", page)
    assert (done.exit_code, done.stderr) == (0, "")
    row = done.stdout.splitlines()[1].split()
    assert row == ["1", "289", "x", "380", "100%", "10", "1", "180", "DeviceCMYK"]


def test_a_fault_is_status_1_and_named(page: Path) -> None:
    pdf = clean()
    draw(pdf, "1 0 0 rg 300 300 50 50 re f")
    page.write_bytes(saved(pdf))
    done = run("check", page)
    assert done.exit_code == 1
    assert "page.pdf: page 1: error[press-rgb]: it has fill in DeviceRGB" in done.stderr


def test_json_has_what_was_measured(page: Path) -> None:
    report = json.loads(run("check", page, "--json").stdout)
    assert report["printer"] == "newsprint-tabloid"
    assert report["pages"][0]["ink"] == 1.0
    assert report["notes"] == []
    assert len(report["sha256"]) == 64


def test_the_printers_limits_are_those_asked_for(page: Path) -> None:
    done = run("check", page, "--printer", "newsprint-broadsheet")
    assert done.exit_code == 1
    assert "the printer trims to 350.0 x 500.0" in done.stderr


def test_wrong_input_is_named(page: Path) -> None:
    done = run("check", page, "--printer", "newsprint-tabliod")
    assert done.exit_code == 2
    assert 'did you mean "newsprint-tabloid"?' in done.stderr
    done = run("check", page.with_name("none.pdf"))
    assert done.exit_code == 2
    assert "error[pdf-missing]" in done.stderr
