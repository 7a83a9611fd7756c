"""How streams are packed: by what, to how much, and whether all of it is there.

What a stream unpacks to is found out without having it: a library that unpacks a few
kilobytes to a gigabyte has already done the harm.
"""

import io
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, PdfError, Stream, StreamDecodeLevel
from PIL import Image, UnidentifiedImageError

from layout.pdf.fitness import much
from layout.pdf.limits import MOST_UNPACKED
from layout.pdf.unpacking import FLATE
from layout.pdf.wellformed import PACKING, number, wrong_keys

DCT, JPX = ("/DCTDecode", "/DCT"), ("/JPXDecode",)
TEXTS = ("/ASCIIHexDecode", "/AHx", "/ASCII85Decode", "/A85")
OTHERS = ("/LZWDecode", "/LZW", "/RunLengthDecode", "/RL", "/CCITTFaxDecode", "/CCF")
KNOWN = frozenset((*FLATE, *DCT, *JPX, *TEXTS, *OTHERS, "/JBIG2Decode", "/Crypt"))
# What unpacks to whole pictures, and only to them.
PICTURES = (*DCT, *JPX, "/CCITTFaxDecode", "/CCF", "/JBIG2Decode")
# Packings on top of each other; a JPEG in flate in figures has three.
MOST_PACKINGS = 4
# Each scan of a JPEG goes over all of its pixels; ten are many.
MOST_SCANS = 100
SCAN = b"\xff\xda"
# After the end of a JPEG stands hardly more than padding.
JPEG_END, ENDS_WITHIN = b"\xff\xd9", 4096
# Bytes unpacked at once when they are only counted.
AT_ONCE = 1 << 20
CHANNELS = {"/DeviceGray": 1, "/G": 1, "/DeviceRGB": 3, "/RGB": 3, "/CalGray": 1}
CHANNELS |= {"/DeviceCMYK": 4, "/CMYK": 4, "/CalRGB": 3, "/Lab": 3, "/Indexed": 1}
CHANNELS |= {"/I": 1, "/Separation": 1}


class PixelRows(NamedTuple):
    """How many pixels a picture has across and down, and bytes in a row of them."""

    wide: int
    high: int
    row: int


def packings(stream: Stream) -> tuple[str, ...]:
    """Return the names of what a stream is packed by, the outermost first."""
    given = stream.get("/Filter")
    if isinstance(given, Array):
        return tuple(str(name) for name in given)
    return (str(given),) if isinstance(given, Name) else ()


def packing_faults(stream: Stream) -> Iterator[str]:
    """Yield in words what is wrong with how a stream is packed.

    Raises:
        UnfitError: it unpacks to more than any stream of a page.
    """
    yield from wrong_keys(stream, PACKING)
    names = packings(stream)
    if len(names) > MOST_PACKINGS:
        raise much(f"a stream is packed {len(names)} times over")
    for name in names:
        if name not in KNOWN:
            yield f"it is packed by {name[1:]}, which nobody knows"
    if any(name in PICTURES for name in names[:-1]):
        yield "it is a picture inside another packing"
    if names and all(name in FLATE for name in names):
        for _ in names[:1]:
            unpacked_length(stream.read_raw_bytes(), len(names))


def unpacked_length(data: bytes, times: int = 1) -> int:
    """Return how long flate data is when it is unpacked, so many times.

    Raises:
        UnfitError: it is longer than any stream of a page.
        zlib.error: it is not packed like this, or cut short.
    """
    length = 0
    for place in range(times):
        last, parts, length = place == times - 1, [], 0
        for part in _parts(data):
            length += len(part)
            if length > MOST_UNPACKED:
                most = MOST_UNPACKED // 1_000_000
                raise much(f"a stream unpacks to more than {most} MB")
            if not last:
                parts.append(part)
        data = b"".join(parts)
    return length


def _parts(data: bytes) -> Iterator[bytes]:
    """Yield flate data unpacked, a piece at a time.

    Raises:
        zlib.error: it is not packed like this, or its end is missing.
    """
    engine = zlib.decompressobj()
    part = engine.decompress(data, AT_ONCE)
    while part:
        yield part
        part = engine.decompress(engine.unconsumed_tail, AT_ONCE)
    if not engine.eof:
        raise zlib.error("its end is missing")


def picture_faults(stream: Stream) -> Iterator[str]:
    """Yield in words what of a picture's data is not what it has to be.

    Its keys are right already.

    Raises:
        UnfitError: it has more pixels than any page of a paper.
    """
    size = _size(stream)
    if size.row * size.high > MOST_UNPACKED:
        raise much(f"a picture has {size.wide} x {size.high} pixels")
    names = packings(stream)
    last = names[-1] if names else ""
    if last in (*DCT, *JPX):
        if len(names) == 1:
            yield from _foreign(stream.read_raw_bytes(), size, jpeg=last in DCT)
    elif last not in PICTURES:
        yield from _samples(stream, size, names)


def _size(stream: Stream) -> PixelRows:
    wide, high = int(stream.Width), int(stream.Height)
    stencil = bool(stream.get("/ImageMask", False))
    depth = 1 if stencil else int(stream.get("/BitsPerComponent", 8))
    channels = 1 if stencil else _channels(stream.get("/ColorSpace"))
    return PixelRows(wide, high, (wide * channels * depth + 7) // 8)


def _channels(space: object) -> int:
    """Return how many values a pixel has at the least, as its colour space says."""
    if isinstance(space, Name):
        return CHANNELS.get(str(space), 1)
    if not isinstance(space, Array) or not len(space):
        return 1
    family = str(space[0])
    if family == "/ICCBased" and isinstance(space[1], Dictionary | Stream):
        count = space[1].get("/N", 1)
        return int(count) if number(count) and 0 < int(count) <= 4 else 1
    if family == "/DeviceN" and isinstance(space[1], Array):
        return max(1, len(space[1]))
    return CHANNELS.get(family, 1)


def _foreign(data: bytes, size: PixelRows, *, jpeg: bool) -> Iterator[str]:
    """Look at the head of a picture that brings its own, and at its end."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            wide, high = picture.size
    except Image.DecompressionBombError as problem:
        raise much("a picture has more pixels than any page of a paper") from problem
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        yield "its picture cannot be read"
        return
    if wide * high > MOST_UNPACKED:
        raise much(f"a picture has {wide} x {high} pixels")
    if (wide, high) != (size.wide, size.high):
        yield (
            f"it says {size.wide} x {size.high} pixels, and its picture "
            f"has {wide} x {high}"
        )
    if not jpeg:
        return
    if data.count(SCAN) > MOST_SCANS:
        raise much(f"a JPEG has {data.count(SCAN)} scans")
    if JPEG_END not in data[-ENDS_WITHIN:]:
        yield "its picture is cut short"


def _samples(stream: Stream, size: PixelRows, names: tuple[str, ...]) -> Iterator[str]:
    """See that a picture whose samples stand in the file has them all."""
    try:
        if any(name not in FLATE for name in names):
            # LZW and its like; memory is bounded (`bounding`), as for any library.
            there = len(stream.read_bytes(StreamDecodeLevel.specialized))
        else:
            data = stream.read_raw_bytes()
            there = unpacked_length(data, len(names)) if names else len(data)
    except (zlib.error, PdfError):
        yield "its picture cannot be unpacked"
        return
    if there < size.row * size.high:
        yield f"its picture has {there} of {size.row * size.high} bytes"
