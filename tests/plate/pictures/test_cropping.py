"""A large picture is cropped in bands as it is whole, however it lies in its file."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from layout.desk.files.bands import ORIENTATION, turn_of
from layout.desk.issue import Picture
from layout.plate.pictures import cropping
from layout.plate.pictures.choosing import (
    WHOLE,
    Crop,
    PictureTarget,
    SizeOnPaper,
    picture_recipe,
)
from layout.plate.pictures.cropping import cropped, cropped_bands, large_in_bands
from layout.plate.tasks import Edition, PictureRecipe
from tests.plate.dummies import PRINTER

WIDE, HIGH = 311, 203
# Levels of 255 by which a shrink in two steps may differ from one in a single step.
NEAR = 6


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a small picture count as large."""
    monkeypatch.setattr(cropping, "LARGE", 1000)


def laid_down(kind: str, turn: int) -> bytes:
    """Return a picture that is another at each of its sides, laid down as said."""
    across = Image.linear_gradient("L").resize((WIDE, HIGH))
    along = Image.linear_gradient("L").rotate(90).resize((WIDE, HIGH))
    exif = Image.Exif()
    exif[ORIENTATION] = turn
    out = io.BytesIO()
    Image.merge("RGB", (across, along, along)).save(out, kind, exif=exif)
    return out.getvalue()


def recipe_of(crop: Crop, width: float) -> PictureRecipe:
    picture = Picture(
        name="a.png",
        path=Path("a.png"),
        sha256="",
        vector=False,
        width=WIDE,
        height=HIGH,
    )
    target = PictureTarget(edition=Edition.PRESS, ink="colour", printer=PRINTER)
    size = SizeOnPaper(width=width, height=width * 0.7)
    return replace(picture_recipe(picture, crop, size, target), ppi=72)


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("crop", [WHOLE, (0.1, 0.3, 0.5, 0.9), (0.37, 0.05, 0.99, 0.4)])
@pytest.mark.parametrize("width", [30.0, 90.0, 400.0])
def test_it_is_as_if_cropped_whole(
    kind: str, turn: int, crop: Crop, width: float
) -> None:
    data, recipe = laid_down(kind, turn), recipe_of(crop, width)
    file = io.BytesIO(data)
    with Image.open(file) as picture:
        bands = large_in_bands(picture, file)
        assert bands is not None
        found = cropped_bands(bands, turn_of(picture, file), recipe)
    with Image.open(io.BytesIO(data)) as picture:
        expected = cropped(picture, recipe)
    assert (found.mode, found.size) == (expected.mode, expected.size)
    apart = ImageChops.difference(found, expected).tobytes()
    assert max(apart) <= NEAR


def test_a_photograph_and_a_small_picture_have_no_bands() -> None:
    for kind, size in (("JPEG", (WIDE, HIGH)), ("PNG", (20, 20))):
        out = io.BytesIO()
        Image.new("RGB", size).save(out, kind)
        with Image.open(out) as picture:
            assert large_in_bands(picture, out) is None
