"""The command line as people and scripts meet it."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from layout import __version__, cli
from layout.cli.exit_status import status
from layout.cli.options import edition_names, page_numbers
from layout.codes import Code, Severity
from layout.errors import Refused
from layout.notes import Note
from layout.show.voice import Voice

ROOT = Path(__file__).parents[2]
LAYOUT = [sys.executable, "-m", "layout"]


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.commands, list(words))


def as_process(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [*LAYOUT, *words], cwd=cwd, env=env, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "paper"
    assert run("init", str(folder)).exit_code == 0
    return folder


@pytest.mark.parametrize("name", sorted(cli.COMMANDS))
def test_every_command_helps_with_an_example(name: str) -> None:
    shown = run(name, "--help")
    assert shown.exit_code == 0
    assert f"Example: layout {name} " in shown.output
    for option in ("-q, --quiet", "-v, --verbose", "--json"):
        assert option in shown.output


@pytest.mark.parametrize("name", sorted(cli.COMMANDS))
def test_every_option_is_explained(name: str) -> None:
    command = cli.load(name)
    options = [one for one in command.params if isinstance(one, click.Option)]
    assert all(option.help for option in options)


def loaded(*words: str, cwd: Path) -> set[str]:
    """Return the modules that a command line has loaded when it ends."""
    tell = (
        "import atexit, sys; from layout import cli;"
        "atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr));"
        "sys.exit(cli.main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", tell, *words],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.split())


def test_help_loads_no_command(tmp_path: Path) -> None:
    ours = {name for name in loaded("--help", cwd=tmp_path) if name[:6] == "layout"}
    disk = {"layout.disk", "layout.disk.contents", "layout.disk.stopping"}
    show = {"layout.show", "layout.show.seeing", "layout.show.streams"}
    assert ours == {"layout", "layout.cli", *disk, *show}


def test_a_command_s_help_loads_that_command_alone(tmp_path: Path) -> None:
    modules = loaded("build", "--help", cwd=tmp_path)
    commands = {f"layout.cli.{name}" for name in cli.COMMANDS} & modules
    assert commands == {"layout.cli.build"}
    assert not modules & {"weasyprint", "layout.commands.build", "pikepdf", "rich"}


@pytest.mark.parametrize("name", sorted(cli.COMMANDS))
def test_the_list_says_what_the_command_says(name: str) -> None:
    command = cli.load(name)
    assert command.name == name
    first = (command.help or "").partition("\n\n")[0]
    assert " ".join(first.split()) == cli.COMMANDS[name].help
    assert cli.COMMANDS[name].help in run("--help").output


def test_version() -> None:
    assert run("--version").output == f"layout, version {__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        ("bild",),
        ("build",),
        ("build", "x", "--edition", "gold"),
        ("build", "x", "--pages", "3-1"),
        ("build", "x", "--pages", "0"),
        ("build", "x", "--pages", "one"),
        ("build", "x", "--jobs", "0"),
        ("new", "x", "--date", "tomorrow"),
    ],
)
def test_usage_is_status_2(words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert "Traceback" not in done.output


@pytest.mark.parametrize(
    ("text", "pages"),
    [("1", (1,)), ("1,4-6", (1, 4, 5, 6)), (" 6-4,", None), ("2, 1,2", (1, 2))],
)
def test_pages(text: str, pages: tuple[int, ...] | None) -> None:
    command = click.Command("x", params=[click.Option(["--pages"])])
    context, option = click.Context(command), command.params[0]
    if pages is None:
        with pytest.raises(click.BadParameter):
            page_numbers(context, option, text)
    else:
        assert page_numbers(context, option, text) == pages


def test_init_refuses_a_folder_in_use(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("private", "utf-8")
    done = run("init", str(tmp_path))
    assert done.exit_code == 2
    assert "error[not-empty]" in done.stderr


def test_init_tells_the_next_move(tmp_path: Path) -> None:
    done = run("init", str(tmp_path / "a"))
    assert f"layout build {tmp_path / 'a' / 'issues' / '2026-06'}" in done.stdout
    report = json.loads(run("init", str(tmp_path / "b"), "--json").stdout)
    assert report["issue"] == (tmp_path / "b" / "issues" / "2026-06").as_posix()
    assert run("init", str(tmp_path / "c"), "-q").output == ""


def test_an_issue_that_is_not_there_names_those_that_are(paper: Path) -> None:
    done = as_process("build", "2026-6", cwd=paper / "fonts")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "did you mean 2026-06?" in done.stderr
    assert not (paper / "fonts" / "build").exists()


def test_failure_in_json(tmp_path: Path) -> None:
    done = as_process("build", "nowhere", "--json", cwd=tmp_path)
    assert [note["code"] for note in json.loads(done.stdout)["notes"]] == [
        "no-such-issue"
    ]


def status_of(work: Exception | type[BaseException], *, verbose: bool = False) -> int:
    def fail() -> int:
        raise work

    return status(Voice(verbose=verbose), fail)


def test_wrong_words_are_repeated_so_that_they_are_seen(tmp_path: Path) -> None:
    for words in (("\x1b]0;a\x07",), ("check", "--\x1b]0;a\x07")):
        done = as_process(*words, cwd=tmp_path)
        assert done.returncode == 2
        assert "\\x1b]0;a\\x07" in done.stderr
        assert "\x1b" not in done.stderr


def test_notes_are_sorted_by_place(capsys: pytest.CaptureFixture[str]) -> None:
    notes = [
        Note(code=code, weight=Severity.ERROR, message="m", file=file, line=line)
        for code, file, line in [
            (Code.WIDOW, "b.md", 1),
            (Code.RIVER, "a.md", 9),
            (Code.LADDER, "a.md", 2),
        ]
    ]
    assert status_of(Refused(*notes)) == 1
    said = capsys.readouterr().err.splitlines()
    assert [line.split()[0] for line in said] == ["a.md:2:", "a.md:9:", "b.md:1:"]


def test_a_defect_asks_for_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(ZeroDivisionError("x")) == 70
    said = capsys.readouterr().err
    assert "ZeroDivisionError: x" in said
    assert "layout/cli/exit_status.py:" in said
    assert "Traceback" not in said
    assert status_of(ZeroDivisionError("x"), verbose=True) == 70
    assert "Traceback" in capsys.readouterr().err


def test_interruption_is_130(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(KeyboardInterrupt) == 130
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.slow
def test_the_starter_builds_at_once(paper: Path) -> None:
    done = as_process("build", "2026-06", "-v", cwd=paper)
    assert done.returncode == 0, done.stderr
    out = paper / "build" / "2026-06"
    assert "\x1b" not in done.stdout + done.stderr  # no bars on a pipe
    chief = (
        *("preflight.json", "preflight.pdf", "press.pdf"),
        *("report.json", "screen.pdf"),
    )
    assert done.stdout.split() == [f"build/2026-06/{name}" for name in chief]
    assert len(list((out / "press").iterdir())) == 4
    report = json.loads((out / "report.json").read_text("utf-8"))
    assert len(report["pages"]) == 4
    assert all(story["words"] == story["words_set"] for story in report["stories"])
    assert "desk" in done.stderr


@pytest.mark.slow
def test_interrupted_by_hand_leaves_nothing(paper: Path, tmp_path: Path) -> None:
    running = subprocess.Popen(
        [*LAYOUT, "build", str(paper / "issues" / "2026-06"), "--no-cache"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
    )
    # The staging folder is there as soon as work has begun.
    for _ in range(3000):
        if list(tmp_path.glob("build/*/.layout-*")):
            break
        time.sleep(0.02)
    running.send_signal(2)
    _, said = running.communicate(timeout=120)
    assert running.returncode == 130
    assert said == "layout: interrupted\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ((), ("press", "screen")),
        (("archive",), ("archive",)),
        (("archive, press",), ("press", "archive")),
        (("screen", "press"), ("press", "screen")),
        (("all",), ("press", "screen", "archive")),
    ],
)
def test_editions_are_named_once_or_more(
    said: tuple[str, ...], meant: tuple[str, ...]
) -> None:
    context = click.Context(click.Command("build"))
    assert edition_names(context, click.Option(["--edition"]), said) == meant


def test_an_unknown_edition_is_refused_with_those_that_are(tmp_path: Path) -> None:
    refused = run("build", "paper", "--edition", "press,microfilm")
    assert refused.exit_code == 2
    assert '"microfilm" is no edition; say press, screen, archive' in refused.stderr
