"""Ink measured on plates that are drawn for it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from layout.pdf.colours import PROCESS
from layout.proof.plates.coverage import laid, measure
from layout.proof.plates.figures import PageInks
from layout.proof.plates.separating import Separations

# A pixel is a quarter of a millimetre.
PPI = 101.6
SIZE = (200, 300)


def plates(**shares: int) -> dict[str, Image.Image]:
    """Return even plates; shares are per cent."""
    return {
        name: Image.new("L", SIZE, round(shares.get(name.lower(), 0) * 2.55))
        for name in PROCESS
    }


def measured(found: dict[str, Image.Image], limit: float = 240) -> PageInks:
    return measure(laid(Separations(plates=found), PPI), 1, limit, ())


def test_even_plates_add_up() -> None:
    found = measured(plates(cyan=20, magenta=40, black=100))
    assert found.highest == pytest.approx(160, abs=0.5)
    assert dict(found.coverage) == pytest.approx(
        {"Cyan": 20, "Magenta": 40, "Yellow": 0, "Black": 100}, abs=0.2
    )
    assert found.over == 0


def test_a_dark_corner_is_found_and_measured() -> None:
    inked = plates(yellow=90)
    for name in ("Cyan", "Magenta"):
        # 20 by 40 pixels: 5 by 10 millimetres.
        ImageDraw.Draw(inked[name]).rectangle((160, 20, 179, 59), fill=255)
    found = measured(inked)
    assert found.highest == pytest.approx(290, abs=0.5)
    assert found.over == pytest.approx(50, abs=0.5)
    assert 40 <= found.at[0] <= 45
    assert 5 <= found.at[1] <= 15
    assert measured(inked, limit=290).over == 0


def test_a_single_pixel_is_forgiven() -> None:
    inked = plates(yellow=50)
    inked["Black"].putpixel((10, 10), 255)
    assert measured(inked).highest == pytest.approx(50, abs=0.5)


def test_a_blank_page_has_no_ink() -> None:
    found = measured(plates())
    assert (found.highest, found.at, found.over) == (0, (0, 0), 0)


def test_a_spot_counts() -> None:
    inked = plates(black=100) | {"Signal Red": Image.new("L", SIZE, 255)}
    found = measured(inked, limit=180)
    assert found.highest == pytest.approx(200, abs=0.5)
    assert dict(found.coverage)["Signal Red"] == 100
    assert found.over > 3000


LEVELS = st.lists(st.integers(0, 255), min_size=4, max_size=4)


@settings(max_examples=30)
@given(LEVELS, LEVELS, st.integers(1, 199))
def test_the_highest_is_within_what_the_plates_have(
    left: list[int], right: list[int], seam: int
) -> None:
    inked = {}
    for name, first, last in zip(PROCESS, left, right, strict=True):
        plate = Image.new("L", SIZE, last)
        plate.paste(first, (0, 0, seam, SIZE[1]))
        inked[name] = plate
    found = measured(inked)
    most = max(sum(left), sum(right)) / 2.55
    assert found.highest == pytest.approx(most, abs=0.1)
    assert sum(share for _, share in found.coverage) <= most + 0.1
