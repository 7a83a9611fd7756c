"""Pictures inside drawings: taken out of their address, measured, opened."""

import base64
import io

import pytest
from PIL import Image, ImageFile

from layout.desk.files.drawing_pictures import embedded, pixels_of
from layout.desk.files.looking import PictureError
from tests.copy.making import picture_bytes

PNG = picture_bytes()


def address(data: bytes, kind: str = "png") -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("data:image/png;base64,c28=", b"so"),
        ("  data:image/svg+xml;base64,c28=", b"so"),
        ("data:image/png;charset=x;base64,c28=", b"so"),
        ("data:image/png;base64,c2\n8=", b"so"),
        ("data:image/png;base64,c28%3D", b"so"),
        ("data:image/png,so%20it", b"so it"),
        ("data:image/png;base64,c", b""),
        ("data:text/plain,so", b""),
        ("weir.png", b""),
        ("", b""),
    ],
)
def test_the_bytes_of_a_data_address(text: str, data: bytes) -> None:
    assert embedded(text) == data


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_of_any_kind_is_opened(kind: str) -> None:
    assert pixels_of(address(picture_bytes(kind))) == 40 * 30


@pytest.mark.parametrize("data", [b"", b"It rained.", PNG[:50], PNG[:20]])
def test_a_picture_that_does_not_open_says_so(data: bytes) -> None:
    with pytest.raises(PictureError, match=r".+"):
        pixels_of(address(data))


def test_a_cut_picture_is_refused_where_weasyprint_lets_it_pass(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    with pytest.raises(PictureError, match=r".+"):
        pixels_of(address(PNG[:50]))
    assert ImageFile.LOAD_TRUNCATED_IMAGES, "others have it as they had it"


def test_a_drawing_in_the_guise_of_a_picture_is_none() -> None:
    # WeasyPrint would take it for the drawing that it is.
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    with pytest.raises(PictureError, match="it is no"):
        pixels_of(address(svg))


def test_a_picture_that_the_renderer_would_garble_is_refused() -> None:
    file = io.BytesIO()
    Image.new("I;16", (4, 4)).save(file, "PNG")
    with pytest.raises(PictureError, match="I;16"):
        pixels_of(address(file.getvalue()))
