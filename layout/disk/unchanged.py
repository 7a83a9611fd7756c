"""Files read a second time: only the bytes that the desk has read will do.

The desk reads an issue's files and hands their digests on; pictures and fonts are read
again by those who need them. Whatever is made then is kept by the digest, so a file
that somebody saves meanwhile must not slip in under the old one's.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import file_digest, sha256
from io import BufferedReader
from pathlib import Path

from layout.codes import Code
from layout.disk import contents
from layout.disk.digests import digest_of
from layout.disk.places import MANIFEST, PAPER
from layout.errors import Refused
from layout.notes import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class FileAsRead:
    """A file that the desk has read: where it lies, and the sha256 that it had."""

    path: Path
    sha256: str

    def content(self) -> bytes:
        """Return its bytes, which are those that the desk has read.

        Raises:
            Refused: it is another file by now, or gone.
        """
        return read_unchanged(self.path, self.sha256)


def read_unchanged(path: Path, digest: str) -> bytes:
    """Return a file's bytes, which have the SHA-256 `digest`.

    Raises:
        Refused: it is another file by now, or gone.
    """
    try:
        content = contents.content(path)
    except OSError:
        raise Refused(_changed(path)) from None
    if digest_of(content) != digest:
        raise Refused(_changed(path))
    return content


@contextmanager
def opened_unchanged(path: Path, digest: str) -> Iterator[BufferedReader]:
    """Open a file that has the SHA-256 `digest`, also when it has been read.

    For what is not to be in memory at once. Whoever reads may close what is yielded.

    Raises:
        Refused: it is another file by now, or gone.
    """
    try:
        with contents.opened(path) as file:
            if file_digest(file, sha256).hexdigest() != digest:
                raise Refused(_changed(path))
            file.seek(0)
            with os.fdopen(os.dup(file.fileno()), "rb") as second:
                yield second
            file.seek(0)
            if file_digest(file, sha256).hexdigest() != digest:
                raise Refused(_changed(path))
    except FileNotFoundError:
        raise Refused(_changed(path)) from None


@contextmanager
def unchanged(path: Path, digest: str) -> Iterator[None]:
    """See that a file has the SHA-256 `digest` before it is used and afterwards.

    For libraries that read by themselves.

    Raises:
        Refused: it is another file by now, or gone.
    """
    read_unchanged(path, digest)
    yield
    read_unchanged(path, digest)


def as_it_is(path: Path) -> bytes | None:
    """Return a file's bytes; None if it is not there or cannot be read."""
    try:
        return contents.content(path)
    except OSError:
        return None


def check_as_read(path: Path, before: bytes | None) -> None:
    """See that a file is as it was read, or still not there, before it is replaced.

    Raises:
        Refused: somebody has saved it meanwhile.
    """
    if as_it_is(path) != before:
        raise Refused(_changed(path))


def _changed(path: Path) -> Note:
    return Note(
        code=Code.FILE_CHANGED,
        file=_name(path),
        message="the file changed while it was in use",
        hint="run the command again",
    )


def _name(path: Path) -> str:
    """Return a file's path from its publication, or from its issue without one."""
    for mark in (PAPER, MANIFEST):
        for folder in path.parents:
            if (folder / mark).is_file():
                return path.relative_to(folder).as_posix()
    return path.name
