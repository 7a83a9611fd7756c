"""A picture unpacked in bands has the pixels that it has when it is unpacked whole."""

import io
import random
import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import Image

from layout.desk.files import bands as bands_module
from layout.desk.files.bands import Bands, bands_of
from layout.desk.files.looking import in_small

# Neither side is a multiple of anything.
WIDE, HIGH = 83, 149
MODES = ("L", "LA", "RGB", "RGBA", "P", "CMYK", "1", "I;16")


@pytest.fixture(autouse=True)
def _low(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bands_module, "ROWS", 16)


def noise(mode: str) -> Image.Image:
    """Return a picture no two rows of which are alike, in light and in noise."""
    chance = random.Random(mode)
    light = Image.linear_gradient("L").resize((WIDE, HIGH))
    grain = Image.frombytes("L", (WIDE, HIGH), chance.randbytes(WIDE * HIGH))
    if mode == "I;16":
        return Image.frombytes(mode, (WIDE, HIGH), chance.randbytes(2 * WIDE * HIGH))
    picture = Image.merge("RGB", (light, grain, light.rotate(180)))
    if mode in ("LA", "RGBA"):
        picture.putalpha(light)
    return picture.quantize(200) if mode == "P" else picture.convert(mode)


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def parted(data: bytes) -> Bands:
    bands = bands_of(io.BytesIO(data))
    assert bands is not None
    assert (bands.width, bands.height) == (WIDE, HIGH)
    return bands


def joined(bands: Bands) -> bytes:
    """Return the pixels of all bands, of which there are several."""
    found = list(bands.unpack())
    assert len(found) > 4
    assert sum(band.height for band in found) == HIGH
    return b"".join(band.tobytes() for band in found)


def whole(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as picture:
        return picture.tobytes()


@pytest.mark.parametrize("mode", ["L", "LA", "RGB", "RGBA", "P"])
@pytest.mark.parametrize("level", [0, 9])
def test_a_png_is_the_same_in_bands(mode: str, level: int) -> None:
    data = saved(noise(mode), "PNG", compress_level=level)
    assert joined(parted(data)) == whole(data)
    # And once more, for whoever wants to see it again.
    bands = parted(data)
    assert joined(bands) == joined(bands)


def test_of_sixteen_bits_the_upper_half_is_kept() -> None:
    data = saved(noise("I;16"), "PNG")
    assert joined(parted(data)) == whole(data)[1::2]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("packed", [None, "tiff_lzw", "tiff_adobe_deflate", "packbits"])
@pytest.mark.parametrize("strip", [7, 16])
def test_a_tiff_is_the_same_in_bands(mode: str, packed: str | None, strip: int) -> None:
    data = saved(noise(mode), "TIFF", compression=packed, tiffinfo={278: strip})
    assert joined(parted(data)) == whole(data)


def tiled(picture: Image.Image, wide: int = 32, high: int = 16) -> bytes:
    """Return a TIFF of tiles, packed by zlib, as scanners and photographers have it."""
    tiles = [
        picture.crop((left, top, left + wide, top + high)).tobytes()
        for top in range(0, HIGH, high)
        for left in range(0, WIDE, wide)
    ]
    packed = [zlib.compress(tile) for tile in tiles]
    body, places = b"", []
    for tile in packed:
        places.append(8 + len(body))
        body += tile
    lists = struct.pack(f"<{len(tiles)}I", *places)
    lists += struct.pack(f"<{len(tiles)}I", *map(len, packed))
    lists += struct.pack("<3H", 8, 8, 8)
    at, count = 8 + len(body), len(tiles)
    fields = [
        *((256, 4, 1, WIDE), (257, 4, 1, HIGH), (258, 3, 3, at + 8 * count)),
        *((259, 3, 1, 8), (262, 3, 1, 2), (277, 3, 1, 3), (322, 4, 1, wide)),
        *((323, 4, 1, high), (324, 4, count, at), (325, 4, count, at + 4 * count)),
    ]
    page = b"".join(struct.pack("<HHII", *field) for field in fields)
    head = b"II*\0" + struct.pack("<I", at + len(lists))
    return head + body + lists + struct.pack("<H", len(fields)) + page + bytes(4)


def test_a_tiff_of_tiles_is_the_same_in_bands() -> None:
    data = tiled(noise("RGB"))
    assert whole(data) == noise("RGB").tobytes()
    assert joined(parted(data)) == whole(data)


def test_a_tiff_laid_down_in_one_strip_has_bands() -> None:
    data = saved(noise("RGB"), "TIFF", tiffinfo={278: HIGH})
    assert joined(parted(data)) == whole(data)


NONE: dict[str, Callable[[], bytes]] = {
    "lines": lambda: saved(noise("1"), "PNG"),
    "a photograph": lambda: saved(noise("RGB"), "JPEG"),
    "words": lambda: b"It rained.",
    "nothing": lambda: b"",
    "a head": lambda: saved(noise("RGB"), "PNG")[:20],
    "a TIFF's head": lambda: saved(noise("RGB"), "TIFF")[:8],
    "a large TIFF": lambda: saved(noise("RGB"), "TIFF", big_tiff=True),
}


@pytest.mark.parametrize("name", NONE)
def test_what_has_no_bands_is_told(name: str) -> None:
    assert bands_of(io.BytesIO(NONE[name]())) is None


@pytest.mark.parametrize("made", [lambda p: saved(p, "PNG"), tiled])
def test_one_that_is_cut_is_not_taken_for_whole(
    made: Callable[[Image.Image], bytes],
) -> None:
    data = bytearray(made(noise("RGB")))
    half = len(data) // 2
    data[half : half + 2000] = bytes(2000)
    bands = bands_of(io.BytesIO(data))
    assert bands is not None
    with pytest.raises((OSError, SyntaxError, ValueError, zlib.error)):
        list(bands.unpack())


def test_a_png_that_ends_too_soon_is_told() -> None:
    data = saved(noise("RGB"), "PNG")
    bands = bands_of(io.BytesIO(data[: len(data) * 2 // 3]))
    assert bands is not None
    with pytest.raises(OSError, match="it is cut off"):
        list(bands.unpack())


def test_all_of_it_is_seen_small() -> None:
    light = Image.linear_gradient("L").resize((WIDE, HIGH))
    small = in_small(parted(saved(light, "PNG")))
    assert small.size == (6, 10)
    levels = list(small.convert("L").crop((3, 0, 4, 10)).tobytes())
    assert levels == sorted(levels)
