"""Raster pictures looked at: all of one is decoded, if there is room for it.

Pillow knows forty formats, one of which runs a program of the machine; only those that
are printed are opened here. What it raises over a stranger's bytes is not foreseeable.
"""

import io
import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, ImageFile, UnidentifiedImageError

from layout.desk.files.greyness import GREY_MODES, has_colour
from layout.desk.files.picture_structure import kind_of, scans, structure_fault
from layout.disk.contents import nowhere
from layout.disk.troubles import memory_is_short

# A poster scanned at 600 ppi has 140 megapixels; beyond this it is a mistake or a trap.
MOST_PIXELS = 200_000_000
FEWER = f"scale it down to {MOST_PIXELS // 1_000_000} megapixels at the most"
# Bytes that a picture may take when it is unpacked: 50 megapixels in colours, or 200
# in greys. JPEG can be unpacked to an eighth, so that cameras have no such limit.
MOST_UNPACKED = 200_000_000
# Bytes a pixel while it is unpacked and put in one of the modes that are printed.
UNPACKED = {"1": 1, "L": 1, "P": 4, "RGB": 4, "CMYK": 4, "YCbCr": 4, "RGBX": 4}
WITH_HOLES = {"LA": 8, "PA": 8, "RGBA": 8, "La": 8, "RGBa": 8}
DEEP = {"I": 8, "I;16": 8, "I;16B": 8, "I;16L": 8, "I;16N": 8}
PRINTED = UNPACKED | WITH_HOLES | DEEP
# The library for WebP holds a picture in four times.
WEBP = 16
# A colour profile of a press has two megabytes; no notes of a camera have more.
MOST_ASIDE = 16_000_000
ORIENTATION = 0x0112
# EXIF orientations that turn the picture by a quarter (CIPA DC-008).
TURNED = frozenset({5, 6, 7, 8})
# One of more pixels is made so much smaller before its colours are looked at.
LARGE, LESS = 25_000_000, 4
NOT_REDUCED = GREY_MODES | {"P"}
NAMES = {"JPEG": "JPEG", "PNG": "PNG", "TIFF": "TIFF", "WEBP": "WebP", "GIF": "GIF"}

# Words of a library that mean nothing to who made the picture.
WORDS = {
    "decoder error": "its data are damaged",
    "PngImagePlugin": "its notes or its colour profile are too large",
    "unpack requires": "its head is damaged",
}
STANDARD_ERROR = 2

# What Pillow says of a picture we say ourselves.
logging.getLogger("PIL").addHandler(logging.NullHandler())
# Pillow's own guard warns at 89 and refuses at 179 megapixels: ours stands in between.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenPicture:
    """A picture that opens: its pixels as it is seen, and whether it has colour.

    `mode` is how Pillow has it.
    """

    width: int
    height: int
    colour: bool
    mode: str


class PictureError(ValueError):
    """A picture that does not open, or is too `large`; `hint` says what to do."""

    def __init__(self, problem: str, hint: str = "", *, large: bool = False) -> None:
        super().__init__(problem)
        self.hint = hint or "export it again"
        self.large = large


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


@contextmanager
def _silent(kind: str) -> Iterator[None]:
    """Keep the library for TIFF from writing what it thinks on standard error."""
    if kind != "TIFF":
        yield
        return
    try:
        kept = os.dup(STANDARD_ERROR)
    except OSError:  # it is closed
        yield
        return
    silent = nowhere()
    try:
        os.dup2(silent, STANDARD_ERROR)
        yield
    finally:
        os.dup2(kept, STANDARD_ERROR)
        os.close(kept)
        os.close(silent)


