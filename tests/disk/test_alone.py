"""One run at a time: in a folder, at a file; and locks that go with their process."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from layout.disk.alone import locked, when_waiting
from layout.disk.claiming import claim
from layout.errors import Unreadable
from tests.building import ROOT

# Takes a folder, says so, and holds it for a while.
HOLD = """
import sys, time
from pathlib import Path
from layout.disk.alone import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""
# Reads a number, and writes the next, many times over.
COUNT = """
import sys
from pathlib import Path
from layout.disk.alone import locked
file = Path(sys.argv[1]) / "count"
for _ in range(50):
    with locked(file.parent):
        file.write_text(str(int(file.read_text()) + 1))
"""


def begun(code: str, *words: str | Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, words)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def holding(folder: Path, seconds: float) -> "subprocess.Popen[str]":
    running = begun(HOLD, folder, seconds.__str__())
    assert running.stdout is not None
    assert running.stdout.readline() == "held\n"
    return running


def test_nothing_is_lost_of_what_many_write(tmp_path: Path) -> None:
    (tmp_path / "count").write_text("0")
    running = [begun(COUNT, tmp_path) for _ in range(4)]
    assert [one.wait(60) for one in running] == [0] * 4
    for one in running:
        one.communicate()
    assert (tmp_path / "count").read_text() == "200"


def test_another_waits(tmp_path: Path) -> None:
    running = holding(tmp_path, 0.5)
    start = time.perf_counter()
    with locked(tmp_path):
        assert time.perf_counter() - start > 0.3
    running.communicate()


def test_the_wait_is_told_and_has_an_end(tmp_path: Path) -> None:
    told: list[Path] = []
    when_waiting(told.append)
    running = holding(tmp_path, 60)
    try:
        with (
            pytest.raises(Unreadable, match=r"for 1.5 seconds another run .* end it"),
            locked(tmp_path, seconds=1.5),
        ):
            pass
        assert told == [tmp_path]
        with locked(tmp_path, seconds=0.1, needed=False):
            pass
        assert told == [tmp_path]
    finally:
        running.kill()
        running.communicate()
    # Nothing of it is left over: the lock can be had again.
    with locked(tmp_path, seconds=0.1):
        pass


def test_the_same_process_does_not_wait_for_itself(tmp_path: Path) -> None:
    with locked(tmp_path), locked(tmp_path):
        pass
    # It has let go.
    holding(tmp_path, 0).communicate()


def test_a_lock_goes_with_its_process(tmp_path: Path) -> None:
    running = holding(tmp_path, 60)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    with locked(tmp_path):
        pass


def test_what_is_not_there_is_locked_above(tmp_path: Path) -> None:
    running = holding(tmp_path / "a" / "b", 0.5)
    start = time.perf_counter()
    with locked(tmp_path):
        assert time.perf_counter() - start > 0.3
    running.communicate()


def test_a_file_is_claimed_once(tmp_path: Path) -> None:
    path = tmp_path / "file"
    first = os.open(path, os.O_CREAT | os.O_RDWR)
    second = os.open(path, os.O_RDWR)
    assert claim(first)
    with pytest.raises(BlockingIOError):
        claim(second)
    os.close(first)
    assert claim(second)
    os.close(second)
