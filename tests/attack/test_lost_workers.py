"""Ten moments at which a worker is killed: the pages come out as if none had been.

The moments are those of its talk with who began it: before a call, in the middle of
one, and when the answer is on its way; at the first call, and at later ones. A page at
which every worker is killed is told in one sentence.
"""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from layout.workers.process import WorkerProcess
from tests.building import check_said, run, small, tree, workers
from tests.desk.paper import ISSUE

# Whole builds, one after another.
pytestmark = pytest.mark.slow

# What is done between who asks and who answers, in this order.
STEPS = {"asked": "ask", "at work": "_speaks", "answering": "_answer"}
MOMENTS = [(step, number) for step in STEPS for number in (1, 2, 5)]


@dataclass(slots=True)
class Killer:
    """Kills workers at a step of their talk, whenever a call is one of the victims."""

    step: str
    victim: Callable[[int, Any], bool]
    calls: int = 0
    killed: list[int] = field(default_factory=list)

    def seize(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Stand beside every worker from now on."""
        ask, begun = WorkerProcess.ask, getattr(WorkerProcess, STEPS[self.step])
        doomed: list[WorkerProcess] = []

        def asked(worker: WorkerProcess, call: Any) -> Any:
            self.calls += 1
            if self.victim(self.calls, call):
                doomed.append(worker)
                if self.step == "asked":
                    self.kill(worker)
            return ask(worker, call)

        def struck(worker: WorkerProcess, *words: Any) -> Any:
            if worker in doomed:
                doomed.remove(worker)
                self.kill(worker)
            return begun(worker, *words)

        if self.step != "asked":
            monkeypatch.setattr(WorkerProcess, STEPS[self.step], struck)
        monkeypatch.setattr(WorkerProcess, "ask", asked)

    def kill(self, worker: WorkerProcess) -> None:
        self.killed.append(worker.process)
        os.kill(worker.process, signal.SIGKILL)


def build(home: Path, out: str) -> Result:
    words = ("--draft", "--no-cache", "--jobs", "1")
    return run("build", home / ISSUE, "-o", home / out, *words)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a publication with a draft that nobody was killed over, in out/."""
    home = tmp_path_factory.mktemp("lost")
    small(home, {})
    assert build(home, "out").exit_code == 0
    return home


def check_right(home: Path, done: Result) -> None:
    assert done.exit_code == 0, done.stderr
    assert tree(home / "made") == tree(home / "out")
    assert workers(os.getpid()) == []


@pytest.mark.parametrize(("step", "number"), MOMENTS)
def test_a_build_is_right_when_a_worker_is_lost(
    home: Path, step: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the last one has left is in the next one's way, if it has left anything."""
    killer = Killer(step, lambda at, _: at == number)
    killer.seize(monkeypatch)
    done = build(home, "made")
    assert len(killer.killed) == 1
    check_right(home, done)


def test_one_that_is_lost_as_it_starts(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = WorkerProcess.__init__
    killed: list[int] = []

    def started(worker: WorkerProcess, *words: Any) -> None:
        start(worker, *words)
        if not killed:
            killed.append(worker.process)
            with suppress(ProcessLookupError):
                os.kill(worker.process, signal.SIGKILL)

    monkeypatch.setattr(WorkerProcess, "__init__", started)
    done = build(home, "made")
    assert killed
    check_right(home, done)


def test_a_page_over_which_all_are_lost_is_told_in_one_sentence(home: Path) -> None:
    before = tree(home / "made")
    killer = Killer("at work", lambda _, call: call.page == 3)
    with pytest.MonkeyPatch.context() as monkeypatch:
        killer.seize(monkeypatch)
        done = build(home, "made")
    assert len(killer.killed) == 2
    assert done.exit_code == 2
    [line] = [line for line in done.stderr.splitlines() if ": error[" in line]
    assert "page 3: error[renderer-killed]" in line
    check_said(done.stderr, "renderer-killed", "layout: page 3:")
    assert tree(home / "made") == before
    check_right(home, build(home, "made"))
