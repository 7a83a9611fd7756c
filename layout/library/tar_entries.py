"""The files of a tar, or of a gzipped one, as every program sees them.

Programs differ in what they make of a tar that says something twice, and of what lies
behind its end. Nothing is taken but what POSIX's pax (IEEE 1003.1) and GNU's tar write
of plain files and folders.
"""

import io
import re
import tarfile
import zlib
from collections.abc import Iterator
from typing import IO, ClassVar, Self

from layout.library.wrapped_entries import COPIED, MOST_BYTES, Entry, Forward, Pieces

# A file, as POSIX and as the seventh Unix have it, a folder; heads of a head: pax's,
# pax's for all that follows, GNU's long names.
PLAIN = {tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.DIRTYPE}
GLOBAL = tarfile.XGLTYPE
HEADS = {tarfile.XHDTYPE, GLOBAL, tarfile.GNUTYPE_LONGNAME}
# A length, from its place in a head; longer files have another way, and are too long.
LENGTH, OCTAL = slice(124, 136), re.compile(rb" *[0-7]+[ \0]*")
MAGIC, POSIX, PREFIX = slice(257, 263), b"ustar\0", slice(345, 500)
# What pax's heads may say: nothing that moves the next head, or is a file with holes.
SAID = re.compile(
    r"path|[amc]time|[ug]id|[ug]name|comment|LIBARCHIVE\.(creationtime|xattr\..*)|"
    r"SCHILY\.((dev|ino|nlink|fflags)|(acl|xattr)\..*)|RHT\.security\..*",
    re.S,
)
# Two empty blocks end a tar.
END = 2 * tarfile.BLOCKSIZE


def tar_entries(stream: IO[bytes], *, gzipped: bool, most: int) -> Iterator[Entry]:
    """Yield the files and folders of a tar; of a packed one, `most` bytes at most.

    Raises:
        ValueError, tarfile.TarError, EOFError, zlib.error: it is broken, or two
            programs may see other files in it.
    """
    plain = stream
    if gzipped:
        plain = io.BufferedReader(Pieces(_gunzipped(stream)), COPIED)
    forward = Forward(plain, most if gzipped else MOST_BYTES)

    with tarfile.open(fileobj=forward, mode="r:", tarinfo=_heads()) as whole:
        for member in whole:
            yield _entry(whole, member)
    _check_end(forward)


class _Head(tarfile.TarInfo):
    """A head that says one thing to all; `due` are heads that have no file yet."""

    due: ClassVar[list[bytes]]

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """Read a head; the library takes what is none for the end."""
        try:
            head = super().frombuf(buf, encoding, errors)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]  # it has it
            raise
        except tarfile.HeaderError as problem:
            raise tarfile.ReadError(f"it is cut off, or broken: {problem}") from problem
        said = f'"{head.name[:80]}"'
        if head.type not in PLAIN | HEADS:
            raise ValueError(f"{said} is no plain file")
        if not OCTAL.fullmatch(buf[LENGTH]):
            raise ValueError(f"{said} has a length that is none")
        if head.type == tarfile.DIRTYPE and head.size:
            raise ValueError(f"{said} is a folder with contents")
        if buf[MAGIC] != POSIX and any(buf[PREFIX]):
            raise ValueError(f"{said} has another name to some")
        if head.type in PLAIN:
            cls.due.clear()
        elif cls.due and (head.type == GLOBAL or cls.due != [GLOBAL]):
            raise ValueError(f"{said} is named twice")
        else:
            cls.due.append(head.type)
        return head


def _heads() -> type[_Head]:
    """Return the kind of the heads of one more tar."""

    class Heads(_Head):
        due: ClassVar[list[bytes]] = []

    return Heads


def _entry(whole: tarfile.TarFile, member: tarfile.TarInfo) -> Entry:
    said = f'"{member.name[:80]}"'
    if not (member.isdir() or member.isreg()) or member.issparse() or member.size < 0:
        raise ValueError(f"{said} is no plain file")
    if whole.pax_headers.keys() - {"comment"}:
        raise ValueError("it says of all its files what is one file's")
    if not all(SAID.fullmatch(key) for key in member.pax_headers):
        raise ValueError(f"{said} has a field that few programs know")
    if member.isreg() and member.pax_headers.get("path", "").endswith("/"):
        raise ValueError(f"{said} is a folder to some")
    content = io.BytesIO() if member.isdir() else whole.extractfile(member)
    assert content is not None, "it is a plain file"
    return Entry(
        name=member.name, size=member.size, content=content, folder=member.isdir()
    )


def _check_end(forward: Forward) -> None:
    """See that nothing follows the first of the empty blocks but more of them."""
    size = tarfile.BLOCKSIZE
    while data := forward.read(COPIED):
        if any(data):
            raise ValueError("something lies behind its end")
        size += len(data)
    if size < END:
        raise EOFError("it is cut off")


def _gunzipped(stream: IO[bytes]) -> Iterator[bytes]:
    """Gunzip; some programs go on behind the end (RFC 1952, 2.2), and some do not."""
    gunzip = zlib.decompressobj(zlib.MAX_WBITS | 16)
    while not gunzip.eof and (due := stream.read(COPIED)):
        while due and not gunzip.eof:
            yield gunzip.decompress(due, COPIED)
            due = gunzip.unconsumed_tail
    while not gunzip.eof and (rest := gunzip.decompress(b"", COPIED)):
        yield rest
    if not gunzip.eof:
        raise EOFError("it is cut off")
    if gunzip.unused_data or stream.read(1):
        raise ValueError("something lies behind its end")
