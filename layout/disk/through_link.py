"""Links on a way: what lies behind one is not a run's own, whoever has put it there."""

import os
from pathlib import Path


def through_link(folder: Path, place: Path) -> Path | None:
    """Return the first link on the way from a folder to a place in it, or itself."""
    here = folder
    for part in place.relative_to(folder).parts:
        here = here / part
        if _is_link(here):
            return here
    return None


def _is_link(path: Path) -> bool:
    return os.path.islink(path)  # noqa: PTH114  (a name too long is False here)
