"""What a worker is asked: a function with its arguments, and the trade it knows.

A function goes to a worker as its name and is loaded there, so it has to be one of a
module. Where loading it here would cost too much, a room has a file `late.py` with
functions that load what they stand on when they are called.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

R = TypeVar("R")

# With this status a worker ends itself that has more memory than it may.
SPENT = 75


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What a call may take before its worker is ended, and what its worker may do.

    `memory` is bytes of data beyond what its worker has, `seconds` are of the
    processor, `patience` is seconds by the clock: so long a call is waited for that
    does nothing. `file` is the bytes of the largest file that may be written, `files`
    how many may be open. A worker that `writes` may change files. No limited worker
    has a network or starts processes.
    """

    memory: int = 256_000_000
    seconds: int = 8
    patience: float = 60.0
    file: int = 256_000_000
    files: int = 256
    writes: bool = False


EVERYWHERE = (Path("/"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The folders and files that a confined worker may read, and may write as well.

    Python and its libraries it reads in any case, and its own temporary folder is its
    own. Kept where the kernel can (see `walls`).
    """

    reads: tuple[Path, ...] = ()
    writes: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Generic[R]):
    """Work for a worker that needs its bench, or that is about a page or a file.

    `work` has all its arguments (`functools.partial`) but that one which a worker has
    `at_bench`. Such a call is a reason to start another worker; any other is for one
    that waits. `doing`, `page` and `file` say, when a worker is lost, over what; a file
    that was `made` here cannot be saved anew by anybody.
    `allowance` is another one than the trade's: for work that is known to be large.
    """

    work: Callable[..., R]
    at_bench: bool = False
    doing: str = ""
    page: int | None = None
    file: str = ""
    made: bool = False
    allowance: Allowance | None = None


def no_bench() -> AbstractContextManager[None]:
    """Have nothing at the bench: for calls that need nothing."""
    return nullcontext()


def any_wear(answer: object) -> int:
    """Count every call at the bench as one."""
    return 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """What the workers of a pool know, and how they are treated.

    `bench` is called in a worker once: what it gives is at hand for calls at the bench,
    and is put away at the end, for which a worker has `parting` seconds before it is
    ended by force. `does` says what its process does. One whose answers have worn it by
    `lasts` gives way to another; `wear` says by how much an answer does. One with an
    `allowance` is confined (see `confinement`), and a call that takes more fails.
    A call is begun `attempts` times if its worker is ended from outside. Without an
    allowance, a worker that is silent for `patience` seconds is ended; 0 is never.
    With an allowance, `reach` is where its workers read and write; None is everywhere,
    and so it stays for one that `roams` from publication to publication.
    """

    does: str = "works"
    bench: Callable[[], AbstractContextManager[Any]] = no_bench
    parting: float = 0.0
    lasts: int = 0
    wear: Callable[[object], int] = any_wear
    allowance: Allowance | None = None
    attempts: int = 1
    patience: float = 0.0
    reach: Reach | None = None
    roams: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """What a worker is told first: to make its bench ready, and its limits."""

    bench: Callable[[], AbstractContextManager[Any]]
    allowance: Allowance | None = None
    reach: Reach | None = None
