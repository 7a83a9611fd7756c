"""Files and folders removed: of a link the link, and never what it leads to."""

import shutil
from contextlib import suppress
from pathlib import Path


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
    with suppress(OSError):
        shutil.rmtree(folder, ignore_errors=True)


def remove_empty(folder: Path) -> None:
    """Remove a folder, if there is one and it has nothing in it."""
    with suppress(OSError):
        folder.rmdir()
