"""What only a worker can tell of a build: loaded when it is called."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layout.lock.lock import PagePrint


def page_prints(path: Path, edition: str, numbers: Sequence[int]) -> "list[PagePrint]":
    """Return the fingerprints of a finished PDF's pages, numbered so."""
    from layout.lock import page_prints as prints

    return prints.page_prints(path, edition, numbers)
