"""Folders looked into: always in the order of names, never through a linked folder."""

import os
from pathlib import Path

from layout.disk.contents import is_file


def entries(folder: Path) -> tuple[Path, ...]:
    """Return what is in a folder, sorted; nothing where there is none."""
    try:
        return tuple(sorted(folder.iterdir()))
    except (OSError, ValueError):
        return ()


def files_below(folder: Path) -> tuple[Path, ...]:
    """Return the regular files below a folder, sorted, and links that lead to one.

    Folders that are links are not gone into.
    """
    found = (Path(place, name) for place, _, names in os.walk(folder) for name in names)
    return tuple(sorted(path for path in found if is_file(path)))


def matching(folder: Path, pattern: str) -> tuple[Path, ...]:
    """Return what is under a folder by names of a pattern of ours, sorted."""
    return tuple(sorted(folder.glob(pattern)))
