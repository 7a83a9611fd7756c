"""Folders looked into: always in the order of names, never through a linked folder."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from layout.disk.contents import is_file


def entries(folder: Path) -> tuple[Path, ...]:
    """Return what is in a folder, sorted; nothing where there is none.

    Raises:
        PermissionError: it may not be looked into.
    """
    try:
        return tuple(sorted(folder.iterdir()))
    except PermissionError:
        raise
    except (OSError, ValueError):
        return ()


def files_below(folder: Path) -> tuple[Path, ...]:
    """Return the regular files below a folder, sorted, and links that lead to one.

    Folders that are links are not gone into.
    """
    return tuple(sorted(path for path in map(Path, walked(folder)) if is_file(path)))


def walked(folder: Path) -> Iterator[str]:
    """Yield the paths of what is no folder, below a folder; of links the links.

    However deep the folders are that somebody made: `os.walk` calls itself for each.
    What cannot be looked into is passed over.
    """
    waiting = [os.fspath(folder)]
    while waiting:
        with suppress(OSError, ValueError), os.scandir(waiting.pop()) as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    yield entry.path


def matching(folder: Path, pattern: str) -> tuple[Path, ...]:
    """Return what is under a folder by names of a pattern of ours, sorted."""
    return tuple(sorted(folder.glob(pattern)))
