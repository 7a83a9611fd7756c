"""How much ink a picture lays: its highest total, however it is packed and turned."""

import io
import zlib

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Name, Object, Stream
from PIL import Image

from layout.proof.preflight.ink import FORGIVEN, MOST_PIXELS, InkMeter, highest_ink

DESK = pikepdf.new()
# What measuring rounds: four shares of 255 a level.
NEAR = 0.02
LEVEL = st.integers(0, 255)


def stored(image: Image.Image, **keys: object) -> Object:
    made = Stream(DESK, b"")
    made.write(zlib.compress(image.tobytes()), filter=Name.FlateDecode)
    return described(made, image, **keys)


def jpeg(image: Image.Image, **keys: object) -> Object:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95)
    made = Stream(DESK, b"")
    made.write(out.getvalue(), filter=Name.DCTDecode)
    return described(made, image, **keys)


def described(made: Stream, image: Image.Image, **keys: object) -> Object:
    made.Width, made.Height = image.size
    made.BitsPerComponent = 8
    made.ColorSpace = Name.DeviceCMYK if image.mode == "CMYK" else Name.DeviceGray
    for key, value in keys.items():
        made[f"/{key}"] = value
    return DESK.make_indirect(made)


def flat(*inks: int, size: tuple[int, int] = (40, 30)) -> Image.Image:
    return Image.new("CMYK", size, inks)


@given(LEVEL, LEVEL, LEVEL, LEVEL)
def test_a_flat_picture_has_the_ink_of_its_colour(
    c: int, m: int, y: int, k: int
) -> None:
    found = highest_ink(stored(flat(c, m, y, k)))
    assert found == pytest.approx((c + m + y + k) / 255, abs=NEAR)


@given(LEVEL, LEVEL, LEVEL, LEVEL)
def test_turned_inks_are_full_where_the_number_is_nought(
    c: int, m: int, y: int, k: int
) -> None:
    turned = stored(flat(c, m, y, k), Decode=Array([1, 0] * 4))
    assert highest_ink(turned) == pytest.approx(4 - (c + m + y + k) / 255, abs=NEAR)


@pytest.mark.parametrize("decode", [None, [1, 0] * 4])
def test_a_jpeg_is_measured_as_it_looks(decode: list[int] | None) -> None:
    """Pillow writes inks turned, with Adobe's mark, which says so."""
    keys = {} if decode is None else {"Decode": Array(decode)}
    found = highest_ink(jpeg(flat(255, 0, 0, 51), **keys))
    assert found is not None
    expected = 1.2 if decode else 4 - 1.2
    assert found == pytest.approx(expected, abs=0.1)


def test_a_few_pixels_are_forgiven_and_no_more() -> None:
    image = flat(0, 0, 0, 255, size=(200, 200))
    many = round(FORGIVEN * 200 * 200)
    for place in range(many):
        image.putpixel((place, 0), (255, 255, 255, 255))
    assert highest_ink(stored(image)) == pytest.approx(4, abs=NEAR)
    image.putpixel((0, 0), (0, 0, 0, 255))
    assert highest_ink(stored(image)) == pytest.approx(1, abs=NEAR)


def test_a_tall_picture_is_measured_to_its_foot() -> None:
    image = flat(0, 0, 0, 0, size=(20, 700))
    image.paste((255, 255, 0, 255), (0, 690, 20, 700))
    assert highest_ink(stored(image)) == pytest.approx(3, abs=NEAR)


def test_a_profile_of_four_values_is_ink_too() -> None:
    profile = DESK.make_indirect(Stream(DESK, b"", N=4))
    space = Array([Name.ICCBased, profile])
    found = highest_ink(stored(flat(255, 0, 0, 0), ColorSpace=space))
    assert found == pytest.approx(1, abs=NEAR)


@pytest.mark.parametrize(
    "thing",
    [
        stored(Image.new("L", (4, 4), 9)),
        stored(flat(9, 9, 9, 9), BitsPerComponent=4),
        stored(flat(9, 9, 9, 9), Width=0),
        stored(flat(9, 9, 9, 9), Width=MOST_PIXELS, Height=2),
        stored(flat(9, 9, 9, 9), Width=9000),
        stored(flat(9, 9, 9, 9), Filter=Name.DCTDecode),
    ],
    ids=["grey", "four bits", "empty", "a bomb", "cut off", "no JPEG"],
)
def test_what_is_no_picture_in_four_inks_is_not_measured(thing: Object) -> None:
    assert highest_ink(thing) is None
    assert InkMeter().highest(thing) == 0


def test_a_picture_is_measured_once() -> None:
    meter, thing = InkMeter(), stored(flat(255, 0, 0, 0))
    before = meter.highest(thing)
    assert before == pytest.approx(1, abs=NEAR)
    thing.write(b"nothing any more")
    assert meter.highest(thing) == before
    assert InkMeter().highest(thing) == 0
