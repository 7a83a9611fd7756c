"""Workers that rebuild back issues side by side; one that dies is replaced."""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path
from queue import SimpleQueue

from layout.codes import Code
from layout.commands import late
from layout.disk.staging import tidy
from layout.errors import LayoutError
from layout.notes import Note
from layout.requests import Outcome, RebuildTask, Rebuilt
from layout.shelf.shelf import FOLDER as SHELF
from layout.workers.calls import Call, Trade
from layout.workers.pool import WorkerPool
from layout.workers.process import FallenWorker, KilledWorker

# How often an issue is begun whose process was ended from outside.
ATTEMPTS = 2
# So many issues a process builds before another takes its place: what libraries keep of
# each page adds up, by about a megabyte an issue, and a fresh one costs half an issue.
ISSUES = 12
# So many seconds a process may take to put its half-made files away.
PARTING = 3.0

# So many seconds one issue may take: the longest, on a slow machine that does other
# work, takes a tenth of that. One that hangs is ended, begun again, and then told.
PATIENCE = 3600.0

# What a thread of a cluster's worker rebuilds with: it goes when the thread does.
_own = threading.local()


def _wear(answer: object) -> int:
    """Count an issue that was built; one that is up to date costs nothing."""
    return isinstance(answer, Rebuilt) and answer.outcome is not Outcome.CURRENT


def crew(size: int = 0) -> WorkerPool:
    """Return a pool of `size` workers that rebuild (0: one a processor)."""
    trade = Trade(
        does="rebuilds",
        bench=late.own_renderer,
        parting=PARTING,
        lasts=ISSUES,
        wear=_wear,
        patience=PATIENCE,
    )
    return WorkerPool(size, trade)


def rebuild_all(
    workers: WorkerPool, tasks: Sequence[RebuildTask]
) -> Iterator[RebuildTask | Rebuilt]:
    """Yield each task when it is begun, and what became of it when it is done.

    Tasks are begun in their order; one whose worker is lost is begun again, last.
    """
    news: SimpleQueue[RebuildTask | tuple[RebuildTask, Future[Rebuilt]]] = SimpleQueue()
    losses: dict[Path, list[Note]] = {task.out: [] for task in tasks}

    def begin(task: RebuildTask) -> None:
        call = Call(work=partial(late.rebuild_issue, task), at_bench=True)
        answer = workers.begin(call, begun=partial(news.put, task))
        answer.add_done_callback(lambda done: news.put((task, done)))

    workers.warm(len(tasks))
    for task in tasks:
        begin(task)
    due = len(tasks)
    while due:
        item = news.get()
        if isinstance(item, RebuildTask):
            yield item
            continue
        task, answer = item
        lost = losses[task.out]
        try:
            done = answer.result()
        except (KilledWorker, FallenWorker) as problem:
            for folder in (task.out, task.out / SHELF):
                tidy(folder)
            lost += problem.notes
            if len(lost) < ATTEMPTS:
                begin(task)
                continue
            done = _failed(task, _lost(lost[-1]))
        except LayoutError as problem:
            done = _failed(task, *problem.notes)
        else:
            done = replace(done, notes=(*done.notes, *map(_again, lost)))
        due -= 1
        yield done


def rebuild_there(task: RebuildTask) -> Rebuilt:
    """Rebuild an issue; on a worker, in the process of this thread's own."""
    if not hasattr(_own, "workers"):
        _own.workers = crew(1)
    workers: WorkerPool = _own.workers
    [done] = (n for n in rebuild_all(workers, [task]) if isinstance(n, Rebuilt))
    return done


def _failed(task: RebuildTask, *notes: Note) -> Rebuilt:
    return Rebuilt(task=task, outcome=Outcome.FAILED, notes=notes)


def _again(loss: Note) -> Note:
    return Note(
        code=Code.REBUILT_AGAIN,
        message=f"{loss.message}; the issue was begun anew",
        hint="if memory ran out, give fewer --jobs",
    )


def _lost(loss: Note) -> Note:
    return Note(
        code=Code.REBUILDER_LOST,
        message=f"{loss.message}, {ATTEMPTS} times",
        hint="run the same command again; if memory ran out, with fewer --jobs",
    )
