"""Processes killed in the middle, ^C, a parent that is gone: nothing is lost."""

import os
import signal
import time
from pathlib import Path

import pytest

from layout.commands import crew
from layout.requests import Outcome, RebuildTask, Rebuilt
from tests.building import ends, first_worker, run, start, tree
from tests.building import workers as renderers_of
from tests.shelf.shelves import (
    appears,
    begins,
    codes,
    first_rebuilder,
    rebuilders,
    results,
    shelf,
)

# Whole shelves.
pytestmark = pytest.mark.slow

NAMES = ("2019-01", "2019-02")
RECORD = "shelf/record.json"


def test_a_killed_process_loses_nothing(tmp_path: Path) -> None:
    issues, out = shelf(tmp_path, NAMES), tmp_path / "out"
    words = ("rebuild", issues, "-o", out, "--jobs", "1", "--json", "--no-cache")
    running = start(*words, cwd=tmp_path)
    victim = first_rebuilder(running.pid)
    begins(out / NAMES[0])
    renderers = renderers_of(victim)
    os.kill(victim, signal.SIGKILL)
    report, said = running.communicate(timeout=120)
    assert running.returncode == 0, said
    assert results(report) == dict.fromkeys(NAMES, "rebuilt")
    assert "rebuilt-again" in codes(report)[NAMES[0]]
    assert "rebuilt-again" not in codes(report)[NAMES[1]]
    assert all(map(ends, renderers)), "a renderer is still there"

    # The same files as of a run that met no harm, and none besides.
    again = run("rebuild", issues, "-o", tmp_path / "calm", "--jobs", "2", "-q")
    assert again.exit_code == 0
    assert tree(out) == tree(tmp_path / "calm")


def test_a_killed_renderer_loses_nothing(tmp_path: Path) -> None:
    issues, out = shelf(tmp_path, NAMES), tmp_path / "out"
    words = ("rebuild", issues, "-o", out, "--jobs", "1", "--json", "--no-cache")
    running = start(*words, cwd=tmp_path)
    os.kill(first_worker(first_rebuilder(running.pid)), signal.SIGKILL)
    report, said = running.communicate(timeout=120)
    assert running.returncode == 0, said
    assert results(report) == dict.fromkeys(NAMES, "rebuilt")


def test_a_process_that_dies_each_time_is_told(tmp_path: Path) -> None:
    issues, out = shelf(tmp_path, NAMES[:1]), tmp_path / "out"
    words = ("rebuild", issues, "-o", out, "--jobs", "1", "--json")
    running = start(*words, cwd=tmp_path)
    first = first_rebuilder(running.pid)
    os.kill(first, signal.SIGKILL)
    for _ in range(1000):
        if second := [child for child in rebuilders(running.pid) if child != first]:
            os.kill(second[0], signal.SIGKILL)
            break
        time.sleep(0.01)
    report, said = running.communicate(timeout=120)
    assert running.returncode == 1
    assert codes(report)[NAMES[0]] == {"rebuilder-lost"}
    assert "error[rebuilder-lost]" in said
    assert "signal 9" in said


def test_a_process_that_is_worn_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "ISSUES", 2)
    issue = shelf(tmp_path, NAMES[:1]) / NAMES[0]
    (issue / "issue.toml").write_text("number = [")
    task = RebuildTask(issue=issue, out=tmp_path / "out")
    seen: list[int] = []
    with crew.crew(1) as workers:
        for _ in range(3):
            begun, done = crew.rebuild_all(workers, [task])
            assert begun == task
            assert isinstance(done, Rebuilt)
            assert done.outcome is Outcome.FAILED
            seen += workers.processes
    assert seen[0] == seen[1] != seen[2]
    assert all(map(ends, seen))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_stopped_goes_on(tmp_path: Path, number: signal.Signals) -> None:
    # The first is the longer one, so it is begun first.
    issues, out = shelf(tmp_path, NAMES), tmp_path / "out"
    with (issues / NAMES[0] / "articles" / "school.md").open("a") as copy:
        copy.write("\nIt has a new roof.\n")
    words = ("rebuild", issues, "-o", out, "--jobs", "1", "--json", "--no-cache")
    running = start(*words, cwd=tmp_path)
    children = {first_rebuilder(running.pid)}
    appears(out / NAMES[0] / RECORD)
    begins(out / NAMES[1])
    children.update(renderers_of(next(iter(children))))
    stopped = time.perf_counter()
    if number is signal.SIGINT:
        # A terminal sends ^C to everything that it started.
        os.killpg(running.pid, number)
    else:
        running.kill()
    report, said = running.communicate(timeout=60)
    assert report == ""
    if number is signal.SIGINT:
        assert (running.returncode, said) == (130, "layout: interrupted\n")
        assert time.perf_counter() - stopped < 10, "^C ends at once"
    assert all(map(ends, children)), "a process is still there"
    assert not list(out.glob("*/.layout-*")), "half-made files were left"
    assert not (out / NAMES[1] / "press.pdf").exists()

    done = run(*words)
    assert results(done.stdout) == {NAMES[0]: "up to date", NAMES[1]: "rebuilt"}
