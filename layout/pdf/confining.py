"""A stranger's PDF read where it can do no harm, and no longer than its size allows."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from layout.codes import Code
from layout.errors import Refused
from layout.pdf.fitness import UnfitError, much, refusal, torn
from layout.workers.calls import Allowance, Call, Trade
from layout.workers.pool import WorkerPool
from layout.workers.process import SpentWorker

R = TypeVar("R")

# What reading may take however small a file is: bytes of memory, seconds of the
# processor. A picture of 200 MB fits once beside all libraries.
MEMORY, SECONDS = 380_000_000, 7
# What it may take besides for what is really there: so many bytes for each that the
# file has, and a second for so many of them. Its pages are drawn, copied and sent back.
BYTES_A_BYTE, BYTES_A_SECOND = 4, 1_000_000


def confined(
    work: Callable[[], R], path: Path, name: str, *, beside: tuple[Path, ...] = ()
) -> R:
    """Return what work on a stranger's PDF gives, done by a worker that is confined.

    It reads that file, and those `beside` it that the work needs.

    Raises:
        Unreadable: it takes more than any page of a paper, or breaks what reads it.
        LayoutError: the work raised it.
    """
    try:
        return attempted(work, path, name, beside=beside)
    except UnfitError as problem:
        raise refusal(name, problem.fault) from problem


def attempted(
    work: Callable[[], R], path: Path, name: str, *, beside: tuple[Path, ...] = ()
) -> R:
    """Return what work on a stranger's PDF gives, done by a worker that is confined.

    Raises:
        UnfitError: it takes more than any page of a paper, or breaks what reads it.
        LayoutError: the work raised it.
    """
    size = path.stat().st_size if path.is_file() else 0
    allowance = Allowance(
        memory=MEMORY + BYTES_A_BYTE * size, seconds=SECONDS + size // BYTES_A_SECOND
    )
    call = Call(work=work, doing="that reads it", file=name)
    try:
        # Alone in its process: what it may take hangs on nothing that was read before.
        with WorkerPool(
            1, Trade(does="reads", allowance=allowance, attempts=2)
        ) as pool:
            pool.within(reads=[path, *beside])
            return pool.begin(call).result()
    except SpentWorker as problem:
        raise much(problem.notes[0].message) from problem
    except Refused as problem:
        if problem.notes[0].code is not Code.PROCESS_FAILED:
            raise
        raise torn(problem.notes[0].message) from problem
