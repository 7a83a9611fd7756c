"""Drawings for the press: what a press cannot print in them becomes a picture.

The renderer draws it, PDFium makes pixels of that at the printer's resolution, and
those are put in ink like any photograph. The picture lies in the drawing where the
things were that it is made of.
"""

import io
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pypdfium2
from PIL import Image, ImageChops, UnidentifiedImageError

from layout.desk.files.drawing_pictures import DRAWN, embedded
from layout.disk.cache import Cache
from layout.disk.unchanged import read_unchanged
from layout.plate.pictures.etching import in_ink, printable
from layout.plate.pictures.flattening import NAMESPACE, Parted, parted
from layout.plate.renderer.svg_reading import XLINK, DrawingSize
from layout.plate.tasks import PictureRecipe

# CSS pixels an inch.
CSS_PPI = 96
# Type that has to become a picture wants finer pixels than tones do.
FINE = 1.8
TYPE = f"{{{NAMESPACE}}}text"
STORE = f"{{{NAMESPACE}}}defs"
PATTERN = f"{{{NAMESPACE}}}pattern"
IMAGE = f"{{{NAMESPACE}}}image"
# A page of a broadsheet at 250 pixels an inch.
MOST_PIXELS = 60_000_000

# What the cache calls a drawing with its pictures.
DRAWING = "drawings"
DECODER = msgspec.msgpack.Decoder(dict[str, bytes])

# Draws an SVG in a size: the PDF of a page with nothing else.
Draw = Callable[[bytes, DrawingSize], bytes]


def bake(recipe: PictureRecipe, cache: Cache, draw: Draw) -> dict[str, bytes]:
    """Return a drawing fit for the press and its pictures, by their names.

    The pictures of `name.svg` are `name.0.jpg` and so on. What the cache does not have
    is made.

    Raises:
        Refused: its source, or the press's profile, is not as the desk has read it.
    """
    known = cache.recall(DRAWING, recipe.name)
    if known is not None:
        return DECODER.decode(known)
    data = read_unchanged(recipe.source, recipe.sha256)
    found = parted(data, strict=recipe.strict)
    oven = _Oven(recipe=recipe, draw=draw)
    changed = [oven.convert(image) for image in found.over.iter(IMAGE)]
    if found.under is not None:
        changed.append(oven.bake(found))
    drawing = ET.tostring(found.over, "utf-8") if any(changed) else data
    made = {recipe.name: drawing, **oven.made}
    cache.keep(msgspec.msgpack.encode(made), DRAWING, recipe.name)
    return made


@dataclass(slots=True, kw_only=True)
class _Oven:
    """Makes the pictures of one drawing; `made` are those so far, by name."""

    recipe: PictureRecipe
    draw: Draw
    made: dict[str, bytes] = field(default_factory=dict)

    def convert(self, image: ET.Element) -> bool:
        """Put an embedded picture in ink; say whether it is one."""
        key = "href" if "href" in image.attrib else XLINK
        data = embedded(image.get(key, "").strip())
        if not data:
            return False
        try:
            with Image.open(io.BytesIO(data), formats=DRAWN) as picture:
                own = picture.info.get("icc_profile")
                kept = _no_finer(picture, self.recipe)
                image.set(key, self._put(in_ink(kept, own, self.recipe)))
        except (UnidentifiedImageError, OSError):
            return False
        return True

    def bake(self, found: Parted) -> bool:
        """Lay a picture of what is under the rest of a drawing beneath that."""
        under, frame = found.under, found.frame
        if under is None:
            return False
        pixels = self._pixels(under, found.size)
        box = ImageChops.invert(pixels).getbbox()
        if box is None:
            return True
        across, down = frame.width / pixels.width, frame.height / pixels.height
        place = {
            "x": frame.x + box[0] * across,
            "y": frame.y + box[1] * down,
            "width": (box[2] - box[0]) * across,
            "height": (box[3] - box[1]) * down,
        }
        image = ET.Element(IMAGE, {k: f"{v:.5f}" for k, v in place.items()})
        image.set("preserveAspectRatio", "none")
        picture = in_ink(pixels.crop(box), None, self.recipe, drawn=True)
        image.set("href", self._put(picture))
        found.over.insert(0, image)
        return True

    def _pixels(self, under: ET.Element, size: DrawingSize) -> Image.Image:
        """Return what a drawing looks like, as finely as it will be printed."""
        recipe = self.recipe
        # A drawing keeps its shape in the room that it is given.
        wide = min(recipe.width, recipe.height * size.width / size.height)
        fine = FINE if _has_type(under) else 1.0
        scale = recipe.ppi * fine * wide / 72 / size.width * CSS_PPI / 72
        if under.find(f".//{PATTERN}") is not None:
            # PDFium repeats a pattern by whole pixels of its cell.
            scale = math.ceil(scale)
        scale = min(scale, (MOST_PIXELS / (size.width * size.height)) ** 0.5)
        drawn = io.BytesIO(self.draw(ET.tostring(under, "utf-8"), size))
        with pypdfium2.PdfDocument(drawn) as document:
            page = document[0].render(scale=scale)
            pixels: Image.Image = page.to_pil().convert("RGB")
            return pixels

    def _put(self, picture: bytes) -> str:
        name = f"{Path(self.recipe.name).stem}.{len(self.made)}.jpg"
        self.made[name] = picture
        return f"asset:{name}"


def _has_type(element: ET.Element) -> bool:
    """Say whether type is painted; what is in <defs> is not."""
    return element.tag == TYPE or any(
        _has_type(child) for child in element if child.tag != STORE
    )


def _no_finer(picture: Image.Image, recipe: PictureRecipe) -> Image.Image:
    """Return a picture with no more pixels than the whole drawing prints."""
    most = [
        max(1, round(side * recipe.ppi / 72)) for side in (recipe.width, recipe.height)
    ]
    picture.draft(None, (most[0], most[1]))
    kept = printable(picture)
    kept.thumbnail((most[0], most[1]), Image.Resampling.LANCZOS)
    return kept
