"""A bag that comes as one file, unpacked: a stranger's, so bounded before work begins.

Nothing lands outside its folder, and nothing is written of a file that says of itself
that it holds too much, or more than so small a file can honestly hold.
"""

import struct
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from layout.codes import Code
from layout.disk.atomic import pour
from layout.disk.contents import is_file, opened
from layout.disk.listing import entries, matching
from layout.errors import Unreadable
from layout.library.entry_names import EntryNames
from layout.library.fixity import DECLARATION, FETCH_AGAIN
from layout.library.tar_entries import tar_entries
from layout.library.wrapped_entries import (
    COPIED,
    MOST_BYTES,
    MOST_FILES,
    Entry,
    OverfullError,
    bomb,
)
from layout.library.zip_entries import zip_entries
from layout.notes import Note

# What a bag is wrapped as, and as what else it may come.
WRAPPED = (".zip", ".tar")
PACKED = (".tar.gz", ".tgz")
# Pictures and fonts hardly shrink, texts to a tenth; what says more is a bomb. Small
# files may be all text.
RATIO, FREE = 20, 32_000_000
# What a broken file raises: also for what no honest one has, such as sizes below
# nothing, heads that nest without end, a name that is a file and a folder.
BROKEN = (
    tarfile.TarError,
    zlib.error,
    struct.error,
    EOFError,
    FileExistsError,
    IsADirectoryError,
    NotADirectoryError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)


def unwrap(file: Path, folder: Path) -> Path:
    """Unpack a .zip, .tar or .tar.gz into an empty folder; return the bag's folder.

    Raises:
        Unreadable: it is broken, has no bag, has what leads out of the folder or what
            no machine could keep apart, or holds too much.
    """
    try:
        with opened(file, most=MOST_BYTES) as stream:
            most = _most(file)
            _write(_found(file, stream, most), folder, most)
    except BROKEN as problem:
        raise _refused(file, f"it cannot be unpacked: {problem}") from problem
    except OSError as problem:
        raise _refused(file, (problem.strerror or str(problem)).lower()) from problem
    return _bag_in(file, folder)


def is_wrapped(path: Path) -> bool:
    """Say whether a path leads to a bag that comes as one file."""
    return path.name.endswith(WRAPPED + PACKED) and is_file(path)


def _most(file: Path) -> int:
    """Return how many bytes may come out of a file."""
    return min(MOST_BYTES, max(FREE, RATIO * file.stat().st_size))


def _found(file: Path, stream: IO[bytes], most: int) -> Iterator[Entry]:
    if file.name.endswith(".zip"):
        return zip_entries(stream, file.stat().st_size, most)
    return tar_entries(stream, gzipped=file.name.endswith(PACKED), most=most)


def _write(found: Iterator[Entry], folder: Path, most: int) -> None:
    names, left = EntryNames(), most
    for count, entry in enumerate(found):
        if count >= MOST_FILES:
            raise OverfullError(f"it has more than {MOST_FILES:,} files")
        if entry.folder:
            if entry.content.read(1):
                raise ValueError(f'"{entry.name}" is a folder with contents')
            (folder / names.take_folder(entry.name)).mkdir(parents=True, exist_ok=True)
            continue
        name = names.take(entry.name)
        left -= entry.size
        if left < 0:
            raise OverfullError(bomb(most))
        if pour(entry.content, folder / name, at_once=COPIED) != entry.size:
            raise EOFError(f"{entry.name} is not as long as it says")


def _bag_in(file: Path, folder: Path) -> Path:
    found = matching(folder, f"*/{DECLARATION}")
    if not found:
        raise _refused(file, f"there is no folder with a {DECLARATION} in it")
    beside = [path.name for path in entries(folder) if path != found[0].parent]
    if beside:
        raise _refused(file, f"{beside[0]} is beside the bag, and in none of its lists")
    return found[0].parent


def _refused(file: Path, message: str) -> Unreadable:
    return Unreadable(
        Note(
            code=Code.BAG_WRAPPING,
            file=file.name,
            message=" ".join(message.split())[:300],
            hint=FETCH_AGAIN,
        )
    )
