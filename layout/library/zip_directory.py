"""A zip's directory, held against its files: both have to say the same.

Some programs go by the directory at a zip's end, some read it from its beginning and
never see that; some look for the end, some for a beginning behind other bytes. A zip
with room for both to differ has other files for each. So nothing is taken but one whose
files lie side by side from its first byte to the directory, each with a head that
agrees with it, and with nothing behind the end. The format is PKWARE's APPNOTE.TXT; the
numbers in brackets are its sections.
"""

import stat
import struct
from dataclasses import dataclass
from itertools import pairwise
from typing import IO

from layout.library.wrapped_entries import AT_ONCE, MOST_FILES, OverfullError

# Heads of a file (4.3.7), of its line in the directory (4.3.12) and of the end
# (4.3.14 to 4.3.16).
LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END64 = struct.Struct("<4sQ2H2L4Q")
LOCATOR = struct.Struct("<4sLQL")
END = struct.Struct("<4s4H2LH")
DESCRIPTOR = b"PK\x07\x08"
# "See the 64 bits", in fields of 16 and of 32.
SEE_16, SEE_32 = 0xFFFF, 0xFFFFFFFF
# Flags (4.4.4): what compressors tell of themselves; lengths that follow the file;
# names in UTF-8. Nothing else is in common use but encryption.
HOW, FOLLOWS, UTF_8 = 0b110, 1 << 3, 1 << 11
STORED, DEFLATED = 0, 8
# What DOS has for a volume's label and for a folder.
LABEL, FOLDER = 0x08, 0x10
# Extra fields (4.5, 4.6): 64 bits, times, owners, Java's mark, alignment. Others can
# be links, devices or ciphers to some.
WIDE, NAME = 0x0001, 0x7075
INERT = {0x000A, 0x5455, 0x5855, 0x7855, 0x7875, 0xCAFE, 0xA11E, 0xD935}
# An empty file, deflated by those who deflate folders.
NOTHING_DEFLATED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Zipped:
    """A file in a zip: its name as it is written, and where its bytes are."""

    raw: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    head: int
    start: int = 0

    @property
    def name(self) -> str:
        """The name. Unflagged ones are nobody's in particular, or UTF-8 by now."""
        return self.raw.decode("utf-8")

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder: by its name, as all programs have it."""
        return self.raw.endswith(b"/")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """Where the directory is: its first byte, its length, its lines."""

    start: int
    size: int
    count: int


def zipped_files(stream: IO[bytes], size: int) -> tuple[Zipped, ...]:
    """Return the files of a zip of so many bytes, as they follow each other.

    Raises:
        ValueError: two programs may see other files in it.
        struct.error: it is cut off.
    """
    table = _table(stream, size)
    if table.count > MOST_FILES:
        raise OverfullError(f"it has more than {MOST_FILES:,} files")
    if table.size > AT_ONCE:
        raise OverfullError("what it says of its contents is too long")
    files = sorted(_listed(stream, table), key=lambda file: file.head)
    ends = [*(file.head for file in files), table.start]
    if ends[0] != 0:
        raise ValueError("something lies before its first file")
    return tuple(
        _placed(stream, file, end)
        for file, (_, end) in zip(files, pairwise(ends), strict=True)
    )


def _read(stream: IO[bytes], place: int, size: int) -> bytes:
    stream.seek(place)
    return stream.read(size)


def _table(stream: IO[bytes], size: int) -> _Table:
    if size < END.size:
        raise EOFError("it is cut off")
    end = size - END.size
    sign, *fields, comment = END.unpack(_read(stream, end, END.size))
    if sign != b"PK\x05\x06" or comment:
        raise ValueError("it does not end where a zip ends: cut off, or more behind it")
    disk, first, here, count, length, start = fields
    last = end
    if end >= LOCATOR.size:
        head = _read(stream, end - LOCATOR.size, LOCATOR.size)
        if head[:4] == b"PK\x06\x07":
            last = end - LOCATOR.size - END64.size
            wide = _wide(stream, last, head)
            sees = (SEE_16, SEE_16, SEE_16, SEE_16, SEE_32, SEE_32)
            both = zip(fields, wide, sees, strict=True)
            if any(one not in (other, see) for one, other, see in both):
                raise ValueError("it has two directories")
            disk, first, here, count, length, start = wide
    if disk or first or here != count:
        raise ValueError("parts of it are elsewhere")
    if start + length != last:
        raise ValueError("something lies between its directory and its end")
    return _Table(start=start, size=length, count=count)


def _wide(stream: IO[bytes], place: int, locator: bytes) -> list[int]:
    """Return the end's fields in 64 bits."""
    _, disk, at, disks = LOCATOR.unpack(locator)
    if at != place or disk or disks > 1:
        raise ValueError("its end of 64 bits is not where it says")
    sign, size, _, _, *fields = END64.unpack(_read(stream, place, END64.size))
    if sign != b"PK\x06\x06" or size != END64.size - 12:
        raise ValueError("its end of 64 bits is none")
    return fields


