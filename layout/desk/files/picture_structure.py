"""The structure of picture files, looked at before anything of them is unpacked.

A JPEG may be painted over in ten thousand scans, a PNG cut into millions of chunks, a
TIFF point from page to page in a circle: some kilobytes, and minutes for whoever opens
them. What cameras and programs write is far from all of that.
"""

import re
import struct
from dataclasses import dataclass
from typing import IO, overload

# Progressive pictures have ten scans, those of the most thorough programs twenty.
MOST_SCANS = 24
# Programs write a chunk of 8 kB, the smallest of 1 kB.
MOST_CHUNKS = 250_000
# Fields of a page of TIFF; strips and tiles of a page.
MOST_FIELDS = 500
MOST_STRIPS = 100_000
# Pages of which all but the first are small views of it.
MOST_PAGES = 8
SUBFILE, STRIP_OFFSETS, TILE_OFFSETS = 254, 273, 324
ROWS_A_STRIP = 278

# A marker of JPEG: what is not one has a nought behind it, or is a restart's.
MARKER = re.compile(rb"\xff([\x01-\xcf\xd8-\xfe])")
START, END, SCAN = 0xD8, 0xD9, 0xDA
MOST_MARKERS = 10_000
PNG = b"\x89PNG\r\n\x1a\n"
KINDS = (
    (b"\xff\xd8\xff", "JPEG"),
    (PNG, "PNG"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StructureFault:
    """Why a file is no picture to print, and what to do."""

    problem: str
    hint: str = "export it again"


class FileBytes:
    """The bytes of an open file, of which no more is read than is asked for."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._size = file.seek(0, 2)

    def __len__(self) -> int:
        """Return how many there are."""
        return self._size

    @overload
    def __getitem__(self, at: int) -> int: ...

    @overload
    def __getitem__(self, at: slice) -> bytes: ...

    def __getitem__(self, at: int | slice) -> int | bytes:
        """Return some of them."""
        if isinstance(at, int):
            return self[at : at + 1][0]
        start, stop, _ = at.indices(self._size)
        self._file.seek(start)
        return self._file.read(max(0, stop - start))


Content = bytes | FileBytes

MOVES = StructureFault(
    problem="it moves", hint="save one picture of it, without the others"
)


def kind_of(data: Content) -> str:
    """Return the format of a picture by its first bytes; nothing if it is none."""
    head = data[:12]
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    return next((kind for magic, kind in KINDS if head.startswith(magic)), "")


def structure_fault(kind: str, data: Content) -> StructureFault | None:
    """Say what is wrong with a file's structure, if something is."""
    if kind == "JPEG" and (count := scans(data[:])) > MOST_SCANS:
        return StructureFault(problem=f"it has more than {count - 1} scans")
    if kind == "PNG":
        return _png_fault(data)
    if kind == "TIFF":
        return _tiff_fault(data)
    if kind == "WEBP" and b"ANMF" in data[:4096]:
        return MOVES
    return None


def scans(data: bytes) -> int:
    """Return how many scans a JPEG has (ITU-T T.81, B.1); MOST_SCANS + 1 for more.

    Whoever hides behind thousands of other segments counts as having too many.
    """
    found, at = 0, 2
    for _ in range(MOST_MARKERS):
        mark = MARKER.search(data, at)
        if mark is None or mark[1][0] == END:
            return found
        at = mark.end()
        if mark[1][0] != START:
            found += mark[1][0] == SCAN
            at += int.from_bytes(data[at : at + 2], "big")
        if found > MOST_SCANS:
            break
    return MOST_SCANS + 1


def _png_fault(data: Content) -> StructureFault | None:
    """Go from chunk to chunk (PNG 3rd ed., 5.3), as far as the file does."""
    at = len(PNG)
    for _ in range(MOST_CHUNKS):
        if at + 8 > len(data):
            return None
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        if kind == b"acTL":
            return MOVES
        at += 12 + length
    return StructureFault(problem=f"it is cut into more than {MOST_CHUNKS} chunks")


def _tiff_fault(data: Content) -> StructureFault | None:
    """Go from page to page (TIFF 6.0, section 2)."""
    order = "<" if data[:2] == b"II" else ">"
    seen: set[int] = set()
    (at,) = struct.unpack_from(f"{order}I", data[:8].ljust(8, b"\0"), 4)
    while at and at + 2 <= len(data):
        if at in seen or len(seen) >= MOST_PAGES:
            return StructureFault(problem="its pages have no end")
        seen.add(at)
        (fields,) = struct.unpack(f"{order}H", data[at : at + 2])
        if fields > MOST_FIELDS:
            return StructureFault(problem=f"a page of it has {fields} fields")
        entries = data[at + 2 : at + 2 + 12 * fields]
        page = [
            struct.unpack_from(f"{order}HHII", entries, start)
            for start in range(0, len(entries) - 11, 12)
        ]
        strips = [n for tag, _, n, _ in page if tag in (STRIP_OFFSETS, TILE_OFFSETS)]
        if max(strips, default=0) > MOST_STRIPS:
            return StructureFault(problem=f"it is cut into {max(strips)} strips")
        if len(seen) > 1 and not _is_a_view(page, order):
            return StructureFault(
                problem="it has several pages", hint="save the one that is meant"
            )
        after = data[at + 2 + 12 * fields : at + 6 + 12 * fields]
        (at,) = struct.unpack(f"{order}I", after.ljust(4, b"\0"))
    return None


def _is_a_view(page: list[tuple[int, ...]], order: str) -> bool:
    """Say whether a page is a small view, or a mask, of the one before."""
    for tag, kind, _, value in page:
        if tag == SUBFILE:
            # A short stands in the first half of its field.
            return bool(value >> 16 if kind == 3 and order == ">" else value)
    return False
