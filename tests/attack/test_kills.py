"""Sixty moments at which a command is killed: the next run makes it as if none was.

Eleven commands that write, each at moments of its work that are spread by a digest of
their number. How far it is, is told by the processor's time that it took, so that a
moment is the same on a slow machine. They come in rows: what is killed second has the
leftovers of the first to put away, the third those of both. Most are killed (kill -9);
the first of a row is stopped by SIGTERM or SIGHUP, and puts all away itself.
"""

import os
import shutil
import signal
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import cycle
from pathlib import Path

import pytest

from tests.attack.attacking import family
from tests.building import PROC, ends, start, tree, workers
from tests.once import made_once
from tests.shelf.shelves import briefs

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
    "new": ("new", "2019-02"),
    "init": ("init", "fresh"),
    "proof": ("proof", f"issues/{NAME}", "-o", "pictures", "--ppi", "40"),
    "impose": ("impose", "out/press.pdf", "--scheme", "saddle", "-o", "made/s.pdf"),
}
# So many moments of each: sixty in all.
MOMENTS = {
    "build": 10,
    "lock": 6,
    "archive": 4,
    "deliver": 6,
    "import": 10,
    "plan": 4,
    "rebuild": 4,
    "new": 4,
    "init": 4,
    "proof": 4,
    "impose": 4,
}
# What these have made they refuse to make again.
ONCE = {"new", "init"}
# The first of a row has nothing to put away but its own.
ROWS = (
    (signal.SIGTERM, signal.SIGKILL, signal.SIGKILL, signal.SIGKILL),
    (signal.SIGHUP, signal.SIGKILL),
)
# A clock tick of the system's, and how often is looked, in seconds.
TICK = os.sysconf("SC_CLK_TCK")
LOOK = 0.03


@dataclass(frozen=True, kw_only=True)
class Done:
    """What a command makes of a publication that nobody kills, and its seconds.

    They are seconds of the processor, as far as they were seen.
    """

    files: dict[str, bytes]
    seconds: float


@dataclass(frozen=True, kw_only=True)
class Blow:
    """The number of a moment, and the signal that comes at it."""

    number: int
    signal: signal.Signals


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a publication that was built once, and copy to import."""
    return made_once(tmp_path_factory, "kills", published)


def published(home: Path) -> None:
    briefs(home, (NAME,))
    for name, other in (("one", "two"), ("two", "one")):
        words = f"The words of {name} are not those of {other}. " * 20
        (home / f"{name}.txt").write_text(TEXT.format(name, words), "utf-8")
    finished(home, "build", f"issues/{NAME}", "-o", "out")


def finished(home: Path, *words: str, statuses: frozenset[int] = frozenset()) -> float:
    """Run a command to its end; return what it took of the processor, as it is seen."""
    running = start(*words, "-q", cwd=home)
    seconds = 0.0
    while running.poll() is None:
        seconds = max(seconds, spent(running.pid))
        time.sleep(LOOK)
    _, said = running.communicate()
    assert running.returncode in {0, *statuses}, said
    return seconds


def spent(process: int) -> float:
    """Return the processor's seconds that a process and its family have taken."""
    ticks = 0
    for one in family(process):
        with suppress(OSError):
            stat = (PROC / str(one) / "stat").read_text().rpartition(")")[2].split()
            # Its own, the system's for it, and those of children that are over.
            ticks += sum(map(int, stat[11:15]))
    return ticks / TICK


def found(home: Path) -> dict[str, bytes]:
    """Return what is in a publication, but for its cache."""
    files = tree(home).items()
    return {name: content for name, content in files if ".layout-cache" not in name}


def unkilled(paper: Path, into: Path, command: str) -> Done:
    home = shutil.copytree(paper, into)
    seconds = finished(home, *COMMANDS[command])
    return Done(files=found(home), seconds=seconds)


def rows(count: int) -> list[list[Blow]]:
    """Return so many blows in rows; each row has a publication of its own."""
    kinds = [kind for _, row in zip(range(count), cycle(ROWS)) for kind in row][:count]
    found: list[list[Blow]] = []
    for number, kind in enumerate(kinds):
        if kind is not signal.SIGKILL:
            found.append([])
        found[-1].append(Blow(number=number, signal=kind))
    return found


def moment(command: str, number: int) -> float:
    """Return a part of a command's work, from 0 to 1."""
    return sha256(f"{command} {number}".encode()).digest()[0] / 255


def strike(home: Path, command: str, seconds: float, number: signal.Signals) -> None:
    """Run a command until it has taken so much of the processor, and signal it."""
    running = start(*COMMANDS[command], "-q", cwd=home)
    while running.poll() is None and spent(running.pid) < seconds:
        time.sleep(LOOK)
    children = workers(running.pid)
    running.send_signal(number)
    _, said = running.communicate(timeout=60)
    # Before the first line of ours, Python itself is ended by the signal.
    ended = {0, 130, -number} | ({2} if command in ONCE else set())
    assert running.returncode in ended, said
    assert "Traceback" not in said
    assert all(map(ends, children)), "a worker is still there"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_killed_command_is_as_if_it_had_not_been(
    command: str, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    done = unkilled(paper, tmp_path / "calm", command)
    statuses = frozenset({2}) if command in ONCE else frozenset[int]()
    for row in rows(MOMENTS[command]):
        home = shutil.copytree(paper, tmp_path / f"home{row[0].number}")
        for blow in row:
            seconds = moment(command, blow.number) * done.seconds
            strike(home, command, seconds, blow.signal)
            if blow.signal is not signal.SIGKILL:
                left = [name for name in found(home) if ".layout-run" in name]
                assert left == [], "what a signal stops puts all away"
                assert list(temporary.iterdir()) == []
        finished(home, *COMMANDS[command], statuses=statuses)
        assert found(home) == done.files, f"{command}, from moment {row[0].number}"
        assert list(temporary.iterdir()) == []
        new = list(home.glob(".layout-cache/*/.new/*"))
        assert new == [], "half an answer is in the cache"
        shutil.rmtree(home)


def test_there_are_sixty() -> None:
    assert sum(MOMENTS.values()) == 60
    every = [row for number in MOMENTS.values() for row in rows(number)]
    assert sum(map(len, every)) == 60
    assert all(row[0].signal is not signal.SIGKILL for row in every)
