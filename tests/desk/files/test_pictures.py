"""Pictures opened: their size as they are seen, their colour, and where they lie."""

import io
from pathlib import Path

import pytest
from PIL import Image

from layout.desk.files.bands import ORIENTATION
from layout.desk.issue import Picture
from tests.desk.paper import ISSUE, STORY, notes_on, publication, read, story

RED = (200, 20, 20)


def image(
    kind: str, mode: str = "RGB", size: tuple[int, int] = (40, 20), turn: int = 0
) -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    if turn:
        exif[ORIENTATION] = turn
    Image.new("RGB", size, RED).convert(mode).save(out, kind, exif=exif)
    return out.getvalue()


def opened(folder: Path, name: str, data: str | bytes) -> Picture:
    """Return the picture of an article, as the desk opens it."""
    files: dict[str, str | bytes | None] = {
        f"{ISSUE}/pictures/{name}": data,
        STORY: story(f"pictures:\n  - file: {name}"),
    }
    (picture,) = next(
        a for a in read(folder, files).articles if a.slug == "bridge"
    ).pictures
    return picture


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("weir.jpg", "JPEG"),
        ("weir.JPEG", "JPEG"),
        ("weir.png", "PNG"),
        ("weir.tif", "TIFF"),
        ("weir.webp", "WEBP"),
        ("old/weir.jpg", "JPEG"),
    ],
)
def test_pictures_of_every_kind_are_measured(
    name: str, kind: str, tmp_path: Path
) -> None:
    picture = opened(tmp_path, name, image(kind))
    assert (picture.width, picture.height) == (40, 20)
    assert (picture.vector, picture.colour) == (False, True)
    assert picture.path.name == name.rpartition("/")[2]
    assert len(picture.sha256) == 64


@pytest.mark.parametrize(
    ("turn", "size"),
    [(1, (40, 20)), (2, (40, 20)), (3, (40, 20)), (6, (20, 40)), (8, (20, 40))],
)
def test_a_camera_that_was_turned_is_told(
    turn: int, size: tuple[int, int], tmp_path: Path
) -> None:
    picture = opened(tmp_path, "weir.jpg", image("JPEG", turn=turn))
    assert (picture.width, picture.height) == size


@pytest.mark.parametrize(
    ("mode", "colour"), [("RGB", True), ("L", False), ("P", True), ("CMYK", True)]
)
def test_a_grey_picture_has_no_colour(mode: str, colour: bool, tmp_path: Path) -> None:
    kind = "TIFF" if mode == "P" else "JPEG"
    name = "weir.tif" if mode == "P" else "weir.jpg"
    assert opened(tmp_path, name, image(kind, mode)).colour == colour


def test_a_drawing_is_measured_in_points(tmp_path: Path) -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="2in" height="1in">'
        '<path fill="black"/></svg>'
    )
    picture = opened(tmp_path, "map.svg", svg)
    assert (picture.width, picture.height) == (144, 72)
    assert (picture.vector, picture.colour) == (True, False)


@pytest.mark.parametrize("prefix", ["pictures/", "./", "../pictures/", "./pictures/"])
def test_a_picture_is_named_as_other_tools_see_it(prefix: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        STORY: story(f"pictures:\n  - file: {prefix}weir.jpg")
    }
    (bridge,) = [a for a in read(tmp_path, files).articles if a.slug == "bridge"]
    assert [picture.name for picture in bridge.pictures] == ["weir.jpg"]


@pytest.mark.parametrize(
    ("name", "code", "hint"),
    [
        ("Weir.jpg", "missing-file", 'did you mean "weir.jpg"?'),
        ("wier.jpg", "missing-file", 'did you mean "weir.jpg"?'),
        ("../issue.toml", "outside", "put the file into issues/one/pictures/"),
        ("/etc/passwd", "outside", "put the file into issues/one/pictures/"),
    ],
)
def test_a_picture_that_is_not_there_is_told_at_its_name(
    name: str, code: str, hint: str, tmp_path: Path
) -> None:
    files: dict[str, str | bytes | None] = {
        STORY: story(f"pictures:\n  - file: {name}")
    }
    _, notes = notes_on(publication(tmp_path, files))
    (note,) = [note for note in notes if note.code == code]
    assert (note.file, note.line, note.hint) == (STORY, 4, hint)
