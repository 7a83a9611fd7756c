"""Full disks, killed workers, ^C: told in words, and the last good build is there."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.building import (
    SMALL,
    Running,
    check_said,
    command,
    ends,
    first_worker,
    run,
    spoil,
    start,
    tree,
    workers,
)
from tests.desk.paper import ISSUE, MANIFEST

# Whole builds, page after page.
pytestmark = pytest.mark.slow


@pytest.mark.parametrize("place", ["paper.toml", "paper.toml/out"])
def test_an_output_folder_that_cannot_be(home: Path, place: str) -> None:
    done = run("build", home / ISSUE, "-o", home / place)
    assert done.exit_code == 2
    check_said(done.stderr, "output-unwritable")


def test_a_folder_in_the_place_of_a_file(home: Path) -> None:
    blocked = shutil.copytree(home / "out", home / "blocked")
    (blocked / "screen.pdf").unlink()
    (blocked / "screen.pdf").mkdir()
    before = tree(blocked)
    done = run("build", home / ISSUE, "-o", blocked)
    assert done.exit_code == 2
    check_said(done.stderr, "output-unwritable")
    assert tree(blocked) == before


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if shutil.which("mount") is None or subprocess.run(mount, check=False).returncode:
        pytest.skip("only root may mount the small disk that this test fills")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.fixture
def no_more_files(full_disk: Path) -> Path:
    """Return a disk with room, though for a handful of files only."""
    few = ["mount", "-o", "remount,size=64m,nr_inodes=5", str(full_disk)]
    subprocess.run(few, check=True)
    return full_disk


@pytest.mark.parametrize("command", ["build", "rebuild", "proof"])
def test_a_disk_that_takes_no_more_files(
    home: Path, no_more_files: Path, command: str
) -> None:
    (no_more_files / "mine.txt").write_text("mine")
    before = tree(no_more_files)
    done = run(command, home / ISSUE, "-o", no_more_files / "new" / "out")
    assert done.exit_code == (1 if command == "rebuild" else 2)
    place = os.path.relpath(home / ISSUE) if command == "rebuild" else "layout"
    check_said(done.stderr, "output-unwritable", f"{place}:")
    assert "remove files from the disk: it has room" in done.stderr
    assert tree(no_more_files) == before


def test_all_is_well_once_there_is_room_for_files(
    home: Path, no_more_files: Path
) -> None:
    out = no_more_files / "out"
    assert run("build", home / ISSUE, "-o", out).exit_code == 2
    more = ["mount", "-o", "remount,nr_inodes=1000", str(no_more_files)]
    subprocess.run(more, check=True)
    assert run("build", home / ISSUE, "-o", out).exit_code == 0
    assert tree(out) == tree(home / "out")


@pytest.mark.parametrize("words", [(), ("--draft",), ("--no-cache",)])
def test_a_full_disk(home: Path, full_disk: Path, words: tuple[str, ...]) -> None:
    (full_disk / "press.pdf").write_bytes(b"the last good one")
    before = tree(full_disk)
    done = run("build", home / ISSUE, "-o", full_disk, *words)
    assert done.exit_code == 2
    check_said(done.stderr, "output-unwritable")
    assert "no space left" in done.stderr
    assert tree(full_disk) == before


def test_no_room_for_temporary_files(
    home: Path, full_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(full_disk))
    monkeypatch.setattr(tempfile, "tempdir", None)
    done = run(*command(home, "--no-cache"))
    assert done.exit_code == 2
    check_said(done.stderr, "disk-full")
    assert tree(full_disk) == {}


def test_a_full_disk_takes_no_new_publication(full_disk: Path) -> None:
    done = run("init", full_disk / "paper")
    assert done.exit_code == 2
    check_said(done.stderr, "output-unwritable")
    assert tree(full_disk) == {}


def test_a_disk_that_may_only_be_read(home: Path, full_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(full_disk)], check=True)
    done = run("build", home / ISSUE, "-o", full_disk / "out")
    assert done.exit_code == 2
    check_said(done.stderr, "output-unwritable")


@pytest.mark.slow
def test_a_killed_worker(home: Path) -> None:
    running = start(*command(home, "--no-cache"), cwd=home)
    # Each that is started, so that one is lost over a page.
    while running.poll() is None:
        for worker in workers(running.pid):
            with suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)
        time.sleep(0.01)
    out, said = running.communicate(timeout=60)
    assert (running.returncode, out) == (2, "")
    check_said(said, "renderer-killed", f"layout: page {_page_of(said)}:")
    assert "signal 9" in said


@pytest.mark.slow
def test_a_worker_that_is_killed_before_it_has_a_page(home: Path) -> None:
    running = start(*command(home, "--no-cache"), cwd=home)
    os.kill(first_worker(running.pid), signal.SIGKILL)
    _, said = running.communicate(timeout=60)
    # Another has taken its place, if there was time; else it is told.
    assert running.returncode == 0 or "renderer-killed" in said
    assert all(map(ends, workers(running.pid)))


def _page_of(said: str) -> str:
    return said.partition("layout: page ")[2].partition(":")[0]


@pytest.mark.slow
@pytest.mark.parametrize("after", [0.0, 0.3, 0.8])
def test_interrupted_at_the_keyboard(home: Path, after: float) -> None:
    spoil(home, {MANIFEST: SMALL.replace("pages = 4", "pages = 64")})
    running = start(*command(home, "--no-cache"), cwd=home)
    children = {first_worker(running.pid)}
    time.sleep(after)
    children.update(workers(running.pid))
    # A terminal sends ^C to everything that it started.
    os.killpg(running.pid, signal.SIGINT)
    check_interrupted(running)
    assert all(map(ends, children)), "a worker is still there"


def check_interrupted(running: Running) -> None:
    out, said = running.communicate(timeout=60)
    # Python itself dies of the signal if that met it in a dataclass's making: to a
    # shell the two are the same.
    assert running.returncode in {130, -signal.SIGINT}
    assert (out, said) == ("", "layout: interrupted\n")


HIDE_PANGO = """
import cffi, ctypes

class Gone:
    def __init__(self, real):
        self.real = real

    def __call__(self, *args, **more):
        if any("pango" in str(arg) for arg in args):
            raise OSError("cannot load library")
        return self.real(*args, **more)

    def __or__(self, other):
        return self  # it stands in annotations

real = cffi.FFI.dlopen
hidden = Gone(real)
cffi.FFI.dlopen = lambda *args, **more: hidden(*args, **more)
ctypes.CDLL = Gone(ctypes.CDLL)
"""


@pytest.mark.slow
def test_a_machine_without_pango(home: Path, tmp_path: Path) -> None:
    (tmp_path / "without").mkdir()
    # Every Python started with this folder in its path runs it first.
    (tmp_path / "without" / "sitecustomize.py").write_text(HIDE_PANGO)
    running = start(*command(home, "--no-cache"), cwd=home, path=tmp_path / "without")
    out, said = running.communicate(timeout=60)
    assert (running.returncode, out) == (2, "")
    check_said(said, "no-pango")
    assert "apt-get install libpango-1.0-0" in said
    assert "brew install pango" in said
