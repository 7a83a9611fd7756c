"""Grey pictures and coloured ones, told apart."""

import io

import pytest
from PIL import Image

from layout.desk.files.greyness import drawing_has_colour, has_colour


def jpeg(image: Image.Image) -> Image.Image:
    """Return a picture as it comes back from a JPEG, with the tinge that leaves."""
    file = io.BytesIO()
    image.save(file, "JPEG", quality=80)
    return Image.open(io.BytesIO(file.getvalue()))


def ramp(mode: str) -> Image.Image:
    return Image.linear_gradient("L").convert(mode)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "RGB", "CMYK"])
def test_a_grey_ramp_has_no_colour_in_any_mode(mode: str) -> None:
    assert not has_colour(ramp(mode))


def test_a_grey_picture_saved_in_colour_has_none() -> None:
    assert not has_colour(jpeg(ramp("RGB")))


@pytest.mark.parametrize("colour", [(200, 40, 40), (60, 60, 110), (250, 220, 180)])
def test_a_coloured_patch_is_colour(colour: tuple[int, int, int]) -> None:
    image = ramp("RGB")
    image.paste(colour, (0, 0, 40, 40))
    assert has_colour(image)
    assert has_colour(jpeg(image))


def test_a_coloured_pixel_is_not() -> None:
    image = ramp("RGB")
    image.putpixel((100, 100), (255, 0, 0))
    assert not has_colour(image)


@pytest.mark.parametrize(
    ("paint", "colour"),
    [
        ('fill="#333"', False),
        ('fill="#808080" stroke="black"', False),
        ('style="fill:none;stroke:rgb(10, 10, 12)"', False),
        ('fill="url(#hatch)"', False),
        ('fill="#a8201a"', True),
        ('style="stroke: teal"', True),
        ('stroke="rgb(200, 10, 10)"', True),
    ],
)
def test_a_drawing_has_the_colour_that_it_paints(paint: str, colour: bool) -> None:
    data = f'<svg xmlns="http://www.w3.org/2000/svg"><path {paint} d="M0 0"/></svg>'
    assert drawing_has_colour(data.encode()) == colour


def test_a_drawing_with_a_picture_in_it_may_have_colour() -> None:
    assert drawing_has_colour(b'<svg><image href="weir.jpg"/></svg>')
