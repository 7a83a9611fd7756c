"""Folders and files that one run at a time may work at.

The locks are the system's (flock(2)): they go with the process, however it ends, so
that none is ever left behind. Where a file system has none, runs are not kept apart.
"""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from layout.codes import Code
from layout.disk.claiming import claim
from layout.errors import Unreadable
from layout.notes import Note

# So many seconds a run waits for another one: each moves a few files and is done.
PATIENCE = 60.0
# After so many it says that it waits.
QUIET = 1.0
# So often it looks again.
PAUSE = 0.05

# What this process has locked, by device and inode: it may lock it once more. Two
# threads of a process are not kept apart.
_held: dict[tuple[int, int], int] = {}
_counting = threading.Lock()


# Who is told which folder is waited for; nobody in a worker.
_listeners: list[Callable[[Path], None]] = []


def when_waiting(tell: Callable[[Path], None]) -> None:
    """Have a person told which folder is waited for, if it takes more than a moment."""
    _listeners[:] = [tell]


@contextmanager
def locked(
    folder: Path, *, seconds: float = PATIENCE, needed: bool = True
) -> Iterator[None]:
    """Be alone with a folder: another run that asks for it waits until this is over.

    For what is read, changed and written again, and for files that belong together.
    Where a folder is not there yet, the nearest one above it is locked. Anybody who
    may read it can hold it for ever, so the wait has an end. Where being alone only
    saves something it is not `needed`, and the work then goes on all the same.

    Raises:
        Unreadable: another run still had it after so many seconds.
    """
    descriptor = _opened(folder.absolute())
    if descriptor is None:
        yield
        return
    try:
        with _counted(descriptor) as first:
            if first and not _gained(descriptor, folder, seconds, needed) and needed:
                raise Unreadable(_taken(folder, seconds))
            yield
    finally:
        os.close(descriptor)


def _gained(descriptor: int, folder: Path, seconds: float, told: bool) -> bool:
    """Wait for a lock; say whether it was had in time, or there are none."""
    pause = threading.Event()
    for turn in range(int(seconds / PAUSE) + 1):
        try:
            claim(descriptor)
            return True
        except BlockingIOError:
            if told and turn == int(QUIET / PAUSE):
                for tell in _listeners:
                    tell(folder)
            pause.wait(PAUSE)
    return False


def _taken(folder: Path, seconds: float) -> Note:
    return Note(
        code=Code.OUTPUT_UNWRITABLE,
        message=f"cannot write {folder}: for {seconds:g} seconds another run has been "
        "writing here; nothing was changed",
        hint="wait until it has ended, or end it, and run the command again",
    )


def _opened(folder: Path) -> int | None:
    for place in (folder, *folder.parents):
        try:
            return os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except FileNotFoundError:
            continue
        except OSError:  # one that may not be read
            return None
    return None


@contextmanager
def _counted(descriptor: int) -> Iterator[bool]:
    """Yield whether this process locks a file for the first time."""
    status = os.fstat(descriptor)
    key = (status.st_dev, status.st_ino)
    with _counting:
        _held[key] = _held.get(key, 0) + 1
        first = _held[key] == 1
    try:
        yield first
    finally:
        with _counting:
            _held[key] -= 1
            if not _held[key]:
                del _held[key]
