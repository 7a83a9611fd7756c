"""Which fillers ran is written down once, and what cannot be is a warning."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from layout.codes import Code, Severity
from layout.desk.issue import Issue
from layout.makeup.dummy import Dummy, Position
from layout.run.ran import record_runs
from tests.building import ROOT
from tests.desk.paper import read

FILLERS: dict[str, str | bytes | None] = {
    "fillers/rooks.md": "---\nheadline: Rooks\n---\nThe rooks are back.\n",
    "fillers/weir.md": "---\nheadline: Weir\n---\nThe weir was painted.\n",
}


def dummy(*names: str) -> Dummy:
    plan = tuple(
        Position(page=1, name=name, column=0, columns=1, line=9, lines=9, why="")
        for name in names
    )
    return Dummy(pages=(), stories=(), plan=plan)


def runs(folder: Path) -> list[str]:
    text = (folder / "fillers" / "ran.toml").read_text("utf-8")
    return [run["filler"] for run in tomllib.loads(text).get("ran", [])]


@pytest.fixture
def issue(tmp_path: Path) -> Issue:
    return read(tmp_path, FILLERS)


def test_what_stands_on_a_page_ran(issue: Issue, tmp_path: Path) -> None:
    assert record_runs(issue, dummy("bridge", "filler:rooks")) == ()
    assert runs(tmp_path) == ["filler:rooks"]


def test_what_no_longer_runs_is_taken_out(issue: Issue, tmp_path: Path) -> None:
    record_runs(issue, dummy("filler:rooks", "filler:weir"))
    assert sorted(runs(tmp_path)) == ["filler:rooks", "filler:weir"]
    record_runs(issue, dummy("filler:weir"))
    assert runs(tmp_path) == ["filler:weir"]
    record_runs(issue, dummy())
    assert runs(tmp_path) == []


def test_where_nothing_ran_nothing_is_written(issue: Issue, tmp_path: Path) -> None:
    assert record_runs(issue, dummy("bridge")) == ()
    assert not (tmp_path / "fillers" / "ran.toml").exists()


def test_the_same_record_is_not_written_again(issue: Issue, tmp_path: Path) -> None:
    record_runs(issue, dummy("filler:rooks"))
    path = tmp_path / "fillers" / "ran.toml"
    before = path.stat().st_mtime_ns, path.stat().st_ino
    record_runs(issue, dummy("filler:rooks"))
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


def test_a_publication_without_a_library_has_no_record(tmp_path: Path) -> None:
    assert record_runs(read(tmp_path, {}), dummy("filler:rooks")) == ()
    assert not (tmp_path / "fillers").exists()


def test_a_record_that_cannot_be_written_is_a_warning(
    issue: Issue, tmp_path: Path
) -> None:
    (tmp_path / "fillers" / "ran.toml").mkdir()
    notes = record_runs(issue, dummy("filler:rooks"))
    assert {(note.code, note.severity) for note in notes} == {
        (Code.RAN_UNWRITTEN, Severity.WARNING)
    }
    assert {note.file for note in notes} == {"fillers/ran.toml"}


# Records the runs of an issue of a name of its own, time and again.
RECORD = """
import sys
from dataclasses import replace
from pathlib import Path
from layout.run.ran import record_runs
from tests.desk.paper import ISSUE
from tests.run.test_ran import dummy
from layout.desk.reading import read_issue
issue, _ = read_issue(Path(sys.argv[1]) / ISSUE)
for turn in range(10):
    other = replace(issue, name=f"{sys.argv[2]}-{turn}")
    assert record_runs(other, dummy("filler:rooks")) == ()
"""


def test_many_builds_at_once_lose_no_line(issue: Issue, tmp_path: Path) -> None:
    words = [sys.executable, "-c", RECORD, str(tmp_path)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    rivals = [subprocess.Popen([*words, n], env=environment) for n in "abcdefgh"]
    assert [rival.wait(60) for rival in rivals] == [0] * 8
    assert runs(tmp_path) == ["filler:rooks"] * 80


def test_a_record_that_cannot_be_read_stays(issue: Issue, tmp_path: Path) -> None:
    path = tmp_path / "fillers" / "ran.toml"
    path.write_text("[[ran]\nfiller = ")
    record_runs(issue, dummy("filler:rooks"))
    assert path.read_text() == "[[ran]\nfiller = "
