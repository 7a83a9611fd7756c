"""Pictures inside drawings, as data: addresses, are opened like any other."""

import base64
import binascii
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote_to_bytes

from PIL import Image, ImageFile, UnidentifiedImageError

# A poster scanned at 600 ppi has 140 megapixels; beyond this it is a mistake or a trap.
MOST_PIXELS = 200_000_000
DATA = re.compile(r"\s*data:image/[\w.+-]+((?:;[\w=-]+)*),(.*)", re.DOTALL)


@contextmanager
def cut_ones_refused() -> Iterator[None]:
    """Have Pillow refuse pictures that are cut off, whatever else is loaded.

    WeasyPrint lets them pass in the whole process that it is loaded in.
    """
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


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


def too_large(address: str) -> str:
    """Say how large an embedded picture is if it is too large to open, else nothing.

    Raises:
        ValueError: it does not open, or not to its end.
    """
    try:
        with cut_ones_refused(), Image.open(io.BytesIO(embedded(address))) as picture:
            wide, high = picture.size
            if wide * high <= MOST_PIXELS:
                picture.draft(picture.mode, (max(1, wide // 8), max(1, high // 8)))
                picture.load()
                return ""
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return "more pixels than can be opened"
    except UnidentifiedImageError as problem:
        raise ValueError("it is no picture") from problem
    except (OSError, SyntaxError, EOFError) as problem:
        raise ValueError(str(problem)) from problem
    return f"{wide} x {high} pixels"
