"""What stops a run from outside: ^C, SIGTERM and SIGHUP, all in the same way.

A signal raises `Stopped` wherever the run is, and all that is open is put away on its
way out. Where half a step would be left, as when files are moved into place, it is held
back until the step is done or undone.
"""

import os
import signal
import threading
from types import FrameType, TracebackType

# What ^C, a service manager and a terminal that is closed send.
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# The status that a command ends with: what a shell gives for ^C.
STATUS = 130


class Stopped(KeyboardInterrupt):
    """The run was stopped from outside.

    A class of its own: Python ends by the signal itself, after all has been put away,
    if a plain KeyboardInterrupt meets it where it runs made-up code, as in the making
    of a dataclass.
    """


class _Hold:
    """How often signals are held back at this moment, and whether one has come."""

    depth = 0
    struck = False


class Held:
    """A step that a signal does not cut in two: it is raised when the step is over.

    Signals come to the main thread; for any other this does nothing.
    """

    def __enter__(self) -> None:
        """Hold back what comes from now on."""
        if _is_main():
            _Hold.depth += 1

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Raise what came meanwhile, unless another step around this goes on."""
        if not _is_main():
            return
        _Hold.depth -= 1
        if not _Hold.depth and _Hold.struck:
            _Hold.struck = False
            raise Stopped


def heed() -> None:
    """Have signals raise `Stopped` from now on, but for those that are ignored.

    `nohup` and a shell's background ignore some, and mean it.
    """
    for number in STOPS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _strike)


def heed_at_the_end() -> None:
    """Have signals end the process at once: there is nothing left to put away."""
    for number in STOPS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _leave)


def _strike(number: int, frame: FrameType | None) -> None:
    if _Hold.depth:
        _Hold.struck = True
    else:
        raise Stopped


def _leave(number: int, frame: FrameType | None) -> None:
    os._exit(STATUS)


def _is_main() -> bool:
    return threading.current_thread() is threading.main_thread()
