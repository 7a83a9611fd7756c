"""The press edition is preflighted before it is published, each page once."""

import json
from pathlib import Path

from layout.disk.places import cache_folder
from tests.building import ROOT, run, small, tree
from tests.desk.paper import ISSUE, STORY, story

PROFILE = "SNAP_TR002_newsprint.icc"
PRINTER = """title = "Fussy"
[page]
width = 289
height = 380
unprintable = 10
[colour]
profile = "SNAP_TR002_newsprint.icc"
condition = "SNAP TR 002"
ink_limit = 240
[type]
plain = {plain}
[rules]
poor = {poor}
"""
MANIFEST = 'number = 1\ndate = 2026-12-04\npages = 4\nprinter = "fussy"\n'


def fussy(folder: Path, *, plain: float = 7.0, poor: float = 0.5) -> Path:
    """Write the small publication with a printer that is hard to please."""
    files: dict[str, str | bytes | None] = {
        f"{ISSUE}/issue.toml": MANIFEST,
        f"styles/printers/{PROFILE}": (ROOT / "styles/printers" / PROFILE).read_bytes(),
        "styles/printers/fussy.toml": PRINTER.format(plain=plain, poor=poor),
    }
    return small(folder, files)


def test_an_error_keeps_the_press_files_back(tmp_path: Path) -> None:
    issue = fussy(tmp_path, plain=8.0)
    done = run("build", issue, "-o", tmp_path / "out")
    assert done.exit_code == 1
    assert "press.pdf: page 1: error[press-type]: plain type of 7.6 pt" in done.stderr
    assert not (tmp_path / "out").exists()


def test_what_was_good_stays(home: Path) -> None:
    fussy(home, plain=8.0)
    done = run("build", home / ISSUE, "-o", home / "out")
    assert done.exit_code == 1


def test_a_warning_does_not(tmp_path: Path) -> None:
    issue = fussy(tmp_path, poor=2.5)
    done = run("build", issue, "-o", tmp_path / "out")
    assert done.exit_code == 0
    assert "press.pdf: page 1: warning[press-rule]: a rule of" in done.stderr
    report = json.loads((tmp_path / "out" / "report.json").read_text())
    codes = {note["code"] for note in report["notes"]}
    assert "press-rule" in codes


def test_only_the_press_is_preflighted(tmp_path: Path) -> None:
    issue = fussy(tmp_path, plain=8.0)
    done = run("build", issue, "-o", tmp_path / "out", "--edition", "screen")
    assert done.exit_code == 0
    assert "[press-" not in done.stderr


def test_some_pages_are_no_wrong_number_of_pages(tmp_path: Path) -> None:
    done = run("build", small(tmp_path, {}), "-o", tmp_path / "out", "--pages", "2-4")
    assert done.exit_code == 0
    assert "[press-" not in done.stderr


def test_a_page_is_looked_at_once(tmp_path: Path) -> None:
    issue = small(tmp_path, {})
    press = ("--edition", "press", "-o", tmp_path / "out")
    run("build", issue, *press)
    kept = _kept(tmp_path)
    assert len(kept) == 4 + 1  # the pages, and the file of all
    run("build", issue, *press)
    assert _kept(tmp_path) == kept
    (tmp_path / STORY).write_text(story("section: News", "The bridge opens."))
    run("build", issue, *press)
    assert len(_kept(tmp_path) - kept) == 1 + 1


def _kept(home: Path) -> set[str]:
    files = tree(cache_folder(home) / "preflights")
    return {name for name, content in files.items() if content}
