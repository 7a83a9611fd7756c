"""Run a command as a whole process and weigh it."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """Seconds by the wall, and the peak memory in MB of its largest process."""

    seconds: float
    megabytes: float


def run_python(*arguments: str | Path, folder: Path) -> Weight:
    """Run this Python with arguments in a folder, and wait for it and its children."""
    command = [sys.executable, *map(str, arguments)]
    # This clone, whatever is installed.
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=environment)
    # The kernel keeps the peak of the largest of a process and those it waited for.
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    unit = 1 if sys.platform == "darwin" else 1024
    return Weight(seconds=seconds, megabytes=usage.ru_maxrss * unit / 1e6)


def say(text: str) -> None:
    """Show a line of results, also where pytest runs without -s."""
    if sys.__stdout__:
        sys.__stdout__.write(f"{text}\n")
