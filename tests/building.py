"""Builds of small publications, and what they leave: files, folders, processes."""

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from click.testing import CliRunner, Result

from layout import cli
from tests.desk.paper import ISSUE, MANIFEST, STORY, publication, story

ROOT = Path(__file__).parent.parent
LAYOUT = [sys.executable, "-m", "layout"]
# How the processes that render and those that rebuild are called.
RENDERS, REBUILDS = b"layout.workers.serve\0renders", b"layout.workers.serve\0rebuilds"
PROC = Path("/proc")
SMALL = "number = 1\ndate = 2026-12-04\npages = 4\n"

Files = dict[str, str | bytes | None]


def small(folder: Path, files: Files) -> Path:
    """Write a publication of four pages and two stories; return its issue."""
    small_one: Files = {MANIFEST: SMALL}
    return publication(folder, small_one | files)


def run(*words: str | Path) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(cli.commands, [str(word) for word in words])


def start(*words: str | Path, cwd: Path, path: Path | None = None) -> "Running":
    """Start a command as a process of its own group; `path` is searched for modules."""
    before = [str(path)] if path else []
    return subprocess.Popen(
        [*LAYOUT, *map(str, words)],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([*before, str(ROOT)])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


Running = subprocess.Popen[str]


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes, and every folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        if path.is_file()
        else b""
        for path in sorted(folder.rglob("*"))
    }


def workers(parent: int) -> list[int]:
    """Return the rendering processes that a process has, those at their end too."""
    return [child for child in children(parent) if _is_worker(child)]


def first_worker(parent: int) -> int:
    """Wait until a process has a worker, and return that."""
    for _ in range(1000):
        if found := workers(parent):
            return found[0]
        time.sleep(0.01)
    raise TimeoutError("no worker was started")


def ends(process: int) -> bool:
    """Say whether a process is gone, now or soon: a worker ends when its input does."""
    for _ in range(500):
        if not (PROC / str(process)).exists():
            return True
        time.sleep(0.01)
    return False


def children(parent: int) -> list[int]:
    """Return the processes that a process has started."""
    found = []
    for path in sorted(PROC.glob(f"{parent}/task/*/children")):
        with suppress(FileNotFoundError, ProcessLookupError):  # a thread that is over
            found += [int(child) for child in path.read_text().split()]
    return found


def _is_worker(process: int) -> bool:
    try:
        words = (PROC / str(process) / "cmdline").read_bytes()
        state = (PROC / str(process) / "stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state == "Z" or RENDERS in words


def spoil(home: Path, files: Files) -> None:
    changed: Files = {STORY: story("rank: 2")}
    small(home, changed | files)
    for name, content in files.items():
        if content is None:
            (home / name).unlink()


def command(home: Path, *words: str) -> tuple[str | Path, ...]:
    return ("build", home / ISSUE, "-o", home / "out", *words)


def check_said(said: str, code: str, place: str = "layout:") -> None:
    """One line names the place, the code and the next move, and nobody is blamed."""
    lines = [
        line
        for line in said.splitlines()
        if line.startswith(f"{place} error[{code}]: ")
    ]
    assert lines, said
    assert all("; " in line for line in lines), "the next move is not said"
    assert "Traceback" not in said
    assert "layout: defect" not in said
