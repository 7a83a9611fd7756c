"""Issues rebuilt on a Dask cluster: the same files, and none lost with a worker."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.bench.bench_cluster import ordeal, whole
from tests.building import ROOT, check_said, run, start, tree
from tests.shelf import cluster
from tests.shelf.shelves import begins, rebuilders, results, shelf

# A cluster takes its time to start.
pytestmark = pytest.mark.slow

NAMES = ("2019-01", "2019-02", "2019-03")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """A scheduler's address, and its workers' process ids."""

    address: str
    workers: tuple[int, ...]


@pytest.fixture(scope="module")
def dask() -> Iterator[Cluster]:
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", cluster.__file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        text=True,
    ) as process:
        assert process.stdout is not None
        address, *workers = process.stdout.readline().split()
        yield Cluster(address=address, workers=tuple(map(int, workers)))
        process.communicate()


def test_a_worker_that_is_lost_loses_nothing(dask: Cluster, tmp_path: Path) -> None:
    issues, out = shelf(tmp_path, NAMES), tmp_path / "out"
    running = start(
        *("rebuild", issues, "-o", out, "--json", "--no-cache"),
        *("--scheduler", dask.address),
        cwd=tmp_path,
    )
    # The longest issue is begun first; its worker goes, and whoever works for it.
    begins(out / NAMES[0])
    victim = next(worker for worker in dask.workers if rebuilders(worker))
    os.kill(victim, signal.SIGKILL)
    report, said = running.communicate(timeout=120)
    assert running.returncode == 0, said
    assert results(report) == dict.fromkeys(NAMES, "rebuilt")

    # The same files as on one machine.
    here = run("rebuild", issues / NAMES[0], "-o", tmp_path / "here", "-q")
    assert here.exit_code == 0
    assert tree(out / NAMES[0]) == tree(tmp_path / "here" / NAMES[0])
    assert not list(out.glob("*/.layout-*"))


def test_each_issue_is_made_once_whatever_is_killed(tmp_path: Path) -> None:
    with ordeal(tmp_path, 8) as under:
        under.kills, under.restarts = 2, 5
        assert under.endure()
    assert len(whole(tmp_path / "out")) == 8
    assert under.cluster.killed + under.cluster.restarted > 0
    assert max(under.made.values()) == 1
    assert not list((tmp_path / "out").glob("**/.layout-*"))


def test_a_folder_that_workers_do_not_see(
    dask: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The workers see the folders of /proc/self as their own.
    here = tmp_path / "here"
    issues = shelf(here, NAMES[:1])
    monkeypatch.chdir(here)
    elsewhere = Path("/proc/self/cwd")
    done = run(
        *("rebuild", issues, "-o", elsewhere / "out", "--scheduler", dask.address)
    )
    assert done.exit_code == 2
    check_said(done.stderr, "folder-unseen")
    assert str(elsewhere) in done.stderr
    assert sorted(path.name for path in here.iterdir()) == ["issues", "paper.toml"]


def test_no_scheduler(tmp_path: Path) -> None:
    issues = shelf(tmp_path, NAMES[:1])
    begun = time.perf_counter()
    done = run(
        *("rebuild", issues, "-o", tmp_path / "out"),
        *("--scheduler", "tcp://127.0.0.1:9"),
    )
    assert time.perf_counter() - begun < 30
    assert done.exit_code == 2
    check_said(done.stderr, "no-scheduler")
    assert "tcp://127.0.0.1:9" in done.stderr
    assert not (tmp_path / "out").exists()


def test_nobody_needs_dask_who_has_no_cluster(tmp_path: Path) -> None:
    issues = shelf(tmp_path, NAMES[:1])
    (tmp_path / "without").mkdir()
    (tmp_path / "without" / "distributed.py").write_text(
        "raise ModuleNotFoundError('distributed')"
    )
    words = ("rebuild", issues, "-o", tmp_path / "out", "--scheduler", "tcp://h:1")
    running = start(*words, cwd=tmp_path, path=tmp_path / "without")
    _, said = running.communicate(timeout=60)
    assert running.returncode == 2
    check_said(said, "no-dask")
    assert not (tmp_path / "out").exists()


def test_dask_is_loaded_only_where_it_is_asked_for() -> None:
    check = (
        "import sys, layout.commands.rebuild; sys.exit('distributed' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", check], check=True)
