"""Files and folders removed: of a link the link, and never what it leads to."""

import os
from contextlib import suppress
from pathlib import Path

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


def remove(path: Path) -> None:
    """Remove a file or a link, if it is there.

    Raises:
        OSError: it cannot be removed.
    """
    path.unlink(missing_ok=True)


def remove_folder(folder: Path) -> None:
    """Remove a folder with all that is in it, as far as that can be done.

    Links in it are removed and not followed; a folder that is a link stays.
    """
    remove_inside(folder)
    with suppress(OSError):
        folder.rmdir()


def remove_inside(folder: Path, but: str = "") -> None:
    """Remove what is in a folder, but for one file, as far as that can be done.

    A stranger's may have more folders in each other than a path has room for, or than
    files may be open. So what is in one that is not empty comes up beside it, and
    only then that one goes: no more than two are ever open.
    """
    with suppress(OSError):
        top = os.open(folder, _FOLDER)
        try:
            _clear(top, but)
        finally:
            os.close(top)


def _clear(top: int, but: str) -> None:
    waiting = _unlinked(top, but)
    risen = 0
    while waiting:
        name = waiting.pop()
        with suppress(OSError):
            os.rmdir(name, dir_fd=top)
            continue
        with suppress(OSError):
            inner = os.open(name, _FOLDER, dir_fd=top)
            try:
                for child in _unlinked(inner):
                    risen += 1
                    beside = f".layout-gone-{risen}"
                    with suppress(OSError):
                        os.rename(child, beside, src_dir_fd=inner, dst_dir_fd=top)
                        waiting.append(beside)
            finally:
                os.close(inner)
            os.rmdir(name, dir_fd=top)


def _unlinked(folder: int, but: str = "") -> list[str]:
    """Remove what is no folder from one; return the folders in it, sorted."""
    folders = []
    with os.scandir(folder) as found:
        entries = [(e.name, e.is_dir(follow_symlinks=False)) for e in found]
    for name, is_folder in sorted(entries):
        if is_folder:
            folders.append(name)
        elif name != but:
            with suppress(OSError):
                os.unlink(name, dir_fd=folder)
    return folders


def remove_empty(folder: Path) -> None:
    """Remove a folder, if there is one and it has nothing in it."""
    with suppress(OSError):
        folder.rmdir()
