"""Pictures that a source names: found beside it, made printable, each once."""

import base64
import io

import pytest
from PIL import Image

from layout.codes import Severity
from layout.copy import source_pictures
from layout.copy.manuscript import SourcePicture
from layout.copy.source_pictures import paths_of, picture_of, pictures_of
from layout.copy.web.inlining import Shot
from layout.notebook import Notebook
from tests.copy.making import beside, codes, fresh_remarks, picture_bytes, told

PNG = picture_bytes()


def found(
    files: dict[str, bytes], *shots: Shot
) -> tuple[tuple[SourcePicture, ...], Notebook]:
    remarks = fresh_remarks()
    pictures, _ = pictures_of(list(shots), beside(files), remarks)
    return pictures, remarks


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("weir.png", "weir.png"),
        ("./img/weir.png", "img/weir.png"),
        ("/img/weir.png", "img/weir.png"),
        ("/img/weir.png", "static/img/weir.png"),
        ("/img/weir.png", "../static/img/weir.png"),
        ("/img/weir.png", "../../../../img/weir.png"),
        ("https://alder.example/img/weir.png?w=300#a", "img/weir.png"),
        ("weir%20a.png", "weir a.png"),
        ("img\\weir.png", "img/weir.png"),
        ("/deep/down/weir.png", "uploads/weir.png"),
        ("/deep/down/weir.png", "assets/images/weir.png"),
        ("__GHOST_URL__/content/images/weir.png", "content/images/weir.png"),
    ],
)
def test_a_picture_is_found_where_sites_keep_it(address: str, there: str) -> None:
    assert there.removeprefix("./") in {
        p.replace("/./", "/") for p in paths_of(address)
    }
    pictures, remarks = found({there: PNG}, Shot(source=address))
    assert [picture.data for picture in pictures] == [PNG]
    assert remarks.notes == []


@pytest.mark.parametrize("address", ["", "/", "https://[bad", "?w=3", "#a"])
def test_an_address_without_a_name_leads_nowhere(address: str) -> None:
    assert list(paths_of(address)) == []


def test_what_a_picture_is_called_and_what_is_said_of_it() -> None:
    shot = Shot(
        source="img/Weir.png", alt="A weir", caption="In *flood*", credit="Nell"
    )
    ((picture,), _) = found({"img/Weir.png": PNG}, shot)
    assert (picture.file, picture.alt) == ("Weir.png", "A weir")
    assert (picture.caption, picture.credit) == ("In *flood*", "Nell")


def test_a_picture_named_twice_is_one_with_all_that_is_said() -> None:
    shots = (
        Shot(source="a.png", caption="In flood"),
        Shot(source="b.png", caption="The weir", alt="A weir", credit="Nell"),
        Shot(source="a.png", caption="In flood"),
    )
    ((picture,), _) = found({"a.png": PNG, "b.png": PNG}, *shots)
    assert picture.file == "a.png"
    assert picture.caption == "In flood The weir"
    assert (picture.alt, picture.credit) == ("A weir", "Nell")


def test_a_picture_in_the_source_itself() -> None:
    data = "data:image/png;base64," + base64.b64encode(PNG).decode()
    ((picture,), _) = found({}, Shot(source=data))
    assert (picture.file, picture.data) == ("picture.png", PNG)


@pytest.mark.parametrize("data", ["data:image/png;base64,", "data:image/png;base64,A"])
def test_broken_data_is_no_picture(data: str) -> None:
    pictures, remarks = found({}, Shot(source=data))
    assert pictures == ()
    assert codes(remarks.notes) == ["import-picture"]


@pytest.mark.parametrize(
    ("source", "where"),
    [
        ("weir.png", "is not here"),
        ("https://alder.example/weir.png", "is on the web"),
        ("//alder.example/weir.png", "is on the web"),
    ],
)
def test_a_picture_that_is_not_here_is_told(source: str, where: str) -> None:
    remarks = fresh_remarks()
    shot = Shot(source=source, caption="In flood", line=7)
    pictures, captions = pictures_of([shot], beside({}), remarks)
    assert pictures == ()
    assert [(c.text, c.line) for c in captions] == [("In flood", 7)]
    assert where in told(remarks)[0]
    assert remarks.notes[0].line == 7
    assert remarks.notes[0].severity is Severity.WARNING


def made(data: bytes, name: str = "weir.xyz") -> tuple[SourcePicture | None, Notebook]:
    remarks = fresh_remarks()
    return picture_of(Shot(source=name), data, remarks), remarks


@pytest.mark.parametrize(("kind", "file"), [("PNG", "weir.png"), ("JPEG", "weir.jpg")])
def test_a_printable_picture_keeps_its_bytes(kind: str, file: str) -> None:
    data = picture_bytes(kind)
    picture, remarks = made(data)
    assert picture is not None
    assert (picture.file, picture.data) == (file, data)
    assert remarks.notes == []


def test_a_name_with_the_right_suffix_is_kept() -> None:
    picture, _ = made(picture_bytes("JPEG"), "old/Weir.JPEG?w=3")
    assert picture is not None
    assert picture.file == "Weir.JPEG"


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "TIFF", "BMP", "PPM"])
def test_another_kind_becomes_a_png_and_is_told(kind: str) -> None:
    picture, remarks = made(picture_bytes(kind))
    assert picture is not None
    assert picture.file == "weir.png"
    assert opened(picture.data).size == (40, 30)
    assert "is now printable" in told(remarks)[0]
    assert remarks.notes[0].severity is Severity.ADVICE


@pytest.mark.parametrize("mode", ["1", "P", "LA", "I;16", "L", "RGBA"])
def test_every_mode_of_pixels_can_be_saved(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (20, 10)).save(out, "TIFF")
    picture, _ = made(out.getvalue())
    assert picture is not None
    assert opened(picture.data).size == (20, 10)


def test_a_picture_in_printing_inks_keeps_them() -> None:
    out = io.BytesIO()
    Image.new("CMYK", (20, 10), (0, 255, 255, 0)).save(out, "TIFF")
    picture, _ = made(out.getvalue())
    assert picture is not None
    assert picture.file == "weir.jpg"
    assert opened(picture.data).mode == "CMYK"


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"  <?xml version='1.0'?><svg/>",
        b"<SVG ><svg/>",
    ],
)
def test_a_drawing_stays_as_it_is(data: bytes) -> None:
    picture, _ = made(data)
    assert picture is not None
    assert (picture.file, picture.data) == ("weir.svg", data)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "of a kind that cannot be printed"),
        (b"It rained.", "of a kind that cannot be printed"),
        (b"\x01\x00\x00\x00" + bytes(100), "of a kind that cannot be printed"),
        (picture_bytes("JPEG")[:40], ""),
        (picture_bytes(size=(1, 1)), "1 x 1 pixels"),
        (picture_bytes(size=(400, 2)), "400 x 2 pixels"),
    ],
)
def test_what_does_not_print_is_left_out_with_a_remark(data: bytes, why: str) -> None:
    picture, remarks = made(data)
    assert picture is None
    assert codes(remarks.notes) == ["import-picture"]
    assert why in told(remarks)[0]


def test_a_picture_of_too_many_pixels_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(source_pictures, "MOST_PIXELS", 1000)
    picture, remarks = made(PNG)
    assert picture is None
    assert "more pixels than can be opened" in told(remarks)[0]
