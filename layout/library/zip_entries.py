"""The files of a zip, unpacked as they lie in it, to the last byte of each."""

import io
import struct
import zlib
from collections.abc import Iterator
from typing import IO

from layout.library.wrapped_entries import COPIED, Entry, OverfullError, Pieces, bomb
from layout.library.zip_directory import (
    DEFLATED,
    DESCRIPTOR,
    FOLLOWS,
    STORED,
    Zipped,
    zipped_files,
)

# A descriptor to where it has the length of what is before it.
TOLD = 12


def zip_entries(stream: IO[bytes], size: int, most: int) -> Iterator[Entry]:
    """Yield the files and folders of a zip; `most` bytes are to come out of it.

    Raises:
        ValueError: it is broken, or two programs may see other files in it.
        struct.error, EOFError, zlib.error: it is broken.
    """
    files = zipped_files(stream, size)
    if sum(file.size for file in files) > most:
        raise OverfullError(bomb(most))
    for file in files:
        content = io.BufferedReader(Pieces(_checked(stream, file)), COPIED)
        yield Entry(
            name=file.name, size=file.size, content=content, folder=file.is_folder
        )


def _checked(stream: IO[bytes], file: Zipped) -> Iterator[bytes]:
    """Yield a file's bytes; they have to be as many, and those, that it says."""
    crc = length = 0
    for piece in _pieces(stream, file):
        length += len(piece)
        if length > file.size:
            break
        crc = zlib.crc32(piece, crc)
        yield piece
    if length != file.size:
        raise EOFError(f"{file.name} is not as long as it says")
    if crc != file.crc:
        raise ValueError(f"{file.name} has another checksum than it says")


def _pieces(stream: IO[bytes], file: Zipped) -> Iterator[bytes]:
    packed = _packed(stream, file)
    if file.method == STORED:
        return _without_end(packed, file) if file.flags & FOLLOWS else packed
    assert file.method == DEFLATED, "there is no third"
    return _inflated(packed, file)


def _packed(stream: IO[bytes], file: Zipped) -> Iterator[bytes]:
    stream.seek(file.start)
    left = file.packed
    while left:
        data = stream.read(min(COPIED, left))
        if not data:
            raise EOFError("it is cut off")
        left -= len(data)
        yield data


def _inflated(packed: Iterator[bytes], file: Zipped) -> Iterator[bytes]:
    """Inflate; who reads from the beginning has the next file where this one ends."""
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    for data in packed:
        due = data
        while due and not inflate.eof:
            yield inflate.decompress(due, COPIED)
            due = inflate.unconsumed_tail
        if inflate.unused_data or (due and inflate.eof):
            break
    while not inflate.eof and (rest := inflate.decompress(b"", COPIED)):
        yield rest
    if not inflate.eof or inflate.unused_data or next(packed, None) is not None:
        raise ValueError(f"{file.name} ends before its bytes do, or never")


def _without_end(packed: Iterator[bytes], file: Zipped) -> Iterator[bytes]:
    """Pass on what is stored, if nobody can take it for ended before it is.

    Whoever reads from the beginning, and is told the length afterwards, looks for that.
    """
    before, passed = b"", 0
    for data in packed:
        text = before + data
        place = text.find(DESCRIPTOR)
        while 0 <= place <= len(text) - TOLD:
            (told,) = struct.unpack_from("<L", text, place + 8)
            if told == (passed - len(before) + place) & 0xFFFFFFFF:
                raise ValueError(f"{file.name} has its own end within it")
            place = text.find(DESCRIPTOR, place + 1)
        passed += len(data)
        before = text[-TOLD + 1 :]
        yield data
