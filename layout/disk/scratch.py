"""Folders for a while: gone when their work is, and if that was killed, with the next.

Each has a file that its run keeps locked, which is how the next run knows one whose run
is gone: not by its age, nor by a number that another process may have by now. What is
removed has the name of such a folder, and that file in it or nothing at all; it belongs
to whoever runs the command, and is no link.
"""

import os
import re
import stat
import tempfile
import weakref
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO

from layout.disk.claiming import claim
from layout.disk.removing import remove_folder, remove_inside
from layout.disk.stopping import Held

# What the names begin with: where the machine keeps such, and among a person's files.
OPEN, HIDDEN = "layout-run-", ".layout-run-"
# The file that is locked.
MARK = ".layout-run"
_NAME = re.compile(r"\.?layout-run-[a-z0-9_]{8}")
# Somebody may sweep a folder between its making and its marking, but not so often.
_TRIES = 20
_QUIETLY = os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK


class Scratch:
    """A new empty folder: in a folder, or where the machine keeps such.

    As a context manager it gives the folder's path. One that is never entered goes
    with its object.
    """

    def __init__(self, inside: Path | None = None) -> None:
        """Make the folder.

        Raises:
            OSError: none can be made there.
        """
        self._end: Callable[[], object] | None = None
        try:
            with Held():
                self.folder, mark = _made(inside)
                self._end = weakref.finalize(self, _give_up, self.folder, mark)
        except BaseException:
            self.cleanup()
            raise

    def __enter__(self) -> Path:
        """Return the folder."""
        return self.folder

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove the folder with all that is in it."""
        self.cleanup()

    def cleanup(self) -> None:
        """Remove the folder with all that is in it, if it is there."""
        with Held():
            if self._end is not None:
                self._end()


def scratch(inside: Path | None = None) -> Scratch:
    """Return a new empty folder, as a context manager that gives its path.

    Raises:
        OSError: none can be made there.
    """
    return Scratch(inside)


def common() -> Path:
    """Return where the machine keeps such; for a worker, the folder of its pool."""
    return Path(tempfile.gettempdir())


def nameless(inside: Path) -> IO[bytes]:
    """Return a new file in a folder that has no name there and goes when closed.

    Raises:
        OSError: none can be made there.
    """
    return tempfile.TemporaryFile(dir=inside)


def sweep(
    inside: Path | None = None, finish: Callable[[Path], None] | None = None
) -> None:
    """Remove the folders of runs that were killed; `finish` their work before.

    Whatever cannot be removed, or be finished, stays.
    """
    with suppress(OSError):
        place = common() if inside is None else inside
        with os.scandir(place) as entries:
            names = sorted(e.name for e in entries if _NAME.fullmatch(e.name))
        for name in names:
            with suppress(OSError):
                _sweep(place / name, finish)


def _made(inside: Path | None) -> tuple[Path, int]:
    for _ in range(_TRIES):
        prefix = OPEN if inside is None else HIDDEN
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=inside))
        try:
            return folder, _marked(folder)
        except (BlockingIOError, FileNotFoundError):
            continue  # it was swept away before it was marked
        except OSError:
            remove_folder(folder)
            raise
    raise FileExistsError(f"no folder could be made in {folder.parent}")


def _marked(folder: Path) -> int:
    """Mark a folder as in use; return the descriptor of the file that is locked."""
    path = folder / MARK
    mark = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | _QUIETLY, 0o600)
    try:
        if not claim(mark):
            # Nobody must take it for abandoned.
            path.unlink()
        elif not _is(path, mark):
            raise FileNotFoundError(path)
    except OSError:
        os.close(mark)
        raise
    return mark


def _give_up(folder: Path, mark: int) -> None:
    """Remove a folder; its mark goes last, so that what is left is still known."""
    remove_inside(folder, but=MARK)
    remove_folder(folder)
    os.close(mark)


def _sweep(folder: Path, finish: Callable[[Path], None] | None) -> None:
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.geteuid():
        return
    with suppress(OSError):
        folder.rmdir()  # its run was killed before it had marked it
        return
    mark = os.open(folder / MARK, os.O_RDWR | _QUIETLY)
    try:
        plain = stat.S_ISREG(os.fstat(mark).st_mode)
        gone = plain and claim(mark) and _is(folder / MARK, mark)
        if gone and finish is not None:
            finish(folder)
    except OSError:
        os.close(mark)
        raise
    if gone:
        _give_up(folder, mark)
    else:
        os.close(mark)


def _is(path: Path, descriptor: int) -> bool:
    """Say whether a path still leads to an open file."""
    try:
        return os.path.samestat(path.lstat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False
