"""A bag that comes as one file, unpacked: a stranger's, so bounded before work begins.

Nothing lands outside its folder, and nothing is written of a file that says of itself
that it holds too much, or more than so small a file can honestly hold.
"""

import gzip
import io
import lzma
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from layout.codes import Code
from layout.disk.atomic import pour
from layout.disk.contents import is_file, opened
from layout.disk.listing import entries, matching
from layout.errors import Unreadable
from layout.library.entry_names import EntryNames
from layout.library.fixity import DECLARATION, FETCH_AGAIN
from layout.notes import Note

# What a bag is wrapped as, and as what else it may come.
WRAPPED = (".zip", ".tar")
PACKED = (".tar.gz", ".tgz")
# A bag of 128 pages at 600 pixels an inch has less; so has one of 2,000 pictures.
MOST_BYTES, MOST_FILES = 8_000_000_000, 20_000
# Pictures and fonts hardly shrink, texts to a tenth; what says more is a bomb. Small
# files may be all text.
RATIO, FREE = 20, 32_000_000
# More than the table of contents of so many files has. What asks for more at once
# wants the memory and not the contents.
AT_ONCE = 16_000_000
# The head of a file in a zip, without its name and extra (APPNOTE.TXT, 4.3.7).
LOCAL_HEAD = 30
COPIED = 1 << 18
# What a broken file raises: also for what no honest one has, such as sizes below
# nothing, heads that nest without end, a name that is a file and a folder.
BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    gzip.BadGzipFile,
    FileExistsError,
    IsADirectoryError,
    NotADirectoryError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)


class _TooMuchError(ValueError):
    """The file holds more than an honest one of its length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A file in the file: its name, its bytes and how many it says they are."""

    name: str
    size: int
    content: IO[bytes]


def unwrap(file: Path, folder: Path) -> Path:
    """Unpack a .zip, .tar or .tar.gz into an empty folder; return the bag's folder.

    Raises:
        Unreadable: it is broken, has no bag, has what leads out of the folder or what
            no machine could keep apart, or holds too much.
    """
    try:
        with opened(file, most=MOST_BYTES) as stream:
            most = _most(file)
            content = _zipped if file.name.endswith(".zip") else _tarred
            with closing(content(file, stream, most)) as found:
                _write(found, folder, most)
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


def _write(found: Iterator[_Entry], folder: Path, most: int) -> None:
    names, left = EntryNames(), most
    for count, entry in enumerate(found):
        if count >= MOST_FILES:
            raise _TooMuchError(f"it has more than {MOST_FILES:,} files")
        name = names.take(entry.name)
        left -= entry.size
        if left < 0:
            raise _TooMuchError(_bomb(most))
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


class _Bounded(io.RawIOBase):
    """A stream that is read from its beginning to `most` bytes, never far at once."""

    def __init__(self, stream: IO[bytes], most: int, *, forward: bool) -> None:
        super().__init__()
        self._stream, self._most, self._forward = stream, most, forward

    def read(self, size: int | None = -1) -> bytes:
        """Read so many bytes, if that is no attack."""
        all_of_it = size is None or not 0 <= size <= AT_ONCE
        data = self._stream.read(AT_ONCE + 1 if all_of_it else size or 0)
        if len(data) > AT_ONCE:
            raise _TooMuchError("what it says of its contents is too long")
        self._check(self._stream.tell())
        return data

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go on to another place."""
        if self._forward and (whence != io.SEEK_SET or offset < self._stream.tell()):
            raise _TooMuchError("it leads back to where it came from")
        if whence == io.SEEK_SET:
            self._check(offset)
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """Return the place."""
        return self._stream.tell()

    def readable(self) -> bool:
        """Say yes."""
        return True

    def seekable(self) -> bool:
        """Say yes."""
        return True

    def _check(self, place: int) -> None:
        if place > self._most:
            raise _TooMuchError(_bomb(self._most))


def _zipped(file: Path, stream: IO[bytes], most: int) -> Generator[_Entry]:
    size = file.stat().st_size
    with zipfile.ZipFile(_Bounded(stream, size, forward=False)) as whole:
        infos = [info for info in whole.infolist() if not info.is_dir()]
        _check_table(infos, size, most)
        for info in infos:
            with whole.open(info) as content:
                yield _Entry(
                    name=info.filename,
                    size=info.file_size,
                    content=content,
                )


def _check_table(infos: list[zipfile.ZipInfo], size: int, most: int) -> None:
    """Look at a zip's table of contents before anything of it is unpacked."""
    if len(infos) > MOST_FILES:
        raise _TooMuchError(f"it has more than {MOST_FILES:,} files")
    if sum(info.file_size for info in infos) > most:
        raise _TooMuchError(_bomb(most))
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        kind = stat.S_IFMT(info.external_attr >> 16)
        if kind not in (0, stat.S_IFREG):
            raise ValueError(f'"{info.filename}" is no plain file')
        if info.flag_bits & 1:
            raise ValueError(f'"{info.filename}" is encrypted')
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ValueError(f'"{info.filename}" is packed in no common way')
        if info.header_offset < end:
            raise ValueError(f'"{info.filename}" lies over another file')
        end = info.header_offset + LOCAL_HEAD + info.compress_size
    if end > size:
        raise EOFError("it is cut off")


def _tarred(file: Path, stream: IO[bytes], most: int) -> Generator[_Entry]:
    packed = file.name.endswith(PACKED)
    plain: IO[bytes] = stream
    if packed:
        plain = gzip.GzipFile(fileobj=stream)  # type: ignore[assignment]  # it is one
    bounded = _Bounded(plain, most if packed else MOST_BYTES, forward=True)
    with tarfile.open(fileobj=bounded, mode="r:") as whole:
        for member in whole:
            if member.isdir():
                continue
            if not member.isreg() or member.issparse() or member.size < 0:
                raise ValueError(f'"{member.name}" is no plain file')
            content = whole.extractfile(member)
            assert content is not None, "it is a plain file"
            yield _Entry(name=member.name, size=member.size, content=content)


def _bomb(most: int) -> str:
    return f"it unpacks to more than {most:,} bytes, which so small a file cannot hold"


def _refused(file: Path, message: str) -> Unreadable:
    return Unreadable(
        Note(
            code=Code.BAG_WRAPPING,
            file=file.name,
            message=" ".join(message.split())[:300],
            hint=FETCH_AGAIN,
        )
    )