def look_at(data: bytes, kinds: tuple[str, ...]) -> SeenPicture:
    """Return a picture's size, having decoded all of it.

    Raises:
        PictureError: it is none of the kinds, does not open to its end, or is too
            large to.
    """
    kind = kind_of(data)
    if kind not in kinds:
        named = [NAMES[one] for one in kinds]
        raise PictureError(f"it is no {', '.join(named[:-1])} or {named[-1]}")
    if (fault := structure_fault(kind, data)) is not None:
        raise PictureError(fault.problem, fault.hint)
    try:
        with cut_ones_refused(), _silent(kind), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _looked_at(data, kind)
    except PictureError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureError(
            f"over {MOST_PIXELS // 1_000_000} megapixels", FEWER, large=True
        ) from None
    except UnidentifiedImageError:
        raise PictureError(f"what is in it is no {NAMES[kind]}") from None
    except MemoryError:
        if memory_is_short():
            raise  # told as the machine's
        raise PictureError(
            "it takes more memory than there is", "scale it down", large=True
        ) from None
    except Exception as problem:  # a library's word for bytes that it cannot read
        said = str(problem) or type(problem).__name__
        plain = next((word for sign, word in WORDS.items() if sign in said), said)
        raise PictureError(" ".join(plain.split())[:200]) from problem


def _looked_at(data: bytes, kind: str) -> SeenPicture:
    with Image.open(io.BytesIO(data), formats=(kind,)) as image:
        width, height = image.size
        _bound(image, data)
        # An eighth of the size is decoded faster, and as completely.
        image.draft(image.mode, (max(1, width // 8), max(1, height // 8)))
        image.load()
        large = image.width * image.height > LARGE and image.mode not in NOT_REDUCED
        colour = has_colour(image.reduce(LESS) if large else image)
        turned = image.getexif().get(ORIENTATION) in TURNED
    across, down = (height, width) if turned else (width, height)
    return SeenPicture(width=across, height=down, colour=colour, mode=image.mode)


def _bound(image: Image.Image, data: bytes) -> None:
    """See that there is room for a picture, and that it is one to print.

    Raises:
        PictureError: there is not, or it is not.
    """
    wide, high = image.size
    if wide * high > MOST_PIXELS:
        raise PictureError(
            f"{wide} x {high} pixels are {wide * high / 1e6:.0f} megapixels",
            FEWER,
            large=True,
        )
    if image.mode not in PRINTED:
        raise PictureError(
            f"its colours are {image.mode}", "save it in RGB, CMYK or greys"
        )
    moves = image.format not in ("TIFF", "MPO") and getattr(image, "is_animated", False)
    if moves:
        raise PictureError("it moves", "save one picture of it")
    aside = sum(
        len(value) for value in image.info.values() if isinstance(value, bytes | str)
    )
    if aside > MOST_ASIDE:
        raise PictureError(f"{aside / 1e6:.0f} MB of it are no picture")
    if (size := _unpacked(image, data)) > MOST_UNPACKED:
        jpeg = image.format in ("JPEG", "MPO")
        kind = "a progressive JPEG" if jpeg else f"{NAMES[kind_of(data)]}"
        raise PictureError(
            f"{wide} x {high} pixels as {kind} take {size / 1e6:.0f} MB unpacked, "
            f"and {MOST_UNPACKED // 1_000_000} MB is the most",
            f"save it as a {'baseline ' if jpeg else ''}JPEG"
            f"{', which is not progressive' if jpeg else ''}, or scale it down",
            large=True,
        )


def _unpacked(image: Image.Image, data: bytes) -> int:
    """Return how many bytes a picture takes while it is decoded."""
    pixels = image.width * image.height
    if image.format in ("JPEG", "MPO"):
        if scans(data) <= 1:
            return 0
        # One that comes in scans is kept whole, in numbers of two bytes.
        layers = [layer[1:3] for layer in getattr(image, "layer", ())]
        most = max((across * down for across, down in layers), default=1)
        shares = sum(across * down / most for across, down in layers)
        return int(2 * pixels * shares)
    if image.format == "WEBP":
        return WEBP * pixels
    return PRINTED[image.mode] * pixels
