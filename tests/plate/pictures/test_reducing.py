"""Large pictures reduced in strips: as if they had been reduced whole."""

import pytest
from PIL import Image, ImageChops

from layout.plate.pictures import reducing
from layout.plate.pictures.reducing import alone, is_large, plain, reduced


def ramp(mode: str, wide: int = 301, high: int = 203) -> Image.Image:
    """Return a picture no two rows or columns of which are alike."""
    across = Image.linear_gradient("L").resize((wide, high))
    picture = Image.merge("RGB", (across, across.rotate(180), across.rotate(90)))
    return picture.convert(mode)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a small picture count as large, cut into several strips."""
    monkeypatch.setattr(reducing, "LARGE", 1000)
    monkeypatch.setattr(reducing, "ROWS", 7)


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "CMYK", "P", "LA"])
@pytest.mark.parametrize("shrink", [2.0, 3.9, 7.2])
def test_it_is_as_if_reduced_whole(mode: str, shrink: float) -> None:
    whole = plain(ramp(mode)).reduce(int(shrink))
    found = reduced(ramp(mode), shrink)
    assert (found.mode, found.size) == (whole.mode, whole.size)
    assert ImageChops.difference(found, whole).getbbox() is None


def test_lines_become_greys() -> None:
    assert reduced(ramp("1"), 2).mode == "L"
    assert reduced(ramp("1"), 1).mode == "L"


def test_what_will_be_as_large_stays_as_it_is() -> None:
    picture = ramp("RGB")
    assert reduced(picture, 1.9) is picture


def test_a_small_one_stays_as_it_is() -> None:
    picture = ramp("P", 20, 20)
    assert reduced(picture, 9) is picture


def test_what_came_with_it_stays_with_it() -> None:
    picture = ramp("RGB")
    picture.info["icc_profile"] = b"so"
    assert reduced(picture, 2).info["icc_profile"] == b"so"


def test_a_photograph_may_be_larger_than_a_scan() -> None:
    scan, photograph = ramp("RGB", 30, 20), ramp("RGB", 30, 20)
    photograph.format = "JPEG"
    assert (is_large(scan), is_large(photograph)) == (True, False)


def test_one_after_the_other_may_be_alone() -> None:
    for _ in range(2):
        with alone():
            pass
