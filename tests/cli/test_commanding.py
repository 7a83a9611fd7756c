"""What every command has in common: three ways to speak, an example, a status."""

import json

import click
import pytest
from click.testing import CliRunner

from layout.cli.command import command
from layout.cli.exit_status import DEFECT, status
from layout.codes import Code
from layout.disk.stopping import STATUS
from layout.errors import Defect, LayoutError, Refused, Unreadable
from layout.notes import Note
from layout.show.voice import Voice

NOTE = Note(code=Code.NO_SUCH_PAGE, message="there is no page 9", hint="say another")


@command("layout fold issues/2026-12 --times 3")
@click.argument("issue")
@click.option("--times", type=int, default=1, help="How often.")
def fold(voice: Voice, issue: str, *, times: int) -> int:
    """Fold ISSUE."""
    voice.lines(f"{issue} folded {times} times")
    voice.made(issue=issue, times=times)
    if voice.verbose:
        voice.lines("carefully")
    return 0 if times < 8 else 1


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(fold, list(words))
    return done.exit_code, done.output


def test_a_command_is_named_by_its_example() -> None:
    assert fold.name == "fold"
    code, said = run("--help")
    assert code == 0
    assert said.startswith("Usage: fold")
    assert "Fold ISSUE." in said
    assert said.rstrip().endswith("Example: layout fold issues/2026-12 --times 3")


def test_its_own_options_come_as_they_were_typed() -> None:
    assert run("one") == (0, "one folded 1 times\n")
    assert run("one", "--times", "3") == (0, "one folded 3 times\n")


def test_the_status_is_what_the_command_returns() -> None:
    assert run("one", "--times", "8", "-q") == (1, "")


@pytest.mark.parametrize(
    ("way", "said"),
    [
        (("-q",), ""),
        (("--quiet",), ""),
        (("-v",), "one folded 1 times\ncarefully\n"),
    ],
)
def test_it_speaks_as_it_is_told_to(way: tuple[str, ...], said: str) -> None:
    assert run("one", *way) == (0, said)


def test_as_json_it_says_nothing_else() -> None:
    code, said = run("one", "--json")
    assert code == 0
    assert json.loads(said) == {"issue": "one", "times": 1, "notes": []}


@pytest.mark.parametrize(
    ("kind", "number"), [(Refused, 1), (Unreadable, 2), (Defect, 70)]
)
def test_each_kind_of_error_has_its_status(
    kind: type[LayoutError], number: int, capsys: pytest.CaptureFixture[str]
) -> None:
    def work() -> int:
        raise kind(NOTE)

    assert status(Voice(), work) == number
    assert capsys.readouterr().err == f"{NOTE}\n"


def test_an_error_in_json_has_its_notes(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> int:
        raise Unreadable(NOTE)

    assert status(Voice(as_json=True), work) == 2
    assert json.loads(capsys.readouterr().out)["notes"] == [NOTE.plain()]


def test_usage_is_click_s_affair() -> None:
    def work() -> int:
        raise click.UsageError("no such fold")

    with pytest.raises(click.UsageError):
        status(Voice(), work)


def test_ctrl_c_is_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> int:
        raise KeyboardInterrupt

    assert status(Voice(), work) == STATUS == 130
    assert capsys.readouterr().err == "layout: interrupted\n"


def test_any_other_failure_is_owned_up_to(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> int:
        raise LookupError("no drawer")

    assert status(Voice(), work) == DEFECT == 70
    assert "layout: defect: LookupError: no drawer" in capsys.readouterr().err
