"""Pages that a renderer has trouble with: each is rendered, or refused in words."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from layout.codes import Code
from layout.errors import Refused
from layout.plate.pressroom import MEMORY, pressroom, rendering
from layout.plate.tasks import PageTask
from layout.workers.calls import Allowance
from layout.workers.pool import WorkerPool
from tests.attack.attacking import Canary, canary
from tests.attack.pages import ASKING, HEAVY
from tests.plate.test_pressroom import task

pytestmark = pytest.mark.slow

# So many seconds a page may take here; what it really may is in `pressroom`.
SECONDS = 2
MEGABYTES = 450
# One takes up to four seconds: every third is tried here, all in the bench.
FEW = sorted(HEAVY)[::3]


@pytest.fixture(scope="module")
def room() -> Iterator[WorkerPool]:
    with pressroom(1) as found:
        yield found


@pytest.fixture
def bird(tmp_path: Path) -> Iterator[Canary]:
    with canary(tmp_path / "outside/canary.txt") as found:
        yield found


def page(folder: Path, css: str, html: str) -> PageTask:
    made = task(html, folder)
    both = css + made.css if css.startswith("@import") else f"{made.css}\n{css}"
    return replace(made, css=both)


def check_bounded(room: WorkerPool, folder: Path, name: str) -> None:
    allowance = replace(Allowance(), memory=MEMORY, seconds=SECONDS, writes=True)
    call = replace(rendering(page(folder, *HEAVY[name])), allowance=allowance)
    start = time.perf_counter()
    answer = room.begin(call)
    if problem := answer.exception():
        assert isinstance(problem, Refused)
        [note] = problem.notes
        assert note.code in (Code.TOO_HEAVY, Code.PROCESS_FAILED)
        assert note.page == 1
        assert note.hint
    else:
        assert answer.result().pdf.startswith(b"%PDF")
    assert time.perf_counter() - start < allowance.patience + 5
    for process in filter(None, room.processes):
        assert _most(process) < MEGABYTES


def _most(process: int) -> int:
    """Return the megabytes that a process has had at most."""
    status = Path(f"/proc/{process}/status").read_text()
    [line] = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) // 1000


@pytest.mark.parametrize("name", FEW)
def test_a_page_that_takes_much(room: WorkerPool, tmp_path: Path, name: str) -> None:
    check_bounded(room, tmp_path, name)


@pytest.mark.bench
@pytest.mark.parametrize("name", sorted(set(HEAVY) - set(FEW)))
def test_any_page_that_takes_much(room: WorkerPool, tmp_path: Path, name: str) -> None:
    check_bounded(room, tmp_path, name)


@pytest.mark.parametrize("name", sorted(ASKING))
def test_nothing_outside_is_read(
    room: WorkerPool, tmp_path: Path, bird: Canary, name: str
) -> None:
    css, html = (text.replace("%(canary)s", str(bird.path)) for text in ASKING[name])
    answer = room.begin(rendering(page(tmp_path, css, html)))
    if problem := answer.exception():
        assert isinstance(problem, Refused)
        assert problem.notes[0].code is Code.PROCESS_FAILED
    else:
        remarks = answer.result().remarks
        # Of a drawing's parts in another file nothing is asked.
        asked = any(remark.startswith("refused to fetch") for remark in remarks)
        assert asked or name in ("drawing's use", "drawing's fill")
    bird.check()
