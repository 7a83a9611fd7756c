"""The pool of workers that render: what they have at the bench, how they are asked."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import partial

from layout.plate import late
from layout.plate.tasks import PageTask, Rendered
from layout.workers.calls import Allowance, Call, Trade
from layout.workers.pool import WorkerPool

# What reading back, preflight and imposition may take, of files of many pages too.
LARGE = Allowance(
    memory=1_500_000_000, seconds=240, patience=600.0, file=2_000_000_000, writes=True
)
RENDERS = Trade(does="renders", bench=late.renderer, allowance=LARGE, attempts=2)
# What a page may take: seconds of the processor for itself, for each picture on it and
# for so many characters of HTML, as far as these count (a full page has 150,000 and
# takes half a second); and bytes of memory, more where there are pictures (a full page
# takes 60 MB).
SECONDS, A_PICTURE, CHARACTERS, MOST = 6, 6, 50_000, 400_000
MEMORY, PICTURES = 256_000_000, 800_000_000
# An empty page takes a tenth of a second in each edition.
REHEARSAL = 4
PATIENCE = 10  # for each second of the processor, where others work too


def pressroom(
    jobs: int = 0, room: WorkerPool | None = None
) -> AbstractContextManager[WorkerPool]:
    """Return the pool given, which others will leave, or one of our own."""
    return nullcontext(room) if room else WorkerPool(jobs, RENDERS)


def roaming() -> WorkerPool:
    """Return a worker that renders issue after issue, wherever they lie."""
    return WorkerPool(1, replace(RENDERS, roams=True))


def rendering(task: PageTask) -> Call[Rendered]:
    """Return the call that renders a page."""
    return Call(
        work=partial(late.render, task),
        at_bench=True,
        doing=f"rendering the {task.edition} page",
        page=task.number,
        allowance=_allowance(task),
    )


def _allowance(task: PageTask) -> Allowance:
    """Return what a page may take, by what stands on it."""
    pictures, length = len(task.pictures), min(len(task.html), MOST)
    seconds = SECONDS + A_PICTURE * pictures + length // CHARACTERS
    return replace(
        LARGE,
        memory=MEMORY + (PICTURES if pictures else 0),
        seconds=seconds,
        patience=PATIENCE * seconds,
    )


def rehearsal(pages: Iterable[PageTask], *loads: Callable[[], None]) -> Call[None]:
    """Return a call that makes a worker ready while it would be idle.

    A worker's first page takes twice as long as the next: style sheets are parsed and
    faces opened. `loads` load what will be asked for. No page can be rendered in a
    style in which an empty one cannot.
    """
    return Call(
        work=partial(late.rehearse, tuple(pages), loads),
        at_bench=True,
        doing="trying the style on an empty page",
        page=0,
        allowance=replace(
            LARGE, memory=MEMORY, seconds=REHEARSAL, patience=PATIENCE * REHEARSAL
        ),
    )
