"""Trades and calls for tests of the pool: real processes that do next to nothing."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOSPC
from pathlib import Path

from layout.codes import Code
from layout.errors import Refused, Unreadable
from layout.notes import Note
from layout.workers.calls import Trade

NO_PAGE = Note(code=Code.NO_SUCH_PAGE, message="there is no page 9", hint="say another")


class Desk:
    """What a worker has at hand: it counts how often it is used."""

    def __init__(self) -> None:
        self.used = 0


@contextmanager
def desk() -> Iterator[Desk]:
    yield Desk()


@contextmanager
def desk_with_a_paper() -> Iterator[Path]:
    """Lay a file where the pool keeps things aside; it is put away at the end."""
    paper = Path(os.environ["PAPER"])
    paper.write_text("half made")
    try:
        yield paper
    finally:
        paper.unlink()


@contextmanager
def broken_desk() -> Iterator[None]:
    raise Unreadable(NO_PAGE)
    yield


@contextmanager
def missing_desk() -> Iterator[None]:
    raise LookupError("no desk in this house")
    yield


def process() -> int:
    return os.getpid()


def count(bench: Desk) -> int:
    bench.used += 1
    return bench.used


def count_in_process(bench: Desk) -> tuple[int, int]:
    return os.getpid(), count(bench)


def variables() -> dict[str, str]:
    return dict(os.environ)


def shout(words: str) -> str:
    print(words)  # noqa: T201  # it must not be taken for an answer
    return words.upper()


def refuse() -> None:
    raise Refused(NO_PAGE)


def fail() -> None:
    raise LookupError("no such drawer")


def fill_the_disk() -> None:
    raise OSError(ENOSPC, "no space left")


def leave(status: int) -> None:
    sys.stderr.write("some lines\nthe last word\n")
    sys.stderr.flush()
    os._exit(status)


def strike(number: int) -> None:
    os.kill(os.getpid(), number)
    time.sleep(60)


def interrupt() -> str:
    """Be struck by ^C as all processes of a terminal are."""
    os.kill(os.getpid(), signal.SIGINT)
    return "went on"


def wait(seconds: float) -> None:
    time.sleep(seconds)


def wait_at(seconds: float, bench: object) -> None:
    time.sleep(seconds)


DESK = Trade(does="counts", bench=desk)
