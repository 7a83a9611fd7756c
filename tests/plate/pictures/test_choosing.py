"""Pictures for a press and a screen: size, crop, inks, and what is said of them."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from layout.codes import Severity
from layout.desk.issue import Picture
from layout.disk.cache import Cache
from layout.errors import Refused
from layout.geometry import Rect
from layout.makeup.dummy import PlacedPicture
from layout.plate.pictures.choosing import (
    PictureTarget,
    SizeOnPaper,
    picture_recipe,
    resolution_notes,
)
from layout.plate.pictures.etching import JPEG_ADDS, clamp, etch
from layout.plate.tasks import PICTURE, Edition, PictureRecipe
from tests.plate.dummies import PRINTER
from tests.plate.rich import photograph, picture_of

WIDTH, HEIGHT = 288.0, 144.0
SIZE = SizeOnPaper(width=WIDTH, height=HEIGHT)
HALF = replace(SIZE, height=HEIGHT / 2)

INK_LIMIT = PRINTER.ink_limit - JPEG_ADDS


def press(edition: Edition = Edition.PRESS, ink: str = "colour") -> PictureTarget:
    return PictureTarget(edition=edition, ink=ink, printer=PRINTER)


def recipe(picture: Picture, wanted: PictureTarget) -> PictureRecipe:
    return picture_recipe(picture, (0.5, 0.25, 1, 0.75), SIZE, wanted)


def made(picture: Picture, wanted: PictureTarget, store: Path) -> Image.Image:
    content = etch(recipe(picture, wanted), Cache(folder=store))
    with Image.open(io.BytesIO(content)) as opened:
        opened.load()
        return opened.copy()


def _pixels(picture: Image.Image) -> list[tuple[int, ...]]:
    data = picture.tobytes()
    return [tuple(data[at : at + 4]) for at in range(0, len(data), 4)]


def test_a_press_picture_is_cmyk_at_250_ppi(tmp_path: Path) -> None:
    picture = photograph(tmp_path, (4000, 2000))
    found = made(picture, press(), tmp_path / "store")
    assert (found.mode, found.size) == ("CMYK", (1000, 500))
    assert max(sum(p) for p in _pixels(found)) <= 2.42 * 255


def test_a_screen_picture_is_rgb_at_200_ppi_and_cropped(tmp_path: Path) -> None:
    picture = photograph(tmp_path, (4000, 2000))
    found = made(picture, press(Edition.SCREEN), tmp_path / "store")
    assert (found.mode, found.size) == ("RGB", (800, 400))
    assert sum(found.getpixel((5, 200))) > 90, "the black left half is cropped off"  # type: ignore[arg-type]


@pytest.mark.parametrize("turn", [1, 3, 6, 8])
def test_a_picture_that_lies_on_its_side_is_set_upright(
    turn: int, tmp_path: Path
) -> None:
    lying = {1: None, 3: 180, 6: 90, 8: 270}[turn]
    seen = Image.new("RGB", (1600, 800), (255, 255, 255))
    seen.paste((255, 0, 0), (0, 0, 1600, 400))
    exif = Image.Exif()
    exif[0x0112] = turn
    path = tmp_path / "phone.jpg"
    (seen.rotate(lying, expand=True) if lying else seen).save(path, exif=exif)
    picture = picture_of(path, (1600, 800), vector=False)
    whole = picture_recipe(picture, (0, 0.25, 1, 0.75), HALF, press(Edition.SCREEN))
    with Image.open(io.BytesIO(etch(whole, Cache()))) as found:
        assert found.size == (800, 200)
        top, foot = found.getpixel((400, 40)), found.getpixel((400, 160))
    assert isinstance(top, tuple)
    assert isinstance(foot, tuple)
    assert (top[1] < 20, foot[1] > 230) == (True, True)


def test_a_small_picture_is_not_blown_up(tmp_path: Path) -> None:
    picture = photograph(tmp_path, (400, 200))
    assert made(picture, press(), tmp_path / "store").size == (200, 100)


def test_a_mono_page_has_grey_pictures(tmp_path: Path) -> None:
    picture = photograph(tmp_path)
    assert made(picture, press(ink="mono"), tmp_path / "store").mode == "L"


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_is_paper(mode: str, tmp_path: Path) -> None:
    path = tmp_path / "clear.png"
    clear = Image.new("RGBA", (300, 150), (255, 0, 0, 0))
    clear.convert(mode).save(path, transparency=0 if mode == "P" else None)
    picture = picture_of(path, (300, 150), vector=False)
    found = made(picture, press(), tmp_path / "store")
    assert found.getpixel((10, 10)) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("mode", "kind", "colour", "ink"),
    [
        ("CMYK", "TIFF", (200, 10, 10, 0), (200, 10, 10, 0)),
        ("LAB", "TIFF", (255, 128, 128), (0, 0, 0, 0)),
        ("I;16", "PNG", 65535, (0, 0, 0, 0)),
        ("I;16", "TIFF", 257 * 128, None),
        ("1", "PNG", 1, (0, 0, 0, 0)),
        ("RGBA", "WEBP", (0, 0, 0, 0), (0, 0, 0, 0)),
        ("L", "TIFF", 255, (0, 0, 0, 0)),
    ],
)
def test_any_kind_comes_out_in_ink(
    mode: str,
    kind: str,
    colour: int | tuple[int, ...],
    ink: tuple[int, ...] | None,
    tmp_path: Path,
) -> None:
    path = tmp_path / f"scan.{kind.lower()}"
    Image.new(mode, (900, 300), colour).save(path, kind)
    found = made(picture_of(path, (900, 300), vector=False), press(), tmp_path / "s")
    middle = found.getpixel((200, 100))
    assert isinstance(middle, tuple)
    if ink is None:
        assert 90 < sum(middle) < 400, "a middle grey is neither white nor black"
    else:
        assert middle == pytest.approx(ink, abs=6)


def test_a_picture_is_made_once(tmp_path: Path) -> None:
    todo = recipe(photograph(tmp_path), press())
    cache = Cache(folder=tmp_path / "cache")
    made = etch(todo, cache)
    todo.source.unlink()
    assert etch(todo, cache) == made


def test_a_picture_or_a_profile_that_changed_meanwhile_is_refused(
    tmp_path: Path,
) -> None:
    picture = photograph(tmp_path)
    todo, cache = recipe(picture, press()), Cache(folder=tmp_path / "cache")
    other = replace(todo, profile=picture.path)
    with pytest.raises(Refused, match="changed while it was in use"):
        etch(other, cache)
    picture.path.write_bytes(picture.path.read_bytes() + b"another")
    with pytest.raises(Refused, match=picture.name):
        etch(todo, cache)
    assert not cache.has(PICTURE, todo.name)


def test_a_recipes_name_depends_on_all_of_it(tmp_path: Path) -> None:
    picture = photograph(tmp_path)
    names = {
        recipe(picture, press()).name,
        recipe(picture, press(ink="mono")).name,
        recipe(picture, press(Edition.SCREEN)).name,
        recipe(replace(picture, sha256="1" * 64), press()).name,
        picture_recipe(picture, (0, 0, 1, 1), SIZE, press()).name,
        picture_recipe(picture, (0.5, 0, 1, 1), replace(SIZE, height=99), press()).name,
    }
    assert len(names) == 6


@given(st.tuples(*[st.integers(0, 255)] * 4))
def test_ink_is_clamped_and_black_stays(inks: tuple[int, int, int, int]) -> None:
    (found,) = _pixels(clamp(Image.new("CMYK", (1, 1), inks), INK_LIMIT))
    assert found[3] == inks[3]
    assert sum(found) <= max(INK_LIMIT * 255, inks[3])
    assert all(a <= b for a, b in zip(found, inks, strict=True))
    if sum(inks) <= int(INK_LIMIT * 255):
        assert found == inks


@pytest.mark.parametrize(
    ("pixels", "severity"),
    [(700, None), (500, Severity.WARNING), (300, Severity.ERROR)],
)
def test_resolution_is_judged_at_size(
    pixels: int, severity: Severity | None, tmp_path: Path
) -> None:
    picture = photograph(tmp_path, (pixels, 100))
    rect = Rect(x=0, line=0, width=WIDTH, lines=4)
    placed = PlacedPicture(rect=rect, picture=picture, crop=(0, 0, 1, 1))
    notes = resolution_notes(placed, PRINTER, file="a.md", page=3)
    assert [note.severity for note in notes] == ([severity] if severity else [])
