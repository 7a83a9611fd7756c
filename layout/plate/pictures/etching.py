"""Pictures made for a press or a screen: cropped, sized, converted, compressed."""

import io
import warnings
from contextlib import ExitStack
from dataclasses import dataclass
from io import BufferedReader
from typing import Any

from PIL import Image, ImageChops, ImageCms, ImageMath

from layout.desk.files.bands import turn_of
from layout.desk.files.pictures import RASTER
from layout.disk.cache import Cache
from layout.disk.unchanged import opened_unchanged, read_unchanged
from layout.plate.pictures import late
from layout.plate.pictures.cropping import cropped, cropped_bands, large_in_bands
from layout.plate.pictures.reducing import ROWS, alone, is_large, plain
from layout.plate.tasks import (
    PICTURE,
    SCREEN_QUALITY,
    Edition,
    PictureRecipe,
)

# JPEG adds about two per cent of ink after the clamp; so much is kept for it.
JPEG_ADDS = 0.04
QUALITY = 92
# Levels of 255 that a grey's channels may be apart.
NEUTRAL = 2
_INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION


def etch(recipe: PictureRecipe, cache: Cache) -> bytes:
    """Return a picture's file, made if the cache does not have it.

    Raises:
        Refused: its source, or the press's profile, is not as the desk has read it.
    """
    known = cache.recall(PICTURE, recipe.name)
    if known is not None:
        return known
    made = _made(recipe)
    cache.keep(made, PICTURE, recipe.name)
    return made


def _made(recipe: PictureRecipe) -> bytes:
    if recipe.supplied:
        press = recipe.edition is Edition.PRESS
        return late.made_ready(recipe) if press else late.photographed(recipe)
    return _vector(recipe) if recipe.vector else _raster(recipe)


def _vector(recipe: PictureRecipe) -> bytes:
    return read_unchanged(recipe.source, recipe.sha256)


def _raster(recipe: PictureRecipe) -> bytes:
    with ExitStack() as stack:
        # The desk has looked at it: what a camera's remarks lack is no matter here.
        stack.enter_context(warnings.catch_warnings(action="ignore"))
        file = stack.enter_context(opened_unchanged(recipe.source, recipe.sha256))
        opened = stack.enter_context(_opened(file))
        bands = large_in_bands(opened, file)
        if bands is None and is_large(opened):
            stack.enter_context(alone())
        profile = opened.info.get("icc_profile")
        if bands is None:
            cut = cropped(opened, recipe)
        else:
            cut = cropped_bands(bands, turn_of(opened, file), recipe)
        picture = _flat(cut)
    if recipe.edition is not Edition.SCREEN:
        return in_ink(picture, profile, recipe)
    out = io.BytesIO()
    light = _to_rgb(picture, profile, recipe)
    light.save(out, "JPEG", quality=SCREEN_QUALITY, optimize=True)
    return out.getvalue()


def _opened(file: BufferedReader) -> Image.Image:
    return Image.open(file, formats=RASTER)


def in_ink(
    picture: Image.Image,
    profile: bytes | None,
    recipe: PictureRecipe,
    *,
    drawn: bool = False,
) -> bytes:
    """Return a picture for the press as JPEG, in the inks of its page.

    `profile` is the one that came with it. One that was `drawn` has no light and shade
    that would need more than black: its greys are of black alone, like those of type.
    """
    out = io.BytesIO()
    if recipe.ink == "mono" or recipe.space == "rgb":
        light = _to_rgb(picture, profile, recipe)
        if recipe.ink == "mono":
            light.convert("L").save(out, "JPEG", quality=QUALITY, optimize=True)
        else:
            light.save(out, "JPEG", quality=QUALITY, subsampling=0)
        return out.getvalue()
    inked = clamp(_to_cmyk(picture, profile, recipe), recipe.ink_limit - JPEG_ADDS)
    if drawn:
        inked.paste(_in_black(picture), mask=_neutral(picture))
    inked.save(out, "JPEG", quality=QUALITY, subsampling=0)
    return out.getvalue()


def _neutral(picture: Image.Image) -> Image.Image:
    """Return a mask of an RGB picture's greys."""
    red, green, blue = picture.split()
    apart = ImageChops.lighter(
        ImageChops.difference(red, green), ImageChops.difference(green, blue)
    )
    return apart.point(lambda level: 255 if level <= NEUTRAL else 0)


