"""What a run says, where it says it, and what it keeps to itself."""

import json
from pathlib import Path

import pytest

from layout.codes import Code
from layout.errors import Refused
from layout.notes import Note
from layout.requests import Result, Timing, unwatched
from layout.show.voice import Voice

ERROR = Note(code=Code.NO_SUCH_PAGE, message="there is no page 9", file="b.md", line=2)
ADVICE = Note(code=Code.UNDERSET, message="a story is short", file="a.md", hint="add")
REPORT = json.dumps({"notes": []})


def result(folder: Path) -> Result:
    return Result(
        report=REPORT,
        notes=(ERROR, ADVICE),
        files=(folder / "press.pdf", folder / "report.json"),
        timings=(Timing(stage="desk", seconds=0.25),),
    )


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "out"


def test_files_go_out_and_notes_go_to_the_side(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Voice().result(result(here))
    said = capsys.readouterr()
    assert said.out == "out/press.pdf\nout/report.json\n"
    # By file and line, whatever order they were made in.
    assert said.err == f"{ADVICE}\n{ERROR}\n"


def test_quiet_says_errors_alone(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Voice(quiet=True).result(result(here))
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"{ERROR}\n")


def test_verbose_says_how_long_each_stage_took(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Voice(verbose=True).result(result(here))
    assert "desk           0.250 s" in capsys.readouterr().err


def test_json_is_the_report_and_nothing_else(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    voice = Voice(as_json=True)
    voice.result(result(here))
    voice.lines("for a person")
    voice.console().print("for a person")
    assert capsys.readouterr().out == f"{REPORT}\n"


def test_a_command_without_a_report_makes_one_of_facts(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Voice().made(pages=4)
    assert capsys.readouterr().out == ""
    Voice(as_json=True).made(pages=4, title="Café")
    said = capsys.readouterr().out
    assert json.loads(said) == {"pages": 4, "title": "Café", "notes": []}
    assert "Café" in said


def test_a_failure_is_told_in_both_ways(capsys: pytest.CaptureFixture[str]) -> None:
    Voice(as_json=True).failed((ERROR, ADVICE))
    said = capsys.readouterr()
    codes = [note["code"] for note in json.loads(said.out)["notes"]]
    assert codes == ["underset", "no-such-page"]
    assert said.err.splitlines() == [str(ADVICE), str(ERROR)]


def raised() -> Exception:
    try:
        # Through a file of the package, whose place is to be told.
        Voice().lines(3)  # type: ignore[arg-type]  # a fault, made on purpose
    except AttributeError as problem:
        return problem
    raise AssertionError("it went well")


def test_a_defect_says_where_and_asks_for_a_report(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Voice().defect(raised())
    said = capsys.readouterr().err
    assert said.startswith("layout: defect: AttributeError: ")
    assert "layout/show/voice.py:" in said
    assert "Traceback" not in said
    assert said.endswith("The same command with -v tells more.\n")


def test_verbose_shows_the_traceback_of_a_defect(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Voice(verbose=True).defect(raised())
    said = capsys.readouterr().err
    assert said.startswith("Traceback")
    assert "with -v tells more" not in said


def test_progress_is_for_a_terminal_alone() -> None:
    with Voice().watching() as watch:
        assert watch is unwatched
    with Voice(quiet=True).watching() as watch:
        assert watch is unwatched


def test_a_console_is_silent_when_it_is_to_be(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Voice(quiet=True).console().print("hush")
    Voice().console().print("[bold]loud[/]")
    assert capsys.readouterr().out == "loud\n"


def test_an_error_keeps_its_notes() -> None:
    assert Refused(ERROR).notes == (ERROR,)
