"""Large pictures in bands: some rows at a time, so that no more is ever in memory.

A camera's sixty or hundred megapixels take half a gigabyte when they are unpacked at
once. PNG and TIFF come row after row, though. Of each band a small file of the same
kind is written, in memory, and opened as any other: what is read of a stranger's file
is where its parts lie, and every part is read by the library that knows how.

A PNG that is interlaced has no bands, nor has a TIFF of one packed strip or with a
plane for each colour.
"""

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from PIL import Image

from layout.desk.files.tiff_parts import TiffParts, tiff_parts

# Rows of a band; so many of the widest picture are a few megabytes.
ROWS = 64
# Channels of a pixel by PNG's kind of colour (PNG 3rd ed., 11.2.1).
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
ORIENTATION = 0x0112
SIGNATURE = b"\x89PNG\r\n\x1a\n"
# What decides how pixels are meant: a palette, and what of it is clear.
MEANING = (b"PLTE", b"tRNS")
# What is read of a file at once, and what may come out of that.
READ, UNPACKED = 1 << 18, 1 << 20
MOST_ASIDE = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands:
    """A picture's bands, as they lie in the file: EXIF may turn what they make.

    `unpack` gives them one after the other, each as wide as the picture; it may be
    called again.
    """

    width: int
    height: int
    unpack: Callable[[], Iterator[Image.Image]]


def bands_of(file: IO[bytes]) -> Bands | None:
    """Return the bands of a PNG or TIFF; None if it has none, or is something else."""
    file.seek(0)
    if file.read(len(SIGNATURE)) == SIGNATURE:
        return _of_png(file)
    parts = tiff_parts(file, ROWS)
    return None if parts is None else _of_tiff(parts)


def turn_of(picture: Image.Image, file: IO[bytes]) -> int:
    """Return the EXIF orientation of a picture of which nothing is unpacked.

    Pillow would unpack a PNG to see whether there is EXIF behind its pixels.
    """
    found = Image.Image.getexif(picture).get(ORIENTATION)
    if found is None and picture.format == "PNG":
        file.seek(len(SIGNATURE))
        for kind, length in _chunks(file):
            if kind == b"eXIf" and length <= MOST_ASIDE:
                exif = Image.Exif()
                exif.load(file.read(length))
                found = exif.get(ORIENTATION)
                break
    return found if isinstance(found, int) and found in range(1, 9) else 1


def _of_tiff(parts: TiffParts) -> Bands:
    def opened() -> Iterator[Image.Image]:
        for content in parts.files():
            with Image.open(io.BytesIO(content), formats=("TIFF",)) as band:
                band.load()
                yield band

    return Bands(width=parts.width, height=parts.height, unpack=opened)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Png:
    """A PNG's head, the chunks that say what its pixels mean, where its data begin."""

    width: int
    height: int
    depth: int
    colour: int
    meaning: tuple[tuple[bytes, bytes], ...]
    start: int

    @property
    def row(self) -> int:
        """How many bytes a row has, with the one that says how it is filtered."""
        return 1 + self.width * CHANNELS[self.colour] * self.depth // 8


def _of_png(file: IO[bytes]) -> Bands | None:
    png = _png(file)
    if png is None:
        return None
    return Bands(
        width=png.width, height=png.height, unpack=lambda: _png_bands(file, png)
    )


def _png(file: IO[bytes]) -> _Png | None:
    """Read a PNG up to its data; None if its rows cannot be read one by one."""
    head = file.read(25)
    if len(head) < 25 or head[4:8] != b"IHDR":
        return None
    wide, high, depth, colour, _, _, laced = struct.unpack(">IIBBBBB", head[8:21])
    if laced or depth not in (8, 16) or colour not in CHANNELS or not wide * high:
        return None
    meaning: list[tuple[bytes, bytes]] = []
    for kind, length in _chunks(file):
        if kind == b"IDAT":
            return _Png(
                width=wide,
                height=high,
                depth=depth,
                colour=colour,
                meaning=tuple(meaning),
                start=file.tell() - 8,
            )
        if kind in MEANING and length <= MOST_ASIDE:
            data = file.read(length)
            narrow = kind == b"tRNS" and depth == 16
            meaning.append((kind, _narrowed(data) if narrow else data))
            file.seek(-len(data), io.SEEK_CUR)
    return None


def _chunks(file: IO[bytes]) -> Iterator[tuple[bytes, int]]:
    """Yield the kind and length of each chunk; the file stands behind both."""
    while len(head := file.read(8)) == 8:
        length, kind = int.from_bytes(head[:4], "big"), head[4:]
        at = file.tell()
        yield kind, length
        file.seek(at + length + 4)


def _narrowed(clear: bytes) -> bytes:
    """Return a clear colour of 16 bits in 8, which still stand in two bytes each."""
    return b"".join(b"\0" + clear[at : at + 1] for at in range(0, len(clear), 2))


def _png_bands(file: IO[bytes], png: _Png) -> Iterator[Image.Image]:
    """Yield bands of a PNG. A row is filtered by the one above, which goes with it."""
    above, left = b"", png.height
    for rows in _unpacked(file, png):
        count = min(len(rows) // png.row, left)
        plain = _of_eight_bits(rows, png, count)
        with Image.open(
            io.BytesIO(_small_png(png, above + plain, count + bool(above))),
            formats=("PNG",),
        ) as band:
            band.load()
            last = band.height - 1
            own = band.crop((0, bool(above), band.width, band.height))
            own.info = {**band.info}
            above = b"\0" + band.crop((0, last, band.width, last + 1)).tobytes()
            yield own
        left -= count
        if left <= 0:
            return
    raise OSError("it is cut off")


def _unpacked(file: IO[bytes], png: _Png) -> Iterator[bytes]:
    """Yield a PNG's rows as they are filtered, ROWS at a time and then the rest."""
    inflating, waiting, whole = zlib.decompressobj(), bytearray(), ROWS * png.row
    file.seek(png.start)
    for kind, length in _chunks(file):
        if kind != b"IDAT":
            break
        for piece in _pieces(file, length):
            data = piece
            while data and not inflating.eof:
                waiting += inflating.decompress(data, UNPACKED)
                data = inflating.unconsumed_tail
                while len(waiting) >= whole:
                    yield bytes(waiting[:whole])
                    del waiting[:whole]
    waiting += inflating.flush()
    rest = len(waiting) // png.row * png.row
    if rest:
        yield bytes(waiting[:rest])


def _pieces(file: IO[bytes], length: int) -> Iterator[bytes]:
    while length > 0 and (piece := file.read(min(length, READ))):
        at = file.tell()
        yield piece
        # Bands of two readers may be read in turn.
        file.seek(at)
        length -= len(piece)


def _of_eight_bits(rows: bytes, png: _Png, count: int) -> bytes:
    """Return rows with the upper half of each number of 16 bits.

    Filters take every byte by itself, with that of the pixel before and above
    (PNG 3rd ed., 9.2): so the upper halves are filtered as numbers of 8 bits are.
    """
    if png.depth == 8:
        return rows[: count * png.row]
    return b"".join(
        rows[at : at + 1] + rows[at + 1 : at + png.row : 2]
        for at in range(0, count * png.row, png.row)
    )


def _small_png(png: _Png, rows: bytes, count: int) -> bytes:
    head = struct.pack(">IIBBBBB", png.width, count, 8, png.colour, 0, 0, 0)
    chunks = ((b"IHDR", head), *png.meaning, (b"IDAT", zlib.compress(rows, 0)))
    body = b"".join(_chunk(kind, data) for kind, data in (*chunks, (b"IEND", b"")))
    return SIGNATURE + body


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + check
