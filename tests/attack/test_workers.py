"""Pages that a renderer has trouble with, and workers that were taken over by one.

Each page is rendered, or refused in words; no answer of a worker does anything.
"""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from layout.codes import Code
from layout.errors import LayoutError, Refused
from layout.notes import Note
from layout.plate.pressroom import MEMORY, pressroom, rendering
from layout.plate.tasks import PageTask
from layout.workers.answers import SpoiledAnswerError, read_answer
from layout.workers.calls import Allowance, Call, Trade
from layout.workers.pool import WorkerPool
from tests.attack import answers
from tests.attack.attacking import Canary, canary
from tests.attack.pages import ASKING, HEAVY
from tests.plate.test_pressroom import task

pytestmark = pytest.mark.slow

# So many seconds a page may take here; what it really may is in `pressroom`.
SECONDS = 1
MEGABYTES = 450
SPOILED = sorted(answers.calling(Path("bird")))
# A worker's answer may be as large as its memory; this one has little of it.
READS = Trade(does="reads", allowance=Allowance(memory=15_000_000, patience=2))
# One takes up to three seconds: every fifth is tried here, all in the bench.
FEW = sorted(HEAVY)[::5]


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


@pytest.mark.parametrize("name", SPOILED)
def test_an_answer_that_is_none(bird: Canary, name: str) -> None:
    source, sink = os.pipe()
    with os.fdopen(sink, "wb") as pipe:
        pipe.write(answers.calling(bird.path)[name])
    before = time.process_time()
    with os.fdopen(source, "rb"), pytest.raises((SpoiledAnswerError, EOFError)):
        read_answer(source, most=1_000_000)
    assert time.process_time() - before < 2
    assert not hasattr(Code.TOO_HEAVY, "x")
    assert (LayoutError.status, Refused.status) == (70, 1)
    assert not hasattr(Note, "x")
    bird.check()


@pytest.mark.parametrize(
    ("work", "said"),
    [
        (partial(answers.says, answers.called("os", "getcwd")), "os.getcwd"),
        (partial(answers.says, b"no answer"), "cannot be read"),
        (partial(answers.says_and_sleeps, b"\x80\x05\x8e"), "stops in the middle"),
        (answers.says_without_end, "larger than an answer may be"),
    ],
    ids=["calls", "is no answer", "half said", "without end"],
)
def test_a_worker_that_was_taken_over(work: Callable[[], None], said: str) -> None:
    with WorkerPool(1, READS) as pool:
        call = Call(work=work, doing="that reads it", file="ads/fair.pdf")
        with pytest.raises(Refused) as caught:
            pool.begin(call).result()
        [note] = caught.value.notes
        assert (note.code, note.file) == (Code.PROCESS_FAILED, "ads/fair.pdf")
        assert said in note.message
        assert note.hint
        # Who took its place is another.
        assert (
            pool.begin(Call(work=partial(abs, -1), file="ads/fair.pdf")).result() == 1
        )
