"""Page images: JPEG 2000, as libraries keep and serve newspapers.

Tiles and resolutions in that order let an image server send any part at any size. The
9-7 transform at sixteen to one shows type at 300 ppi without marks beside it; lossless
files would be three times as large, and the page itself is in the bag as PDF.
"""

import io
import struct
from pathlib import Path

import pypdfium2
from PIL import Image

from layout.disk.atomic import put
from layout.disk.contents import opened

RATE = 16
TILE = 1024
RESOLUTIONS = 6
# Samples a metre are hundredths of ppi over this, times ten squared (0.0254 m).
PER_INCH = 254
HEADER = b"jp2h"


def write_image(pdf: Path, page: int, ppi: int, place: Path) -> tuple[int, int]:
    """Write the image of a PDF's page (from 0); return its width and height.

    A page without colour is written in greys: a third of the time and of the room.
    """
    with opened(pdf) as file, pypdfium2.PdfDocument(file) as document:
        picture = document[page].render(scale=ppi / 72).to_pil().convert("RGB")
    if _is_grey(picture):
        picture = picture.convert("L")
    put(place, with_resolution(_encoded(picture), ppi))
    return picture.width, picture.height


def _is_grey(picture: Image.Image) -> bool:
    red, green, blue = picture.split()
    return red.tobytes() == green.tobytes() == blue.tobytes()


def _encoded(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(
        out,
        "JPEG2000",
        irreversible=True,
        quality_mode="rates",
        quality_layers=[4 * RATE, 2 * RATE, RATE],
        num_resolutions=RESOLUTIONS,
        progression="RPCL",
        tile_size=(TILE, TILE),
    )
    return out.getvalue()


def with_resolution(content: bytes, ppi: int) -> bytes:
    """Return a JP2 file that says its resolution (ISO 15444-1, I.5.3.7)."""
    numbers = struct.pack(">HHHHbb", *(100 * ppi, PER_INCH) * 2, 2, 2)
    found = _box(b"res ", _box(b"resc", numbers))
    at = 0
    while at < len(content):
        size, kind = struct.unpack_from(">I4s", content, at)
        if kind == HEADER:
            inside = content[at + 8 : at + size]
            whole = _box(HEADER, inside + found)
            return content[:at] + whole + content[at + size :]
        at += size or len(content)
    raise ValueError("a JP2 file without a header")


def _box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), kind) + content
