"""Folders for a while: gone when their work is, come what may."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PREFIX = ".layout-"


@contextmanager
def scratch(inside: Path | None = None, *, prefix: str = PREFIX) -> Iterator[Path]:
    """Yield a new empty folder: in a folder, or where the machine keeps such.

    Raises:
        OSError: none can be made there.
    """
    with tempfile.TemporaryDirectory(prefix=prefix, dir=inside) as folder:
        yield Path(folder)
