"""Processor time that a piece of work is allowed; beyond it is stopped and fails."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TooSlowError(AssertionError):
    """Work took more of the processor than it is allowed."""


@contextmanager
def allowed(seconds: float) -> Iterator[None]:
    """Allow what is inside so many seconds of this process's processor time.

    The engine of regular expressions looks for signals too, so that even a pattern
    that would take years is stopped.
    """

    def ring(number: int, frame: FrameType | None) -> None:
        raise TooSlowError(f"over {seconds} s of the processor")

    before = signal.signal(signal.SIGVTALRM, ring)
    start = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    if time.process_time() - start > seconds * 1.5:
        raise TooSlowError(f"over {seconds} s of the processor")
