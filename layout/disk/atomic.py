"""Files written whole: whoever looks sees all of one or nothing."""

import os
import shutil
from pathlib import Path


def put(path: Path, content: bytes) -> None:
    """Write a file so that whoever looks sees all of it or nothing.

    Two builds may write the same name at once: each writes beside it, the later
    rename wins, and both contents are the same.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def place(source: Path, target: Path) -> None:
    """Copy a file to `target`; a link would let edits there reach the source."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
