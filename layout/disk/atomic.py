"""Files written whole: whoever looks sees all of one or nothing."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedWriter
from pathlib import Path
from typing import IO

from layout.disk.contents import opened


def put(path: Path, content: bytes | str) -> None:
    """Write a file so that whoever looks sees all of it or nothing; text as UTF-8.

    Two builds may write the same name at once: each writes beside it, the later
    rename wins, and both contents are the same. A link at the place is replaced, and
    not written through.

    Raises:
        OSError: it cannot be written.
    """
    if isinstance(content, str):
        content = content.encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        # Made anew, so that a link which somebody put there is not written through.
        beside.unlink(missing_ok=True)
        with beside.open("xb") as file:
            file.write(content)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


@contextmanager
def begun(path: Path) -> Iterator[BufferedWriter]:
    """Make a new file, to be written in pieces, with the folders that it is in.

    Raises:
        OSError: it is there already, or cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        yield file


def pour(source: IO[bytes], path: Path, *, at_once: int) -> int:
    """Write a new file from a stream, so much at a time; return how long it is.

    Raises:
        OSError: it is there already, or cannot be written.
    """
    with begun(path) as file:
        shutil.copyfileobj(source, file, at_once)
        return file.tell()


def touch(path: Path) -> None:
    """Mark a file as used now.

    Raises:
        OSError: it is gone, or somebody else's.
    """
    os.utime(path)


def place(source: Path, target: Path) -> None:
    """Copy a file to `target`; a link would let edits there reach the source."""
    with opened(source) as taken, begun(target) as given:
        shutil.copyfileobj(taken, given)
