"""What a worker is asked: a function with its arguments, and the trade it knows.

A function goes to a worker as its name and is loaded there, so it has to be one of a
module. Where loading it here would cost too much, a room has a file `late.py` with
functions that load what they stand on when they are called.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Generic[R]):
    """Work for a worker that needs its bench, or that is about a page.

    `work` has all its arguments (`functools.partial`) but that one which a worker has
    `at_bench`. Such a call is a reason to start another worker; any other is for one
    that waits. `doing` and `page` say, when a worker is lost, over what.
    """

    work: Callable[..., R]
    at_bench: bool = False
    doing: str = ""
    page: int | None = None


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
    `lasts` gives way to another; `wear` says by how much an answer does.
    """

    does: str = "works"
    bench: Callable[[], AbstractContextManager[Any]] = no_bench
    parting: float = 0.0
    lasts: int = 0
    wear: Callable[[object], int] = any_wear