def _listed(stream: IO[bytes], table: _Table) -> list[Zipped]:
    """Read the directory's lines."""
    data = _read(stream, table.start, table.size)
    place, found = 0, []
    for _ in range(table.count):
        head = CENTRAL.unpack_from(data, place)
        sign, _, _, flags, method, _, _, crc, *numbers = head
        packed, size, named, more, remark, disk, _, attributes, start = numbers
        begin = place + CENTRAL.size
        place = begin + named + more + remark
        if sign != b"PK\x01\x02" or place > len(data):
            raise ValueError("its directory is broken")
        raw = data[begin : begin + named]
        extra = _extra(raw, data[begin + named : begin + named + more])
        size, packed, start = _widened((size, packed, start), extra, raw)
        if remark or disk:
            raise ValueError(f"{_quoted(raw)} has a remark, or is elsewhere")
        file = Zipped(
            raw=raw,
            flags=flags,
            method=method,
            crc=crc,
            packed=packed,
            size=size,
            head=start,
        )
        _check(file, attributes)
        found.append(file)
    if place != len(data) or not found:
        raise ValueError("its directory has another length than its lines")
    return found


def _check(file: Zipped, attributes: int) -> None:
    """Look at what the directory says of a file."""
    said, folder = _quoted(file.raw), file.is_folder
    kind = stat.S_IFMT(attributes >> 16)
    if kind not in (0, stat.S_IFDIR if folder else stat.S_IFREG):
        raise ValueError(f"{said} is no plain file")
    if attributes & LABEL or (attributes & FOLDER and not folder):
        raise ValueError(f"{said} is no plain file to some")
    if file.flags & 1:
        raise ValueError(f"{said} is encrypted")
    if file.method not in (STORED, DEFLATED) or file.flags & ~(HOW | FOLLOWS | UTF_8):
        raise ValueError(f"{said} is packed in no common way")
    if folder and (file.size or file.packed > NOTHING_DEFLATED):
        raise ValueError(f"{said} is a folder with contents")
    if file.method == STORED and file.size != file.packed:
        raise ValueError(f"{said} has two lengths")


def _placed(stream: IO[bytes], file: Zipped, end: int) -> Zipped:
    """Hold a file's own head against the directory; return it with its place."""
    said = _quoted(file.raw)
    head = LOCAL.unpack(_read(stream, file.head, LOCAL.size))
    sign, _, flags, method, _, _, crc, packed, size, named, more = head
    raw = stream.read(named)
    extra = _extra(raw, stream.read(more))
    if sign != b"PK\x03\x04" or raw != file.raw:
        raise ValueError(f"{said} has another name at its own place")
    if method != file.method or (flags ^ file.flags) & ~HOW:
        raise ValueError(f"{said} is packed in two ways")
    # Whoever writes to a pipe fills the wide fields in, or leaves them out.
    if SEE_32 in (size, packed) or not file.flags & FOLLOWS:
        size, packed = _widened((size, packed), extra, raw)
    pairs = ((crc, file.crc), (packed, file.packed), (size, file.size))
    unsaid = {0} if file.flags & FOLLOWS else set()
    if any(one != other and one not in unsaid for one, other in pairs):
        raise ValueError(f"{said} has two lengths, or two checksums")
    start = file.head + LOCAL.size + named + more
    last = start + file.packed
    # Longer than any descriptor: then it is none.
    between = _read(stream, last, min(end - last, 25)) if last < end else b""
    if last > end:
        raise ValueError(f"{said} lies over another file, or is cut off")
    if between not in _descriptors(file):
        raise ValueError(f"something lies between {said} and what follows")
    return Zipped(
        raw=file.raw,
        flags=file.flags,
        method=file.method,
        crc=file.crc,
        packed=file.packed,
        size=file.size,
        head=file.head,
        start=start,
    )


def _descriptors(file: Zipped) -> set[bytes]:
    """Return what may follow a file (4.3.9): with a signature or without."""
    if not file.flags & FOLLOWS:
        return {b""}
    fields = (file.crc, file.packed, file.size)
    found = {struct.pack("<LQQ", *fields)}
    if max(fields) <= SEE_32:
        found.add(struct.pack("<3L", *fields))
    return found | {DESCRIPTOR + one for one in found}


def _extra(raw: bytes, data: bytes) -> dict[int, bytes]:
    """Return a file's extra fields, such as change nothing for anybody."""
    found: dict[int, bytes] = {}
    place = 0
    while place + 4 <= len(data):
        kind, size = struct.unpack_from("<2H", data, place)
        content = data[place + 4 : place + 4 + size]
        place += 4 + size
        # One byte of a version and four of a checksum stand before a name.
        known = kind in INERT or kind == WIDE or (kind == NAME and content[5:] == raw)
        if not known or kind in found or len(content) < size:
            raise ValueError(f"{_quoted(raw)} has a field that few programs know")
        found[kind] = content
    if any(data[place:]):
        raise ValueError(f"{_quoted(raw)} has a field that is cut off")
    return found


def _widened(
    fields: tuple[int, ...], extra: dict[int, bytes], raw: bytes
) -> tuple[int, ...]:
    """Return fields of 32 bits, those that are to be seen in 64 from there (4.5.3)."""
    narrow = sum(field == SEE_32 for field in fields)
    data = extra.get(WIDE, b"")
    if len(data) != 8 * narrow:
        raise ValueError(f"{_quoted(raw)} has two lengths")
    wide = iter(struct.unpack(f"<{narrow}Q", data))
    return tuple(next(wide) if field == SEE_32 else field for field in fields)


def _quoted(raw: bytes) -> str:
    return f'"{raw.decode("utf-8", "replace")[:80]}"'
