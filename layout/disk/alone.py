"""Folders and files that one run at a time may work at.

The locks are the system's (flock(2)): they go with the process, however it ends, so
that none is ever left behind. Where a file system has none, runs are not kept apart.
"""

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# What this process has locked, by device and inode: it may lock it once more. Two
# threads of a process are not kept apart.
_held: dict[tuple[int, int], int] = {}
_counting = threading.Lock()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Be alone with a folder: another run that asks for it waits until this is over.

    For what is read, changed and written again, and for files that belong together.
    Where a folder is not there yet, the nearest one above it is locked.
    """
    descriptor = _opened(folder.absolute())
    if descriptor is None:
        yield
        return
    try:
        with _counted(descriptor) as first:
            if first:
                with suppress(OSError):
                    fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
    finally:
        os.close(descriptor)


def claim(descriptor: int) -> bool:
    """Lock an open file if nobody has; say whether its file system knows locks.

    Raises:
        BlockingIOError: somebody has locked it.
    """
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise
    except OSError:
        return False
    return True


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
