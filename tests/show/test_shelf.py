"""What a person is told of a shelf: a table, and the notes of what failed."""

import json
from pathlib import Path

import pytest

from layout.codes import Code
from layout.commands.rebuild import ShelfResult
from layout.notes import Note
from layout.requests import Outcome, RebuildTask, Rebuilt
from layout.show.shelf import show
from layout.show.voice import Voice

ERROR = Note(code=Code.NO_SUCH_PAGE, message="there is no page 9", file="issues/b")
ADVICE = Note(code=Code.UNDERSET, message="a story is short", file="issues/a")


def done(name: str, outcome: Outcome, pages: int = 0, *notes: Note) -> Rebuilt:
    task = RebuildTask(issue=Path("issues") / name, out=Path("build") / name)
    return Rebuilt(task=task, outcome=outcome, pages=pages, seconds=2.5, notes=notes)


def shelf() -> ShelfResult:
    return ShelfResult(
        out=Path("build"),
        issues=(
            done("a", Outcome.REBUILT, 8, ADVICE, ADVICE),
            done("b", Outcome.FAILED, 0, ERROR, ADVICE),
            done("c", Outcome.CURRENT, 12),
        ),
        files=(Path("build/index.html"),),
    )


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.chdir(tmp_path)


def test_every_issue_has_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    show(shelf(), Voice())
    rows = [" ".join(row.split()) for row in capsys.readouterr().out.splitlines()]
    rows = [row for row in rows if row and not set(row) <= {"─", " "}]
    assert rows == [
        "issue pages notes result",
        "a 8 2 advice rebuilt",
        "b 1 error, 1 advice failed",
        "c 12 up to date",
        "1 rebuilt, 1 up to date, 1 failed",
        "build/index.html",
    ]


def test_only_errors_of_what_failed_are_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show(shelf(), Voice())
    assert capsys.readouterr().err == f"{ERROR}\n"


def test_all_is_told_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    show(shelf(), Voice(verbose=True))
    assert capsys.readouterr().err == f"{ADVICE}\n{ERROR}\n"


def test_as_json_it_is_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    result = shelf()
    show(result, Voice(as_json=True))
    said = capsys.readouterr().out
    assert json.loads(said) == json.loads(result.report)
    issues = json.loads(said)["issues"]
    assert [issue["result"] for issue in issues] == ["rebuilt", "failed", "up to date"]
    assert issues[1]["errors"] == 1


def test_the_status_is_that_of_the_worst() -> None:
    assert shelf().status == 1
    good = ShelfResult(out=Path("build"), issues=(done("c", Outcome.CURRENT, 12),))
    assert good.status == 0
