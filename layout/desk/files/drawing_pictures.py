"""Pictures inside drawings, as data: addresses, are opened like any other."""

import base64
import binascii
import re
from urllib.parse import unquote_to_bytes

from layout.desk.files.looking import PictureError, look_at

# What a drawing may hold.
DRAWN = ("JPEG", "PNG", "GIF", "WEBP")
# How the renderer can have it.
MODES = frozenset(["1", "L", "LA", "P", "RGB", "RGBA", "CMYK"])
DATA = re.compile(r"\s*data:image/[\w.+-]+((?:;[\w=-]+)*),(.*)", re.DOTALL)


def embedded(address: str) -> bytes:
    """Return the bytes of a data: picture; none of any other address."""
    match = DATA.match(address)
    if not match:
        return b""
    content = unquote_to_bytes(match[2])
    if "base64" not in match[1]:
        return content
    try:
        return base64.b64decode(content)
    except binascii.Error:
        return b""


def pixels_of(address: str) -> int:
    """Return how many pixels an embedded picture has, having decoded all of it.

    Raises:
        PictureError: it does not open to its end, or is too large to.
    """
    seen = look_at(embedded(address), DRAWN)
    if seen.mode not in MODES:
        raise PictureError(
            f"its colours are {seen.mode}", "embed it in RGB or greys of eight bits"
        )
    return seen.width * seen.height
