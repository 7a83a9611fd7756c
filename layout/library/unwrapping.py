"""A bag that comes as one file, unpacked; nothing may land outside its folder."""

import shutil
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from layout.codes import Code
from layout.disk.confined import climbs
from layout.errors import Unreadable
from layout.library.fixity import DECLARATION
from layout.notes import Note

WRAPPED = (".zip", ".tar")
# What a broken file raises; the last three where a name is a file and a folder.
BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    EOFError,
    FileExistsError,
    IsADirectoryError,
    NotADirectoryError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A file in the file; `content` is None for what is no plain file."""

    name: str
    content: IO[bytes] | None


def unwrap(file: Path, folder: Path) -> Path:
    """Unpack a .zip or .tar into an empty folder; return the bag's folder in it.

    Raises:
        Unreadable: it is broken, has no bag, or has what leads out of the folder.
    """
    try:
        entries = _zipped if file.suffix == ".zip" else _tarred
        for entry in entries(file):
            if climbs(entry.name) or entry.content is None:
                raise _refused(file, f'"{entry.name}" is no file inside the bag')
            place = folder / entry.name
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("wb") as target:
                shutil.copyfileobj(entry.content, target)
    except BROKEN as problem:
        raise _refused(file, f"it cannot be unpacked: {problem}") from problem
    found = sorted(path.parent for path in folder.glob(f"*/{DECLARATION}"))
    if len(found) != 1:
        raise _refused(file, f"there is no folder with a {DECLARATION} in it")
    return found[0]


def _zipped(file: Path) -> Iterator[_Entry]:
    with zipfile.ZipFile(file) as whole:
        for info in whole.infolist():
            kind = stat.S_IFMT(info.external_attr >> 16)
            if info.is_dir():
                continue
            if kind not in (0, stat.S_IFREG) or info.flag_bits & 1:
                yield _Entry(name=info.filename, content=None)
                continue
            with whole.open(info) as content:
                yield _Entry(name=info.filename, content=content)


def _tarred(file: Path) -> Iterator[_Entry]:
    with tarfile.open(file) as whole:
        for member in whole:
            if member.isdir():
                continue
            content = whole.extractfile(member) if member.isreg() else None
            yield _Entry(name=member.name, content=content)


def _refused(file: Path, message: str) -> Unreadable:
    return Unreadable(
        Note(
            code=Code.BAG_WRAPPING,
            file=file.name,
            message=message,
            hint="fetch the bag again from where it came",
        )
    )
