"""The pool of workers that render: what they have at the bench, how they are asked."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from functools import partial

from layout.plate import late
from layout.plate.tasks import PageTask, Rendered
from layout.workers.calls import Allowance, Call, Trade
from layout.workers.pool import WorkerPool

RENDERS = Trade(
    does="renders",
    bench=late.renderer,
    allowance=Allowance(memory=500_000_000, seconds=60, writes=True),
    attempts=2,
)


def pressroom(
    jobs: int = 0, room: WorkerPool | None = None
) -> AbstractContextManager[WorkerPool]:
    """Return the pool given, which others will leave, or one of our own."""
    return nullcontext(room) if room else WorkerPool(jobs, RENDERS)


def rendering(task: PageTask) -> Call[Rendered]:
    """Return the call that renders a page."""
    return Call(
        work=partial(late.render, task),
        at_bench=True,
        doing=f"rendering the {task.edition} page",
        page=task.number,
    )


def rehearsal(pages: Iterable[PageTask], *loads: Callable[[], None]) -> Call[None]:
    """Return a call that makes a worker ready while it would be idle.

    A worker's first page takes twice as long as the next: style sheets are parsed and
    faces opened. `loads` load what will be asked for.
    """
    return Call(work=partial(late.rehearse, tuple(pages), loads), at_bench=True)
