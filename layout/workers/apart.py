"""Strangers' files read apart: by a small process that can do nothing but read.

Whoever parses or decodes what came from outside hands that to `apart`:

    call = Call(
        work=partial(read_article, content),
        doing="reading an article", file="articles/bridge.md",
    )
    article = apart(call)

`read_article` is a function of a module, its arguments and its answer are values that
can be pickled; it may not write, start a process or use a network (see `confinement`).
What it raises of the package's own errors is raised here. Where it takes more than its
limits, or breaks its process, that is a `Refused` with a note that names `file`, and
the next call has another process: so hostile content is an error like any other, and
what is read after it is read.

What it costs: 50 ms of a processor for the process, once a run, and only if there is
something to read; `soon` starts it while there is other work. A call costs a tenth of
a millisecond and the way of its content through a pipe (1 GB/s). It loads what
its function's module imports, so such a module should import only what it reads with.
Large work that is known to be so brings its own `allowance`.

Not to be used in a worker that is itself confined: that starts no process. What such
a one reads is read under its own limits already.
"""

import atexit
from concurrent.futures import Future
from functools import cache
from pathlib import Path
from typing import TypeVar

from layout.workers.calls import Allowance, Call, Trade
from layout.workers.pool import WorkerPool

R = TypeVar("R")

READS = Trade(does="reads", allowance=Allowance(), attempts=2)


def soon() -> None:
    """Start a process for what will be read, if there is none yet."""
    _readers().warm(1)


def apart(call: Call[R], folder: Path | None = None) -> R:
    """Return the answer to a call about a stranger's file, read apart.

    Of the disk its process reads the `folder` given; without one it has what it reads.

    Raises:
        Refused: the file asks for too much, or is such that reading it fails.
        LayoutError: the call raised it.
    """
    return begin_apart(call, folder).result()


def begin_apart(call: Call[R], folder: Path | None = None) -> Future[R]:
    """Hand over a call about a stranger's file; its future has the answer.

    Several that wait, and are `at_bench` (their function takes None last), are shared
    by as many processes as there are processors.
    """
    return _readers(folder).begin(call)


@cache
def _readers(folder: Path | None = None) -> WorkerPool:
    """Return this process's readers of a folder; they end when it does."""
    pool = WorkerPool(trade=READS)
    pool.within(reads=[folder] if folder else [])
    atexit.register(pool.__exit__, None, None, None)
    return pool
