"""Pictures cropped and sized down first: every later step costs by the pixel."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor
from typing import IO

from PIL import Image, ImageOps

from layout.desk.files.bands import ORIENTATION, Bands, bands_of
from layout.desk.files.looking import IN_BANDS, TURNED
from layout.geometry import Size
from layout.plate.pictures.reducing import LARGE, plain, reduced
from layout.plate.tasks import SCREEN_PPI, Edition, PictureRecipe

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    """What is to be made of a picture as it is seen: of a box of its pixels so many.

    By one measure both ways: what is not as wide or high as booked is not bent.
    """

    box: Box
    wide: int
    high: int

    @property
    def shrink(self) -> float:
        """How many of the picture's pixels one of these takes the place of."""
        return (self.box[2] - self.box[0]) / self.wide


def large_in_bands(picture: Image.Image, file: IO[bytes]) -> Bands | None:
    """Return the bands of a large picture; None if it is not large or has none."""
    if picture.format not in IN_BANDS or picture.width * picture.height <= LARGE:
        return None
    return bands_of(file)


def cropped(picture: Image.Image, recipe: PictureRecipe) -> Image.Image:
    """Return a picture as it is seen, cropped and sized for its place.

    Cameras lay pictures on their side and say so (EXIF 2.3, 4.6.4); shares of a crop
    are those of the picture as it is seen.
    """
    if picture.format == "TIFF":
        # Pillow has a TIFF upright as soon as it is unpacked.
        picture.load()
    turned = picture.getexif().get(ORIENTATION) in TURNED
    seen = picture.size[::-1] if turned else picture.size
    cut = _cut(Size(*seen), recipe)
    # A shrink by whole steps while JPEG is decoded is several times faster.
    whole = picture.width
    if picture.format == "JPEG" and cut.shrink >= 2:
        picture.draft(
            None, (int(picture.width / cut.shrink), int(picture.height / cut.shrink))
        )
    picture = _upright(reduced(picture, cut.shrink * picture.width / whole))
    scale = picture.width / seen[0]
    left, top, right, bottom = (n * scale for n in cut.box)
    box = (left, top, min(right, picture.width), min(bottom, picture.height))
    return plain(picture).resize(
        (cut.wide, cut.high), Image.Resampling.LANCZOS, box=box
    )


def cropped_bands(bands: Bands, turn: int, recipe: PictureRecipe) -> Image.Image:
    """Return the same of a picture that is unpacked in bands; no more of it is kept.

    `turn` is the EXIF orientation that it has in its file.
    """
    stored = (bands.width, bands.height)
    turned = turn in TURNED
    seen = stored[::-1] if turned else stored
    cut = _cut(Size(*seen), recipe)
    left, top, right, bottom = _as_stored(cut.box, Size(*seen), turn)
    step = max(1, int(cut.shrink))
    # Whole steps around the box, so that they lie as those of the whole picture.
    rows = _Rows(
        left=floor(left / step) * step,
        top=floor(top / step) * step,
        right=min(ceil(right / step) * step, bands.width),
        bottom=min(ceil(bottom / step) * step, bands.height),
        step=step,
    )
    made = rows.of(bands)
    box = (
        (left - rows.left) / step,
        (top - rows.top) / step,
        min((right - rows.left) / step, made.width),
        min((bottom - rows.top) / step, made.height),
    )
    size = (cut.high, cut.wide) if turned else (cut.wide, cut.high)
    sized = made.resize(size, Image.Resampling.LANCZOS, box=box)
    if turn != 1:
        sized.getexif()[ORIENTATION] = turn
    return _upright(sized)


def _cut(seen: Size, recipe: PictureRecipe) -> _Cut:
    ppi = recipe.ppi if recipe.edition is Edition.PRESS else SCREEN_PPI
    sides = (seen.width, seen.height, seen.width, seen.height)
    left, top, right, bottom = (
        share * side for share, side in zip(recipe.crop, sides, strict=True)
    )
    wanted = (recipe.width / (right - left), recipe.height / (bottom - top))
    share = min(max(wanted) * ppi / 72, 1.0)
    wide, high = round((right - left) * share), round((bottom - top) * share)
    return _Cut(box=(left, top, right, bottom), wide=max(wide, 1), high=max(high, 1))


def _as_stored(box: Box, seen: Size, turn: int) -> Box:
    """Return a box of a picture as it is seen where its pixels are stored.

    The eight ways to lay a picture down are those of EXIF's Orientation.
    """
    left, top, right, bottom = box
    wide, high = seen.width, seen.height
    if turn in (2, 3, 6, 7):
        # The right of what is seen is stored first.
        left, right = wide - right, wide - left
    if turn in (3, 4, 7, 8):
        top, bottom = high - bottom, high - top
    return (top, left, bottom, right) if turn in TURNED else (left, top, right, bottom)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rows:
    """A part of a picture to be made smaller by whole steps, in whole rows of them."""

    left: int
    top: int
    right: int
    bottom: int
    step: int

    def of(self, bands: Bands) -> Image.Image:
        """Return the part, made smaller, having unpacked a band at a time."""
        wide = -(-(self.right - self.left) // self.step)
        high = -(-(self.bottom - self.top) // self.step)
        made: Image.Image | None = None
        at = 0
        for strip in self._whole_steps(bands):
            small = strip.reduce(self.step) if self.step > 1 else strip
            if made is None:
                made = Image.new(small.mode, (wide, high))
            made.paste(small, (0, at))
            at += small.height
        assert made is not None, "a picture has rows"
        return made

    def _whole_steps(self, bands: Bands) -> Iterator[Image.Image]:
        """Yield the part in strips of whole steps; the last may be lower."""
        left_over: Image.Image | None = None
        at = 0
        for band in bands.unpack():
            above, below = max(self.top, at), min(self.bottom, at + band.height)
            if above < below:
                strip = _printed(
                    band.crop((self.left, above - at, self.right, below - at)), band
                )
                strip = strip if left_over is None else _joined(left_over, strip)
                rest = 0 if below == self.bottom else strip.height % self.step
                split = strip.height - rest
                below_split = (0, split, strip.width, strip.height)
                left_over = strip.crop(below_split) if rest else None
                if split:
                    yield strip.crop((0, 0, strip.width, split))
            at += band.height


def _printed(strip: Image.Image, band: Image.Image) -> Image.Image:
    strip.info = {**band.info}
    return strip.convert("L") if strip.mode == "1" else plain(strip)


def _joined(above: Image.Image, below: Image.Image) -> Image.Image:
    whole = Image.new(below.mode, (below.width, above.height + below.height))
    whole.paste(above, (0, 0))
    whole.paste(below, (0, above.height))
    return whole


def _upright(picture: Image.Image) -> Image.Image:
    """Return a picture as it is seen; one that is upright is not copied."""
    if picture.getexif().get(ORIENTATION, 1) == 1:
        return picture
    return ImageOps.exif_transpose(picture)
