"""Files read: the one door that bytes come in by, and only those of plain files.

Whatever a name leads to, nothing is opened but a regular file: a pipe would be waited
for without end, a device may do something when it is opened. How much is read is
bounded, whatever the file says of its size. Every refusal is an `OSError` whose
`strerror` says why, so that a reader has one thing to catch.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

# More than any file of a newspaper has: a film, or a file that has no end.
MOST = 4_000_000_000
# So much of a file that is longer than it said is read at a time.
_PIECE = 1_000_000
# What a machine's family has no word for is 0 there.
_QUIETLY = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_KINDS = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class NoPlainFileError(OSError):
    """A pipe, a device or a socket stands where a file should."""


class TooLargeError(OSError):
    """A file has more bytes than its reader takes."""


def content(path: Path, *, most: int = MOST) -> bytes:
    """Return a file's bytes.

    Raises:
        OSError: it is none, is larger than `most`, or cannot be read.
    """
    with opened(path, most=most) as file:
        return _read(file, path, most)


def text(path: Path, *, most: int = MOST) -> str:
    """Return a file's text, of UTF-8 with or without its mark, newlines as they are.

    Raises:
        OSError: as `content` does.
        UnicodeDecodeError: it is not UTF-8.
    """
    return content(path, most=most).decode("utf-8-sig")


@contextmanager
def opened(
    path: Path, *, most: int = MOST, through_link: bool = True
) -> Iterator[BufferedReader]:
    """Open a file to be read in pieces, or by a library that reads for itself.

    Raises:
        OSError: it is none, is larger than `most`, or cannot be read; with
            `through_link` false, a link too.
    """
    descriptor = _descriptor(path, through_link=through_link)
    with os.fdopen(descriptor, "rb") as file:
        if (size := os.fstat(descriptor).st_size) > most:
            raise _too_large(path, size, most)
        yield file


def nowhere() -> int:
    """Open what takes all that is written and has nothing to be read."""
    return os.open(os.devnull, os.O_RDWR)


def is_file(path: Path) -> bool:
    """Say whether a path leads to a regular file; whatever it is made of."""
    return os.path.isfile(path)  # noqa: PTH113  (a name too long is False here)


def is_folder(path: Path) -> bool:
    """Say whether a path leads to a folder; whatever it is made of."""
    return os.path.isdir(path)  # noqa: PTH112  (a name too long is False here)


def size_of(path: Path) -> int:
    """Return how many bytes a file has.

    Raises:
        OSError: it is none.
    """
    return _status(path, through_link=True).st_size


def content_of(path: Path, *, most: int = MOST) -> bytes:
    """Return the bytes of a file that must be no link, as whoever resolved it knows.

    Raises:
        OSError: as `content` does, and for a link.
    """
    with opened(path, most=most, through_link=False) as file:
        return _read(file, path, most)


def _read(file: BufferedReader, path: Path, most: int) -> bytes:
    # What is asked for is laid out in memory at once: no more than there is, and then
    # the rest of a file that has grown, or that does not know its size (proc(5)).
    known = min(os.fstat(file.fileno()).st_size, most) + 1
    data = file.read(known)
    while known <= len(data) <= most and (piece := file.read(_PIECE)):
        data += piece
    if len(data) > most:
        raise _too_large(path, len(data), most)
    return data


def _descriptor(path: Path, *, through_link: bool) -> int:
    # Looked at before, so that nothing else is ever opened; and after, since somebody
    # may have put something else there in between.
    _status(path, through_link=through_link)
    descriptor = os.open(path, _QUIETLY | (0 if through_link else _NO_LINK))
    try:
        _check(os.fstat(descriptor), path)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _status(path: Path, *, through_link: bool) -> os.stat_result:
    try:
        status = path.stat(follow_symlinks=through_link)
    except ValueError as problem:
        reason = "no file can have such a name"
        raise FileNotFoundError(errno.ENOENT, reason, str(path)) from problem
    _check(status, path)
    return status


def _check(status: os.stat_result, path: Path) -> None:
    if stat.S_ISREG(status.st_mode):
        return
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder", str(path))
    kind = _KINDS.get(stat.S_IFMT(status.st_mode), "a link")
    raise NoPlainFileError(errno.EINVAL, f"it is {kind}, and no file", str(path))


def _too_large(path: Path, size: int, most: int) -> TooLargeError:
    reason = f"it has {size:,} bytes, and {most:,} are read at most"
    return TooLargeError(errno.EFBIG, reason, str(path))
