"""Pictures of a PDF unpacked: one 8-bit channel for each of their space's values."""

import io
import zlib
from dataclasses import dataclass
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Object, Stream
from PIL import Image, ImageChops, UnidentifiedImageError

from layout.pdf.unpacking import inflated, unpacked
from layout.proof.plates.tints import InkSpace

# Pixels beyond this are a bomb, not a picture for a newspaper's page.
MOST_PIXELS = 120_000_000
# Bytes of a picture that is packed twice, between one time and the next.
MOST_PACKED = 256 << 20
# What Pillow or a library behind pikepdf unpacks, and what stands in the file as it is.
PACKED = ("/JPXDecode", "/CCITTFaxDecode", "/CCF", "/JBIG2Decode")
BANDS = {"1": 1, "L": 1, "RGB": 3, "CMYK": 4}


class PixelSize(NamedTuple):
    """How many pixels a picture has across and down."""

    wide: int
    high: int


@dataclass(frozen=True, slots=True)
class Samples:
    """A picture's channels, and the most that a sample of it may be."""

    channels: tuple[Image.Image, ...]
    most: int


def unpack(thing: Stream, space: InkSpace) -> Samples:
    """Return a picture's samples, spread over 0 to 255 but for an index.

    Raises:
        ValueError: it is no picture that can be read.
    """
    size = PixelSize(int(thing.get("/Width", 0)), int(thing.get("/Height", 0)))
    if not 0 < size.wide * size.high <= MOST_PIXELS:
        raise ValueError("a picture has no sensible size")
    try:
        last = _filters(thing)[-1:]
        if last in (["/DCTDecode"], ["/DCT"]):
            return _bands(_jpeg(thing, size), size)
        if last and last[0] in PACKED:
            return _bands(pikepdf.PdfImage(thing).as_pil_image(), size)
        return _plain(thing, space, size)
    except UnidentifiedImageError as problem:
        # What Pillow says of it has an address in memory, another one every time.
        raise ValueError(
            "a picture cannot be unpacked: it is of no kind that there is"
        ) from problem
    except (pikepdf.PdfError, OSError, NotImplementedError, zlib.error) as problem:
        raise ValueError(f"a picture cannot be unpacked: {problem}") from problem


def channels_of(picture: Image.Image) -> tuple[Image.Image, ...]:
    """Return the channels of a picture in a mode that a PDF knows.

    Raises:
        ValueError: it is in another.
    """
    if picture.mode == "1":
        picture = picture.convert("L")
    if picture.mode not in BANDS:
        raise ValueError(f"a picture is {picture.mode}")
    return tuple(picture.split())


def masked(thing: Object, samples: Samples) -> Image.Image | None:
    """Return where a picture is to be seen, if colours are cut out of it (8.9.6.4)."""
    keys = thing.get("/Mask")
    if not isinstance(keys, Array):
        return None
    scale = 255 // samples.most if samples.most < 255 else 1
    hidden: Image.Image | None = None
    for place, channel in enumerate(samples.channels):
        low, high = (scale * int(keys[2 * place + side]) for side in (0, 1))
        table = [255 * (low <= value <= high) for value in range(256)]
        within = channel.point(table)
        hidden = ImageChops.darker(hidden, within) if hidden else within
    return ImageChops.invert(hidden) if hidden else None


def _filters(thing: Object) -> list[str]:
    given = thing.get("/Filter", Array())
    return [str(f) for f in given] if isinstance(given, Array) else [str(given)]


def _jpeg(thing: Object, size: PixelSize) -> Image.Image:
    filters = _filters(thing)
    data = thing.read_raw_bytes()
    for name in filters[:-1]:
        if name not in ("/FlateDecode", "/Fl"):
            raise ValueError(f"a picture is packed by {name}")
        data = inflated(data, MOST_PACKED)
    picture: Image.Image = Image.open(io.BytesIO(data))
    if picture.size != size:
        raise ValueError("a picture has not the size that it says")
    picture.load()
    # Pillow turns the inks of every CMYK JPEG, as Adobe's want it; here /Decode does.
    return ImageChops.invert(picture) if picture.mode == "CMYK" else picture


def _bands(picture: Image.Image, size: PixelSize) -> Samples:
    if picture.size != size:
        raise ValueError("a picture has not the size that it says")
    return Samples(channels_of(picture), 255)


def _plain(thing: Object, space: InkSpace, size: PixelSize) -> Samples:
    depth = int(thing.get("/BitsPerComponent", 8))
    if depth not in (1, 2, 4, 8, 16):
        raise ValueError(f"a picture has {depth} bits a sample")
    row = (size.wide * space.count * depth + 7) // 8
    data = unpacked(thing, row * size.high)
    if len(data) < row * size.high:
        raise ValueError("a picture has too few samples")
    if depth == 16:
        # The upper byte is as much as a plate shows.
        data = data[::2]
    elif depth < 8:
        spread = space.kind != "indexed"
        data = _spread(data[: row * size.high], depth, spread=spread)
        wide = row * 8 // depth
        pixels = size.wide * space.count
        data = b"".join(
            data[start : start + pixels] for start in range(0, wide * size.high, wide)
        )
    whole = size.wide * size.high * space.count
    return Samples(
        tuple(
            Image.frombytes("L", size, data[place : whole : space.count])
            for place in range(space.count)
        ),
        min((1 << depth) - 1, 255),
    )


def _spread(data: bytes, depth: int, *, spread: bool) -> bytes:
    """Return samples of fewer bits, one a byte."""
    most = (1 << depth) - 1
    factor = 255 // most if spread else 1
    table = [
        bytes(
            ((byte >> shift) & most) * factor for shift in range(8 - depth, -1, -depth)
        )
        for byte in range(256)
    ]
    return b"".join(map(table.__getitem__, data))
