"""A shelf on a cluster whose workers are killed and whose scheduler is started anew.

Each issue is to be done exactly once in the end: made by one run, whole, and left alone
by the next. The command's memory is not to grow with the issues. LAYOUT_BENCH_ISSUES
says how many there are; a thousand take two processors an hour or two.
"""

import os
import random  # no output depends on which worker is killed
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from layout.disk.owned import REPORT
from layout.shelf.shelf import read_entry
from tests.attack.attacking import held
from tests.bench.record import keep
from tests.bench.running import ROOT, say
from tests.building import LAYOUT
from tests.shelf.shelves import briefs, results

ISSUES = int(os.environ.get("LAYOUT_BENCH_ISSUES", "24"))
WORKERS = 2
# Seconds between two looks.
PACE = 0.5
# So many issues are finished between two kills of a worker, and two new schedulers. By
# the clock, a busy machine would be given blows only, and no time to work.
KILLS, RESTARTS = 20, 130
# A run whose cluster is lost is begun again, as people do; so many times at most.
RUNS = 100


@dataclass(slots=True)
class Cluster:
    """A scheduler and its workers, as people start them; what is gone is replaced."""

    folder: Path
    port: int
    scheduler: "subprocess.Popen[bytes] | None" = None
    workers: "list[subprocess.Popen[bytes]]" = field(default_factory=list)
    killed: int = 0
    restarted: int = 0

    @property
    def address(self) -> str:
        """Where the scheduler is."""
        return f"tcp://127.0.0.1:{self.port}"

    def stand(self) -> None:
        """Start whatever is not there."""
        if self.scheduler is None or self.scheduler.poll() is not None:
            words = ("--host", "127.0.0.1", "--port", str(self.port), "--no-dashboard")
            self.scheduler = self._start("dask_scheduler", *words)
        self.workers = [worker for worker in self.workers if worker.poll() is None]
        while len(self.workers) < WORKERS:
            words = (self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard")
            self.workers.append(self._start("dask_worker", *words))

    def kill(self, chance: random.Random) -> None:
        """Kill a worker, whichever."""
        self.killed += 1
        chance.choice(self.workers).kill()

    def restart(self) -> None:
        """Kill the scheduler."""
        self.restarted += 1
        if self.scheduler:
            self.scheduler.kill()
            self.scheduler.wait()

    def end(self) -> None:
        """End all of it."""
        for process in (*self.workers, self.scheduler):
            if process:
                process.kill()
                process.wait()

    def _start(self, module: str, *words: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", f"distributed.cli.{module}", *words],
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


@dataclass(slots=True)
class Ordeal:
    """A shelf that is rebuilt under blows: how often each issue was made, and how."""

    folder: Path
    cluster: Cluster
    kills: int = KILLS
    restarts: int = RESTARTS
    runs: int = 0
    made: "Counter[str]" = field(default_factory=Counter)
    memory: list[float] = field(default_factory=list)

    def endure(self) -> bool:
        """Rebuild until a run says that all is done; say whether one did."""
        chance = random.Random(11)
        while self.runs < RUNS:
            self.runs += 1
            if self._run(chance) == 0:
                return True
        return False

    def _run(self, chance: random.Random) -> int:
        report = self.folder / "report.json"
        words = ("rebuild", "issues", "-o", "out", "--json", "--no-cache")
        with report.open("wb") as out:
            process = subprocess.Popen(
                [*LAYOUT, *words, "--scheduler", self.cluster.address],
                cwd=self.folder,
                env=os.environ | {"PYTHONPATH": str(ROOT)},
                stdout=out,
                stderr=subprocess.DEVNULL,
            )
            try:
                self._watch(process, chance)
            except BaseException:
                process.kill()
                process.wait()
                raise
        try:
            done = results(report.read_text("utf-8"))
        except (ValueError, KeyError):  # nothing was begun
            return process.returncode or 1
        self.made.update(name for name, made in done.items() if made == "rebuilt")
        return process.returncode

    def _watch(self, process: "subprocess.Popen[bytes]", chance: random.Random) -> None:
        while process.poll() is None:
            self.cluster.stand()
            self.memory.append(held(process.pid) / 1e6)
            done = self._done()
            if done // self.restarts > self.cluster.restarted:
                self.cluster.restart()
            elif done // self.kills > self.cluster.killed:
                time.sleep(chance.uniform(0, PACE))
                self.cluster.kill(chance)
            time.sleep(PACE)

    def _done(self) -> int:
        """Count the issues that are finished, or nearly so."""
        return len(list((self.folder / "out").glob(f"*/{REPORT}")))


@contextmanager
def ordeal(folder: Path, count: int) -> Iterator[Ordeal]:
    """Write a shelf of so many issues, and have a cluster stand beside it."""
    names = tuple(f"{1900 + n // 12}-{n % 12 + 1:02}" for n in range(count))
    briefs(folder, names)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    cluster = Cluster(folder=folder, port=port)
    cluster.stand()
    try:
        yield Ordeal(folder=folder, cluster=cluster)
    finally:
        cluster.end()


def whole(out: Path) -> set[str]:
    """Return the names of the issues that stand on a shelf."""
    return {path.name for path in out.iterdir() if read_entry(path) is not None}


def main(folder: Path) -> None:
    start = time.perf_counter()
    with ordeal(folder, ISSUES) as under:
        try:
            under.endure()
        finally:
            # One that is ended early is an ordeal too: it tells how far it came.
            summary(under, folder / "out", time.perf_counter() - start)
    share = len(whole(folder / "out")) / ISSUES
    keep("cluster: issues whole after kills, of all", share, "1")


def summary(under: Ordeal, out: Path, seconds: float) -> None:
    """Say what an ordeal came to, whether it was endured to the end or not."""
    done = whole(out) if out.is_dir() else set()
    twice = [name for name, times in under.made.items() if times > 1]
    say(
        f"cluster: {len(done)} of {ISSUES} issues whole, {len(twice)} made twice: "
        f"{under.cluster.killed} killed workers and {under.cluster.restarted} killed "
        f"schedulers, in {under.runs} runs and {seconds:.0f} s"
    )
    if under.memory:
        fifth = max(1, len(under.memory) // 5)
        early, late = max(under.memory[:fifth]), max(under.memory[-fifth:])
        say(f"cluster: the command had {early:.0f} MB at first, {late:.0f} at last")


if __name__ == "__main__":
    # As ^C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    main(Path(sys.argv[1]))
