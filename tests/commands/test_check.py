"""`layout check` as people run it."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from tests.building import run, small, tree
from tests.desk.paper import STORY, story
from tests.proof.preflight.cleanly import clean, draw, saved

CACHE = ".layout-cache"


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


def test_the_certificate_of_a_file_is_written_where_asked(page: Path) -> None:
    out = page.parent / "out"
    done = run("check", page, "-o", out)
    assert done.exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "preflight.json",
        "preflight.pdf",
    ]
    report = json.loads((out / "preflight.json").read_text())
    assert report["sha256"] == sha256(page.read_bytes()).hexdigest()
    assert report["verdict"] == "passed"


def test_nothing_is_written_of_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "none.pdf").write_bytes(b"%PDF-1.4 and no more")
    done = run("check", tmp_path / "none.pdf", "-o", tmp_path / "out")
    assert done.exit_code == 2
    assert not (tmp_path / "out").exists()


LONG = story(
    "rank: 4\njump: false", ("The bridge shuts for nine weeks. " * 50 + "\n\n") * 40
)


def test_an_issue_is_checked_and_nothing_written(tmp_path: Path) -> None:
    issue = small(tmp_path, {})
    before = tree(tmp_path)
    done = run("check", issue)
    assert done.exit_code == 0
    assert done.stdout.splitlines()[4].split()[:4] == ["4", "289", "x", "380"]
    assert "advice[underset]" in done.stderr
    after = tree(tmp_path)
    assert {k: v for k, v in after.items() if not k.startswith(CACHE)} == before


def test_an_issue_that_does_not_fit_is_preflighted_too(tmp_path: Path) -> None:
    issue = small(tmp_path, {STORY: LONG})
    done = run("check", issue, "--printer", "newsprint-tabloid", "-o", tmp_path / "out")
    assert done.exit_code == 1
    assert "error[unplaced]" in done.stderr
    report = json.loads((tmp_path / "out" / "preflight.json").read_text())
    assert report["verdict"] == "refused"
    assert [page["number"] for page in report["pages"]] == [1, 2, 3, 4]
    assert "unplaced" in {found["code"] for found in report["findings"]}


def test_a_check_says_what_the_build_would(tmp_path: Path) -> None:
    issue = small(tmp_path, {})
    checked = json.loads(run("check", issue, "--json").stdout)
    run("build", issue, "-o", tmp_path / "out")
    report = json.loads((tmp_path / "out" / "report.json").read_text())
    certified = json.loads((tmp_path / "out" / "preflight.json").read_text())
    assert checked["notes"] == report["notes"]
    assert checked["files"] == certified["files"]
    assert checked["pages"] == certified["pages"]
    assert certified["sha256"] == report["editions"][0]["sha256"]


def test_what_is_no_issue_is_said(tmp_path: Path) -> None:
    done = run("check", tmp_path)
    assert done.exit_code == 2
    assert "error[no-manifest]" in done.stderr
