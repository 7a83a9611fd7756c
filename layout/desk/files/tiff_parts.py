"""A TIFF in parts: small files of some strips or a row of tiles each (TIFF 6.0).

Only where the parts lie is read here; what is in them is passed on as it is, under a
head of their own.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

WIDE, HIGH, BITS, PACKING, SAMPLES, PLANES = 256, 257, 258, 259, 277, 284
STRIPS, ROWS_A_STRIP, STRIP_SIZES = 273, 278, 279
TILE_WIDE, TILE_HIGH, TILES, TILE_SIZES = 322, 323, 324, 325
# What says how the bytes of a part become pixels, and nothing of where they lie.
MEANING = frozenset(
    {
        *(BITS, PACKING, 262, 266, SAMPLES, PLANES, 292, 293, 317, 320, 338, 339),
        *(347, 530, 531, 532),
    }
)
UNPACKED, OLD_JPEG = 1, 6
SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
NUMBERS = {1: "B", 3: "H", 4: "I"}
LONG = 4
# More than any page has: fields, bytes of one of them, bytes of a part unpacked.
MOST_FIELDS, MOST_LISTED, MOST_PART = 500, 4_000_000, 48_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _TiffField:
    kind: int
    count: int
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _TiffPart:
    """Some strips or tiles: the rows of all and of each, where they lie, how long."""

    rows: int
    each: int
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TiffParts:
    """The parts of a TIFF's first page, from the top."""

    width: int
    height: int
    file: IO[bytes]
    order: str
    fields: dict[int, _TiffField]
    parts: tuple[_TiffPart, ...]

    def files(self) -> Iterator[bytes]:
        """Yield each part as a TIFF of its own."""
        for part in self.parts:
            pieces = [self._read(at, size) for at, size in part.places]
            yield self._written(part, pieces)

    def _read(self, at: int, size: int) -> bytes:
        self.file.seek(at)
        return self.file.read(size)

    def _written(self, part: _TiffPart, pieces: list[bytes]) -> bytes:
        offsets, sizes = (TILES, TILE_SIZES) if TILES in self.fields else _STRIPPED
        fields = {tag: field for tag, field in self.fields.items() if tag in MEANING}
        kept = (TILE_WIDE, TILE_HIGH) if TILES in self.fields else ()
        fields |= {tag: self.fields[tag] for tag in kept}
        fields |= {WIDE: self._long(self.width), HIGH: self._long(part.rows)}
        if not kept:
            fields[ROWS_A_STRIP] = self._long(part.each)
        at, places = 8, []
        for piece in pieces:
            places.append(at)
            at += len(piece)
        fields[offsets] = self._long(*places)
        fields[sizes] = self._long(*map(len, pieces))
        head = (b"II" if self.order == "<" else b"MM") + self._packed("HI", 42, at)
        return head + b"".join(pieces) + self._page(at, fields)

    def _page(self, at: int, fields: dict[int, _TiffField]) -> bytes:
        entries, aside = b"", b""
        after = at + 2 + 12 * len(fields) + 4
        for tag, field in sorted(fields.items()):
            value = field.data.ljust(4, b"\0")
            if len(field.data) > 4:
                value = self._packed("I", after + len(aside))
                aside += field.data + b"\0" * (len(field.data) % 2)
            entries += self._packed("HHI", tag, field.kind, field.count) + value
        return self._packed("H", len(fields)) + entries + bytes(4) + aside

    def _long(self, *numbers: int) -> _TiffField:
        data = self._packed(f"{len(numbers)}I", *numbers)
        return _TiffField(kind=LONG, count=len(numbers), data=data)

    def _packed(self, form: str, *numbers: int) -> bytes:
        return struct.pack(self.order + form, *numbers)


_STRIPPED = (STRIPS, STRIP_SIZES)


