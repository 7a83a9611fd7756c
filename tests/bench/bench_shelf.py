"""A shelf of sixty four-page issues rebuilt: by one process, by two, and in how much.

Two are to be 1.8 times as fast as one, and memory is not to grow with the issues. On a
machine that does other work, the time by the wall says less than the processor's: the
load before each run is told with both.
"""

import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.record import keep
from tests.bench.running import ROOT, say
from tests.building import PROC, children
from tests.makeup.generator import generate

# Three stories and the publication's fillers make four pages; but for one seed's.
STORIES = 3
SEEDS = tuple(seed for seed in range(1, 62) if seed != 53)
ISSUES = len(SEEDS)
# Memory while the first ten issues are made, once each process has done one, and while
# the last ten are.
EARLY, LATE = range(4, 10), range(ISSUES - 10, ISSUES)
# Seconds between two looks.
PACE = 0.25
# Asked without taking the answer away from who waits for the process.
WHETHER_ENDED = os.WEXITED | os.WNOHANG | os.WNOWAIT
# The most MB of a process of each kind, by how many issues were done.
Memory = dict[str, dict[int, float]]
KINDS = ("parent", "rebuilds", "renders")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run's seconds by the wall and by the processors, and the memory seen."""

    seconds: float
    processor: float
    memory: Memory

    def most(self, kind: str, span: range) -> float:
        """Return the most MB of a kind of process while so many issues were done."""
        seen = self.memory.get(kind, {})
        return max((seen[done] for done in span if done in seen), default=0.0)


def main(folder: Path) -> None:
    runs = {jobs: _rebuild(folder / str(jobs), jobs) for jobs in (1, 2)}
    one, two = runs[1], runs[2]
    say(
        f"shelf: two processes {one.seconds / two.seconds:.2f} times as fast as one "
        f"(to reach: 1.8; with {os.cpu_count()} processors), "
        f"processor time {two.processor / one.processor:.2f} times as much"
    )
    keep("shelf: two processes against one", one.seconds / two.seconds, "1.8")
    for kind in KINDS:
        early, late = two.most(kind, EARLY), two.most(kind, LATE)
        say(f"shelf: memory, {kind}: first issues {early:.0f} MB, last {late:.0f} MB")


def shelf(folder: Path) -> Path:
    """Write a publication with an issue a month; return their folder."""
    for number, seed in enumerate(SEEDS):
        year, month = divmod(number, 12)
        name = f"{2015 + year}-{month + 1:02}"
        issue = generate(folder, STORIES, seed)
        manifest = (issue / "issue.toml").read_text("utf-8")
        dated = manifest.replace("date = 2026-12-04", f"date = {name}-04\npages = 4")
        (issue / "issue.toml").write_text(dated, "utf-8")
        issue.rename(issue.with_name(name))
    return folder / "issues"


def _rebuild(folder: Path, jobs: int) -> Run:
    issues, out = shelf(folder), folder / "out"
    before = os.getloadavg()[0]
    command = [sys.executable, "-m", "layout", "rebuild", str(issues), "-o", str(out)]
    start = time.perf_counter()
    process = subprocess.Popen(
        [*command, "--jobs", str(jobs), "-q"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
    )
    memory = _watched(process, out)
    # What the parent used, and all of its children that it has waited for.
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    run = Run(
        seconds=time.perf_counter() - start,
        processor=usage.ru_utime + usage.ru_stime,
        memory=memory,
    )
    done = len(list(out.glob("*/shelf/record.json")))
    assert (process.returncode, done) == (0, ISSUES), "an issue failed"
    say(
        f"shelf: {jobs} at a time, {ISSUES} issues: {run.seconds:.0f} s, "
        f"{run.processor:.0f} s of processors (load before: {before:.1f})"
    )
    return run


def _watched(
    process: subprocess.Popen[bytes], out: Path
) -> dict[str, dict[int, float]]:
    """Look at all processes of a run until it ends; return the most memory of each."""
    most: dict[str, dict[int, float]] = defaultdict(dict)
    while (
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
    ):
        done = len(list(out.glob("*/shelf/record.json")))
        for kind, megabytes in _seen(process.pid):
            most[kind][done] = max(megabytes, most[kind].get(done, 0.0))
        time.sleep(PACE)
    return most


def _seen(parent: int) -> Iterator[tuple[str, float]]:
    """Yield the kind of each process of a run, and its memory in MB."""
    yield "parent", _megabytes(parent)
    for child in children(parent):
        yield "rebuilds", _megabytes(child)
        for renderer in children(child):
            yield "renders", _megabytes(renderer)


def _megabytes(process: int) -> float:
    try:
        lines = (PROC / str(process) / "status").read_text().splitlines()
    except OSError:  # it has just ended
        return 0.0
    sizes = [line.split()[1] for line in lines if line.startswith("VmRSS:")]
    return int(sizes[0]) * 1024 / 1e6 if sizes else 0.0
