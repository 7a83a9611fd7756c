"""How much ink a picture lays on paper: its highest total, a few pixels forgiven."""

import io
import zlib

import pikepdf
from pikepdf import Object
from PIL import Image, ImageMath

# The share of pixels that may be over: compression leaves single ones.
FORGIVEN = 1e-4
# Pixels beyond this are a bomb, not a picture for a newspaper's page.
MOST_PIXELS = 120_000_000
CMYK = ("/DeviceCMYK", "/CMYK")


def highest_ink(thing: Object) -> float | None:
    """Return a CMYK picture's highest total ink, 1 a full one; None for any other."""
    bands = _bands(thing)
    if bands is None:
        return None
    # In a single byte a level is four shares of 255: fine enough by a per cent.
    total = ImageMath.lambda_eval(
        lambda a: a["convert"](
            (a["int"](a["c"]) + a["int"](a["m"]) + a["int"](a["y"]) + a["int"](a["k"]))
            / 4,
            "L",
        ),
        **dict(zip("cmyk", bands, strict=True)),
    )
    histogram = total.histogram()
    left = max(1, round(FORGIVEN * sum(histogram)))
    for level in range(255, -1, -1):
        left -= histogram[level]
        if left <= 0:
            return float(level * 4 / 255)
    return 0.0


def _bands(thing: Object) -> tuple[Image.Image, ...] | None:
    """Return a picture's cyan, magenta, yellow and black; None if it has others."""
    wide, high = int(thing.get("/Width", 0)), int(thing.get("/Height", 0))
    if not _is_cmyk(thing) or not 0 < wide * high <= MOST_PIXELS:
        return None
    if int(thing.get("/BitsPerComponent", 8)) != 8:
        return None
    try:
        if _last_filter(thing) == "/DCTDecode":
            picture: Image.Image = Image.open(io.BytesIO(_jpeg(thing)))
            picture.load()
        else:
            picture = Image.frombytes("CMYK", (wide, high), thing.read_bytes())
    except (pikepdf.PdfError, OSError, ValueError, zlib.error):
        return None
    if picture.mode != "CMYK":
        return None
    return tuple(_upright(band, thing) for band in picture.split())


def _upright(band: Image.Image, thing: Object) -> Image.Image:
    """Return a band with full ink at 255, whatever its /Decode says."""
    decode = [float(value) for value in thing.get("/Decode", ())]
    turned = bool(decode) and decode[0] > decode[1]
    # Pillow reads Adobe's JPEGs, whose inks are turned, as they look.
    if _last_filter(thing) == "/DCTDecode" and b"Adobe" in _jpeg(thing)[:4096]:
        turned = not turned
    return band.point(lambda value: 255 - value) if turned else band


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