def tiff_parts(file: IO[bytes], rows: int) -> TiffParts | None:
    """Return a TIFF in parts of about so many rows; None if it cannot be parted."""
    file.seek(0)
    head = file.read(8)
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(head[:4])
    if order is None or len(head) < 8:
        return None
    try:
        fields = _fields(file, order, struct.unpack(f"{order}I", head[4:])[0])
        numbers = {tag: _numbers(field, order) for tag, field in fields.items()}
        parts = _parts(numbers, rows)
    except (struct.error, KeyError, IndexError, ZeroDivisionError):
        return None
    if not parts:
        return None
    return TiffParts(
        width=numbers[WIDE][0],
        height=numbers[HIGH][0],
        file=file,
        order=order,
        fields=fields,
        parts=parts,
    )


def _fields(file: IO[bytes], order: str, at: int) -> dict[int, _TiffField]:
    file.seek(at)
    (count,) = struct.unpack(f"{order}H", file.read(2))
    entries = file.read(12 * min(count, MOST_FIELDS))
    found = {}
    for start in range(0, len(entries) - 11, 12):
        tag, kind, many = struct.unpack_from(f"{order}HHI", entries, start)
        size = SIZES.get(kind, 1) * many
        data = entries[start + 8 : start + 8 + min(size, 4)]
        if 4 < size <= MOST_LISTED:
            file.seek(struct.unpack_from(f"{order}I", entries, start + 8)[0])
            data = file.read(size)
        if len(data) == size:
            found[tag] = _TiffField(kind=kind, count=many, data=data)
    return found


def _numbers(field: _TiffField, order: str) -> tuple[int, ...]:
    form = NUMBERS.get(field.kind)
    return struct.unpack(f"{order}{field.count}{form}", field.data) if form else ()


def _parts(numbers: dict[int, tuple[int, ...]], rows: int) -> tuple[_TiffPart, ...]:
    """Return the parts, or nothing where one would be as large as a whole picture."""
    wide, high = numbers[WIDE][0], numbers[HIGH][0]
    bits, samples = numbers.get(BITS, (1,)), numbers.get(SAMPLES, (1,))[0]
    packing = numbers.get(PACKING, (UNPACKED,))[0]
    planes = numbers.get(PLANES, (1,))[0]
    if packing == OLD_JPEG or (planes != 1 and samples != 1) or not wide * high:
        return ()
    line = -(-wide * bits[0] * samples // 8)
    if TILES in numbers:
        return _tiled(numbers, line, high)
    each = min(numbers.get(ROWS_A_STRIP, (high,))[0], high)
    offsets = numbers[STRIPS]
    if len(offsets) != -(-high // each):
        return ()
    if packing == UNPACKED:
        return _laid_down(offsets, each, high, line, rows)
    sizes = numbers[STRIP_SIZES]
    if line * each > MOST_PART or max(sizes) > MOST_PART or len(sizes) != len(offsets):
        return ()
    step = max(1, rows // each)
    places = tuple(zip(offsets, sizes, strict=True))
    return tuple(
        _TiffPart(
            rows=min(step * each, high - top * each),
            each=each,
            places=places[top : top + step],
        )
        for top in range(0, len(places), step)
    )


def _tiled(
    numbers: dict[int, tuple[int, ...]], line: int, high: int
) -> tuple[_TiffPart, ...]:
    tall, across = numbers[TILE_HIGH][0], -(-numbers[WIDE][0] // numbers[TILE_WIDE][0])
    places = tuple(zip(numbers[TILES], numbers[TILE_SIZES], strict=False))
    too_large = line * tall > MOST_PART or sum(size for _, size in places[:across]) > (
        MOST_PART
    )
    if too_large or len(places) != across * -(-high // tall):
        return ()
    return tuple(
        _TiffPart(
            rows=min(tall, high - row * tall),
            each=tall,
            places=places[row * across : (row + 1) * across],
        )
        for row in range(len(places) // across)
    )


def _laid_down(
    offsets: tuple[int, ...], each: int, high: int, line: int, rows: int
) -> tuple[_TiffPart, ...]:
    """Part what is not packed by its rows, however long its strips are."""
    parts = []
    for number, at in enumerate(offsets):
        own = min(each, high - number * each)
        for top in range(0, own, rows):
            count = min(rows, own - top)
            place = (at + top * line, count * line)
            parts.append(_TiffPart(rows=count, each=count, places=(place,)))
    return tuple(parts)
