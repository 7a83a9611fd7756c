"""Sixty moments at which a command is killed: the next run makes it as if none was.

Seven commands that write, each at moments spread over its time by a digest of their
number, so that a run that fails here fails there. Most are killed (kill -9); a third
are stopped by SIGTERM or SIGHUP, and put all away themselves.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from tests.building import ends, start, tree, workers
from tests.shelf.shelves import shelf

# Whole commands, time and again.
pytestmark = pytest.mark.slow

NAME = "2019-01"
TEXT = "A head for story {0}\n\nBy A Writer\n\n{1}"
COMMANDS: dict[str, tuple[str, ...]] = {
    "build": ("build", f"issues/{NAME}", "-o", "made"),
    "lock": ("build", f"issues/{NAME}", "-o", "made", "--lock"),
    "archive": ("archive", f"issues/{NAME}", "-o", "made", "--ppi", "72"),
    "deliver": ("deliver", f"issues/{NAME}", "-o", "out"),
    "import": ("import", "one.txt", "two.txt", "--into", "issues/2020-02"),
    "plan": ("plan", f"issues/{NAME}", "--write"),
    "rebuild": ("rebuild", "issues", "-o", "made", "--jobs", "1"),
}
# So many moments of each: sixty in all.
MOMENTS = {"build": 12, "lock": 8, "archive": 7, "deliver": 8, "import": 10, "plan": 8}
MOMENTS["rebuild"] = 7
SIGNALS = (
    *(signal.SIGKILL, signal.SIGKILL, signal.SIGTERM),
    *(signal.SIGKILL, signal.SIGKILL, signal.SIGHUP),
)


@dataclass(frozen=True, kw_only=True)
class Done:
    """What a command makes of a publication that nobody kills, and in what time."""

    files: dict[str, bytes]
    seconds: float


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a publication that was built once, and copy to import."""
    home = tmp_path_factory.mktemp("kills")
    shelf(home, (NAME,))
    for name, other in (("one", "two"), ("two", "one")):
        words = f"The words of {name} are not those of {other}. " * 20
        (home / f"{name}.txt").write_text(TEXT.format(name, words), "utf-8")
    finished(home, "build", f"issues/{NAME}", "-o", "out")
    return home


def finished(home: Path, *words: str) -> None:
    running = start(*words, "-q", cwd=home)
    _, said = running.communicate(timeout=120)
    assert running.returncode == 0, said


def found(home: Path) -> dict[str, bytes]:
    """Return what is in a publication, but for its cache."""
    files = tree(home).items()
    return {name: content for name, content in files if ".layout-cache" not in name}


def unkilled(paper: Path, into: Path, command: str) -> Done:
    home = shutil.copytree(paper, into)
    begun = time.perf_counter()
    finished(home, *COMMANDS[command])
    return Done(files=found(home), seconds=time.perf_counter() - begun)


def moment(command: str, number: int) -> float:
    """Return a part of a command's time, from 0 to 1."""
    return sha256(f"{command} {number}".encode()).digest()[0] / 255


def strike(home: Path, command: str, seconds: float, number: signal.Signals) -> None:
    running = start(*COMMANDS[command], "-q", cwd=home)
    try:
        running.wait(seconds)
    except subprocess.TimeoutExpired:
        children = workers(running.pid)
        running.send_signal(number)
        _, said = running.communicate(timeout=60)
        # Before the first line of ours, Python itself is ended by the signal.
        stopped = {0, 130, -number}
        assert running.returncode in stopped, said
        assert "Traceback" not in said
        assert all(map(ends, children)), "a worker is still there"
    else:
        running.communicate()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_killed_command_is_as_if_it_had_not_been(
    command: str, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    done = unkilled(paper, tmp_path / "calm", command)
    for number in range(MOMENTS[command]):
        home = shutil.copytree(paper, tmp_path / f"home{number}")
        with_what = SIGNALS[number % len(SIGNALS)]
        strike(home, command, moment(command, number) * done.seconds, with_what)
        if with_what is not signal.SIGKILL:
            left = [name for name in found(home) if ".layout-run" in name]
            assert left == [], "what a signal stops puts all away"
            assert list(temporary.iterdir()) == []
        finished(home, *COMMANDS[command])
        assert found(home) == done.files, f"{command}, moment {number}"
        assert list(temporary.iterdir()) == []
        new = list(home.glob(".layout-cache/*/.new/*"))
        assert new == [], "half an answer is in the cache"
        shutil.rmtree(home)


def test_there_are_sixty() -> None:
    assert sum(MOMENTS.values()) == 60
    assert os.name == "posix"