def _in_black(picture: Image.Image) -> Image.Image:
    """Return an RGB picture in the black ink alone."""
    none = Image.new("L", picture.size)
    black = ImageChops.invert(picture.convert("L"))
    return Image.merge("CMYK", (none, none, none, black))


def printable(picture: Image.Image) -> Image.Image:
    """Return a picture of any kind in one that can be put in ink, on white paper."""
    return _flat(plain(picture))


def _flat(picture: Image.Image) -> Image.Image:
    """Lay a transparent picture on white paper."""
    if picture.mode not in ("RGBA", "LA"):
        return picture
    paper = Image.new("RGBA", picture.size, (255, 255, 255, 255))
    return Image.alpha_composite(paper, picture.convert("RGBA")).convert("RGB")


@dataclass(frozen=True, slots=True)
class _Road:
    """A conversion from one profile to another and the mode it ends in."""

    source: ImageCms.ImageCmsProfile
    target: ImageCms.ImageCmsProfile
    mode: str


def _through(picture: Image.Image, road: _Road) -> Image.Image:
    transform = ImageCms.buildTransform(
        road.source,
        road.target,
        picture.mode,
        road.mode,
        renderingIntent=_INTENT,
        flags=_FLAGS,
    )
    converted = ImageCms.applyTransform(picture, transform)
    if converted is None:
        raise ValueError("a colour conversion gave nothing")
    converted.info.pop("icc_profile", None)
    return converted


def _own_profile(
    picture: Image.Image, embedded: bytes | None
) -> ImageCms.ImageCmsProfile | None:
    """Return the profile a picture brought, if it fits its mode."""
    wanted = {"RGB": "RGB", "L": "GRAY", "CMYK": "CMYK"}[picture.mode]
    if not embedded:
        return None
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(embedded))
    except OSError:
        return None
    return profile if profile.profile.xcolor_space.strip() == wanted else None


def _press_profile(recipe: PictureRecipe) -> ImageCms.ImageCmsProfile:
    content = read_unchanged(recipe.profile, recipe.profile_sha256)
    return ImageCms.ImageCmsProfile(io.BytesIO(content))


def _to_rgb(
    picture: Image.Image, embedded: bytes | None, recipe: PictureRecipe
) -> Image.Image:
    """Return a picture in sRGB; inks of no profile are taken for the press's."""
    own = _own_profile(picture, embedded)
    if own is None and picture.mode == "CMYK":
        own = _press_profile(recipe)
    if own is None:
        return picture.convert("RGB")
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    return _through(picture, _Road(own, srgb, "RGB"))


def _to_cmyk(
    picture: Image.Image, embedded: bytes | None, recipe: PictureRecipe
) -> Image.Image:
    if picture.mode == "CMYK":
        return picture
    own = _own_profile(picture, embedded)
    if own is None:
        picture = picture.convert("RGB")
        own = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    return _through(picture, _Road(own, _press_profile(recipe), "CMYK"))


def clamp(picture: Image.Image, limit: float) -> Image.Image:
    """Keep the total ink under `limit` (1 is one full ink): black stays, colours go.

    It is counted in numbers of four bytes, so strip by strip.
    """
    made = Image.new("CMYK", picture.size)
    for top in range(0, picture.height, ROWS):
        box = (0, top, picture.width, min(top + ROWS, picture.height))
        made.paste(_clamped(picture.crop(box), limit), (0, top))
    made.info = {**picture.info}
    return made


def _clamped(picture: Image.Image, limit: float) -> Image.Image:
    cyan, magenta, yellow, black = picture.split()
    bands = {"c": cyan, "m": magenta, "y": yellow, "k": black}

    def scaled(ink: str) -> Image.Image:
        def formula(a: dict[str, Any]) -> Any:
            whole = a["int"]
            total = whole(a["c"]) + whole(a["m"]) + whole(a["y"])
            room = whole(a["k"]) * -1 + int(limit * 255)
            return whole(a[ink]) * a["min"](total, room) / a["max"](total, 1)

        found: Image.Image = ImageMath.lambda_eval(formula, **bands)
        return found.convert("L")

    return Image.merge("CMYK", (scaled("c"), scaled("m"), scaled("y"), black))
