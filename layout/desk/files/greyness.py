"""Whether a picture has colour: a grey one loses nothing on a page in black alone."""

import re

from PIL import Image, ImageChops

# Pillow's modes that have no colour, whatever is in them.
GREY_MODES = frozenset({"1", "L", "LA", "La", "I", "I;16", "F"})
# A pixel is coloured whose channels are this far apart (of 255): scans of grey prints
# and JPEG leave a tinge. A picture has colour if so much of it is coloured.
TINGE = 24
COLOURED = 0.002
# The picture is looked at so small: a few coloured pixels in noise do not count.
SMALL = 128

PAINT = re.compile(
    rb"(?:fill|stroke|stop-color|color)\s*+[:=]\s*+[\"']?\s*+([^;\"'<>]+)"
)
HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})$")
_NEXT = r"(?:\s*+,\s*+|\s++)"
RGB = re.compile(rf"rgb\(\s*+(\d++){_NEXT}(\d++){_NEXT}(\d++)\s*+\)$")
COLOURLESS_NAMES = """none currentcolor inherit transparent black white gray grey silver
    dimgray dimgrey darkgray darkgrey lightgray lightgrey gainsboro whitesmoke"""
COLOURLESS = frozenset(COLOURLESS_NAMES.split())


def has_colour(image: Image.Image) -> bool:
    """Say whether a raster picture has colour worth printing."""
    if image.mode in GREY_MODES:
        return False
    small = image.convert("RGB")
    small.thumbnail((SMALL, SMALL), Image.Resampling.BOX)
    red, green, blue = small.split()
    high = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    low = ImageChops.darker(ImageChops.darker(red, green), blue)
    spread = ImageChops.subtract(high, low).histogram()
    return sum(spread[TINGE:]) > COLOURED * small.width * small.height


def drawing_has_colour(data: bytes) -> bool:
    """Say whether an SVG paints anything other than black, white and grey.

    A picture inside it may have colour; so may what cannot be read here.
    """
    if b"<image" in data:
        return True
    return any(
        not _is_grey(paint.decode("ascii", "replace").strip().lower())
        for paint in PAINT.findall(data)
    )


def _is_grey(paint: str) -> bool:
    if paint in COLOURLESS or paint.startswith("url("):
        return True
    match = HEX.match(paint)
    if match:
        digits = match[1] if len(match[1]) == 6 else "".join(c * 2 for c in match[1])
        parts = [int(digits[at : at + 2], 16) for at in (0, 2, 4)]
    elif match := RGB.match(paint):
        parts = [int(part) for part in match.groups()]
    else:
        return False
    return max(parts) - min(parts) < TINGE
