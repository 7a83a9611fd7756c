"""What a picture is seen to be, and what is said of one that cannot be."""

import io

import pytest
from PIL import Image, ImageFile

from layout.desk.files import looking
from layout.desk.files.looking import PictureError, cut_ones_refused, look_at, look_in
from layout.desk.files.pictures import RASTER


def saved(kind: str, size: tuple[int, int] = (40, 20), **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (200, 20, 20)).save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
@pytest.mark.parametrize("turn", [1, 3, 6, 8])
def test_it_is_seen_alike_whole_and_in_bands(
    kind: str, turn: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    data = saved(kind, exif=exif)
    whole = look_at(data, RASTER)
    monkeypatch.setattr(looking, "LARGE", 100)
    assert look_in(io.BytesIO(data), RASTER) == whole
    assert (whole.width, whole.height) == ((20, 40) if turn > 4 else (40, 20))
    assert whole.colour


def test_what_is_unpacked_at_once_is_bounded_and_what_has_bands_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(looking, "MOST_UNPACKED", 1000)
    monkeypatch.setattr(looking, "LARGE", 100)
    data = saved("PNG")
    with pytest.raises(PictureError, match="take 0 MB unpacked") as caught:
        look_at(data, RASTER)
    assert caught.value.large
    assert look_in(io.BytesIO(data), RASTER).width == 40
    monkeypatch.setattr(looking, "MOST_IN_BANDS", 700)
    with pytest.raises(PictureError, match="unpacked"):
        look_in(io.BytesIO(data), RASTER)


def test_more_pixels_than_any_and_more_bytes_than_any_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(looking, "MOST_PIXELS", 700)
    with pytest.raises(PictureError, match="40 x 20 pixels") as caught:
        look_at(saved("JPEG"), RASTER)
    assert "megapixels at the most" in caught.value.hint
    monkeypatch.setattr(looking, "MOST_READ", 100)
    with pytest.raises(PictureError, match="0 MB of JPEG"):
        look_at(saved("JPEG"), RASTER)


def test_a_cut_picture_is_refused_whatever_a_library_has_set() -> None:
    cut = saved("JPEG", (400, 300), quality=95)[:-600]
    with pytest.raises(PictureError):
        look_at(cut, RASTER)
    with cut_ones_refused():
        assert not ImageFile.LOAD_TRUNCATED_IMAGES
