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
from typing import IO

from PIL import Image, ImageFile, UnidentifiedImageError

from layout.desk.files.bands import ORIENTATION, Bands, bands_of, turn_of
from layout.desk.files.greyness import GREY_MODES, has_colour
from layout.desk.files.picture_structure import (
    FileBytes,
    kind_of,
    scans,
    structure_fault,
)
from layout.disk.contents import nowhere
from layout.disk.troubles import memory_is_short

# A poster scanned at 600 ppi has 140 megapixels; beyond this it is a mistake or a trap.
MOST_PIXELS = 200_000_000
# What is unpacked band by band takes time, and no memory: cameras have 102 megapixels,
# and 151 at the most.
MOST_IN_BANDS = 160_000_000
# A photograph of 200 megapixels has less, and all of it is read at once.
MOST_READ = 100_000_000
# Bytes that a picture may take when it is unpacked at once: 50 megapixels in colours,
# or 200 in greys. JPEG can be unpacked to an eighth, and most PNG and TIFF in bands, so
# that cameras have no such limit.
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
# EXIF orientations that turn the picture by a quarter (CIPA DC-008).
TURNED = frozenset({5, 6, 7, 8})
# One of more pixels is made so much smaller before its colours are looked at.
LARGE, LESS, SMALLER = 25_000_000, 4, 16
NOT_REDUCED = GREY_MODES | {"P"}
# Formats that can be unpacked so.
IN_BANDS = frozenset({"PNG", "TIFF"})
NAMES = {"JPEG": "JPEG", "PNG": "PNG", "TIFF": "TIFF", "WEBP": "WebP", "GIF": "GIF"}

# Words of a library that mean nothing to who made the picture.
WORDS = {
    "while decompressing": "its data are damaged",
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
    """Return the size of a picture that is unpacked at once, having decoded all of it.

    Raises:
        PictureError: it is none of the kinds, does not open to its end, or is too
            large to.
    """
    return look_in(io.BytesIO(data), kinds, in_bands=False)


def look_in(
    file: IO[bytes], kinds: tuple[str, ...], *, in_bands: bool = True
) -> SeenPicture:
    """Return a picture's size, having decoded all of it, a band at a time if it can be.

    Raises:
        PictureError: it is none of the kinds, does not open to its end, or is too
            large to.
    """
    data = FileBytes(file)
    kind = kind_of(data)
    if kind not in kinds:
        named = [NAMES[one] for one in kinds]
        raise PictureError(f"it is no {', '.join(named[:-1])} or {named[-1]}")
    if kind not in IN_BANDS and len(data) > MOST_READ:
        size = f"{len(data) / 1e6:.0f} MB of {NAMES[kind]}"
        smaller = f"save it in less than {MOST_READ // 1_000_000} MB"
        raise PictureError(size, smaller, large=True)
    if (fault := structure_fault(kind, data)) is not None:
        raise PictureError(fault.problem, fault.hint)
    try:
        with cut_ones_refused(), _silent(kind), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _looked_at(file, kind, in_bands=in_bands and kind in IN_BANDS)
    except PictureError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        fewer = f"scale it down to {MOST_IN_BANDS // 1_000_000} megapixels at the most"
        over = f"over {MOST_PIXELS // 1_000_000} megapixels"
        raise PictureError(over, fewer, large=True) from None
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


def _looked_at(file: IO[bytes], kind: str, *, in_bands: bool) -> SeenPicture:
    file.seek(0)
    with Image.open(file, formats=(kind,)) as image:
        width, height = image.size
        in_bands &= LARGE < width * height <= MOST_IN_BANDS
        _bound_kind(image)
        bands = bands_of(file) if in_bands else None
        if bands is not None:
            width, height = bands.width, bands.height
            turned = turn_of(image, file) in TURNED
            colour = has_colour(in_small(bands))
        else:
            _bound_pixels(image)
            _bound_memory(image, file, kind)
            # An eighth of the size is decoded faster, and as completely.
            image.draft(image.mode, (max(1, width // 8), max(1, height // 8)))
            image.load()
            large = image.width * image.height > LARGE
            reduces = large and image.mode not in NOT_REDUCED
            colour = has_colour(image.reduce(LESS) if reduces else image)
            turned = image.getexif().get(ORIENTATION) in TURNED
        mode = image.mode
    across, down = (height, width) if turned else (width, height)
    return SeenPicture(width=across, height=down, colour=colour, mode=mode)


def in_small(bands: Bands) -> Image.Image:
    """Return a picture of one whose bands are all unpacked, a sixteenth as large."""
    wide, high = -(-bands.width // SMALLER), -(-bands.height // SMALLER)
    small, top = Image.new("RGB", (wide, high)), 0
    for band in bands.unpack():
        plain = band.convert("RGB").reduce(SMALLER)
        small.paste(plain, (0, top // SMALLER))
        top += band.height
    return small


def _bound_pixels(image: Image.Image) -> None:
    wide, high = image.size
    if wide * high > MOST_PIXELS:
        raise PictureError(
            f"{wide} x {high} pixels are {wide * high / 1e6:.0f} megapixels",
            f"scale it down to {MOST_IN_BANDS // 1_000_000} megapixels at the most",
            large=True,
        )


def _bound_kind(image: Image.Image) -> None:
    """See that a picture is one to print.

    Raises:
        PictureError: it is not.
    """
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


def _bound_memory(image: Image.Image, file: IO[bytes], kind: str) -> None:
    """See that there is room for a picture that is unpacked at once.

    Raises:
        PictureError: there is not.
    """
    wide, high = image.size
    jpeg = image.format in ("JPEG", "MPO")
    data = FileBytes(file)[:] if jpeg else b""
    if (size := _unpacked(image, data)) > MOST_UNPACKED:
        named = "a progressive JPEG" if jpeg else NAMES[kind]
        raise PictureError(
            f"{wide} x {high} pixels as {named} take {size / 1e6:.0f} MB unpacked, "
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
