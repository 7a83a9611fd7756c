"""How much ink a picture lays on paper: its highest total, a few pixels forgiven."""

import io
import zlib
from operator import add

import pikepdf
from pikepdf import Object
from PIL import Image, ImageChops

# The share of pixels that may be over: compression leaves single ones.
FORGIVEN = 1e-4
# Pixels beyond this are a bomb, not a picture for a newspaper's page.
MOST_PIXELS = 80_000_000
# Rows that are added up at once.
STRIP = 256
UNREADABLE = (
    *(pikepdf.PdfError, OSError, ValueError, zlib.error, SyntaxError),
    *(Image.DecompressionBombError, Image.DecompressionBombWarning),
)
CMYK = ("/DeviceCMYK", "/CMYK")


class InkMeter:
    """Measures the pictures of one file, each of them once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], float] = {}

    def highest(self, thing: Object) -> float:
        """Return a picture's highest total ink, 0 for one that is not in CMYK."""
        key = thing.objgen
        if key == (0, 0):
            return highest_ink(thing) or 0.0
        if key not in self._known:
            self._known[key] = highest_ink(thing) or 0.0
        return self._known[key]


def highest_ink(thing: Object) -> float | None:
    """Return a CMYK picture's highest total ink, 1 a full one; None for any other."""
    picture = _picture(thing)
    if picture is None:
        return None
    levels = [0] * 256
    for top in range(0, picture.height, STRIP):
        foot = min(top + STRIP, picture.height)
        strip = picture.crop((0, top, picture.width, foot))
        levels = list(map(add, levels, _halved(strip).histogram()))
    left = max(1, round(FORGIVEN * sum(levels)))
    for level in range(255, -1, -1):
        left -= levels[level]
        if left <= 0:
            return float(level * 4 / 255)
    return 0.0


def _halved(strip: Image.Image) -> Image.Image:
    """Return a quarter of the four inks together, in bytes.

    So a level is four shares of 255: fine enough by two per cent.
    """
    cyan, magenta, yellow, black = strip.split()
    half, other = (
        ImageChops.add(cyan, magenta, 2),
        ImageChops.add(yellow, black, 2),
    )
    return ImageChops.add(half, other, 2)


def _picture(thing: Object) -> Image.Image | None:
    """Return a picture with full ink at 255; None if its inks are not these four."""
    wide, high = int(thing.get("/Width", 0)), int(thing.get("/Height", 0))
    if not _is_cmyk(thing) or not 0 < wide * high <= MOST_PIXELS:
        return None
    if int(thing.get("/BitsPerComponent", 8)) != 8:
        return None
    try:
        if _last_filter(thing) == "/DCTDecode":
            return _from_jpeg(thing)
        packed = Image.frombytes("CMYK", (wide, high), thing.read_bytes())
    except UNREADABLE:
        return None
    return ImageChops.invert(packed) if _decoded_down(thing) else packed


def _from_jpeg(thing: Object) -> Image.Image | None:
    data = _jpeg(thing)
    picture = Image.open(io.BytesIO(data))
    if picture.mode != "CMYK" or picture.width * picture.height > MOST_PIXELS:
        return None
    picture.load()
    # Pillow reads Adobe's JPEGs, whose inks are turned, as they look.
    turned = _decoded_down(thing) != (b"Adobe" in data[:4096])
    return ImageChops.invert(picture) if turned else picture


def _decoded_down(thing: Object) -> bool:
    """Say whether /Decode turns the inks: full where the number is 0."""
    decode = [float(value) for value in thing.get("/Decode", ())]
    return bool(decode) and decode[0] > decode[1]


def _is_cmyk(thing: Object) -> bool:
    space = thing.get("/ColorSpace")
    if isinstance(space, pikepdf.Name):
        return str(space) in CMYK
    if isinstance(space, pikepdf.Array) and space[0] == "/ICCBased":
        return int(space[1].get("/N", 0)) == 4
    return False


def _last_filter(thing: Object) -> str:
    filters = thing.get("/Filter", pikepdf.Array())
    if isinstance(filters, pikepdf.Array):
        return str(filters[-1]) if len(filters) else ""
    return str(filters)


def _jpeg(thing: Object) -> bytes:
    data: bytes = thing.read_raw_bytes()
    filters = thing.get("/Filter")
    if isinstance(filters, pikepdf.Array) and len(filters) > 1:
        data = zlib.decompress(data)
    return data
