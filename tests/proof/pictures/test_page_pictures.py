"""Pictures of pages, and all of them as spreads on one sheet."""

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from layout.errors import Unreadable
from layout.proof.pictures.page_pictures import (
    contact_sheet,
    page_image,
    page_images,
    png,
)
from tests.sheet.papers import EDGE, HEIGHT, WIDTH, marked

DESK = (128, 128, 128)
WIDE, HIGH = WIDTH + 2 * EDGE, HEIGHT + 2 * EDGE


def written(folder: Path, pages: int) -> Path:
    path = folder / "paper.pdf"
    path.write_bytes(marked(pages))
    return path


def dark(image: Image.Image) -> int:
    return sum(image.convert("L").histogram()[:90])


def test_every_page_has_its_picture_in_order(tmp_path: Path) -> None:
    path = written(tmp_path, 3)
    # Page N has a bar of N x 3 by 10 points; at 72 ppi a point is a pixel.
    pictures = list(page_images(path, ppi=72))
    assert [image.size for image in pictures] == [(WIDE, HIGH)] * 3
    assert [dark(image) for image in pictures] == [30, 60, 90]
    assert {image.mode for image in pictures} == {"RGB"}


@pytest.mark.parametrize("ppi", [36, 72, 144])
def test_a_picture_is_as_large_as_is_asked(tmp_path: Path, ppi: int) -> None:
    image = page_image(written(tmp_path, 1), 0, ppi=ppi)
    assert image.size == (WIDE * ppi // 72, HIGH * ppi // 72)


def test_one_page_is_as_among_all(tmp_path: Path) -> None:
    path = written(tmp_path, 3)
    for index, image in enumerate(page_images(path, ppi=50)):
        assert page_image(path, index, ppi=50) == image


def test_the_same_picture_gives_the_same_file() -> None:
    image = Image.new("RGB", (4, 3), (10, 20, 30))
    assert png(image) == png(image.copy())
    with Image.open(io.BytesIO(png(image))) as again:
        assert again.convert("RGB") == image


# Each page in a colour of its own, which the sheet keeps.
def page(number: int) -> Image.Image:
    return Image.new("RGB", (33, 44), (250, number, 0))


def places(sheet: Image.Image, *numbers: int) -> dict[int, tuple[int, ...]]:
    """Return the pixels of pages on a sheet (left, top, right, foot), by number."""
    found: dict[int, tuple[int, ...]] = {}
    for number in numbers:
        ground = Image.new("RGB", sheet.size, (250, number, 0))
        parts = ImageChops.difference(sheet, ground).split()
        off = ImageChops.lighter(ImageChops.lighter(parts[0], parts[1]), parts[2])
        box = off.point([255] + [0] * 255).getbbox()
        assert box is not None, number
        found[number] = box
    return found


def sheet(*numbers: int) -> Image.Image:
    return contact_sheet([page(number) for number in numbers], numbers)


def test_the_first_page_lies_alone_on_the_right() -> None:
    first, left, right = places(sheet(1, 2, 3), 1, 2, 3).values()
    assert first[2] - first[0] == 330
    # A spine of two pixels in a spread, and a margin of 36 between two.
    assert right[0] - left[2] == 2
    assert left[0] - first[2] == 36
    assert first[0] == 36 + 330 + 2
    assert first[1] == left[1] == right[1] == 36


def test_three_spreads_make_a_row() -> None:
    numbers = range(1, 9)
    found = places(sheet(*numbers), *numbers)
    assert found[1][1] == found[5][1] < found[6][1] == found[8][1]
    assert found[6][0] < found[1][0] == found[7][0]


def test_some_pages_have_no_room_for_those_that_are_missing() -> None:
    few = sheet(4, 5)
    assert few.size == sheet(2, 3).size
    assert few.width < sheet(2, 3, 4, 5).width
    assert places(few, 4)[4] == places(sheet(2, 3), 2)[2]


def test_a_sheet_without_pages_is_an_empty_desk() -> None:
    empty = contact_sheet([], [])
    assert empty.getcolors() == [(empty.width * empty.height, DESK)]


@settings(max_examples=10)
@given(first=st.integers(1, 9), count=st.integers(1, 9))
def test_every_page_is_on_the_sheet_at_a_place_of_its_own(
    first: int, count: int
) -> None:
    numbers = range(first, first + count)
    made = sheet(*numbers)
    found = places(made, *numbers)
    assert len(set(found.values())) == count
    for number, (left, top, right, foot) in found.items():
        assert 0 <= left < right <= made.width
        assert 0 <= top < foot <= made.height
        if number + 1 in found and number % 2 == 0:
            assert found[number + 1][:2] == (left + 332, top)


def test_a_file_that_is_no_pdf_is_told_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "press.pdf"
    path.write_bytes(b"no PDF")
    with pytest.raises(Unreadable) as caught:
        page_image(path, 0)
    [note] = caught.value.notes
    assert (note.code, note.file) == ("pdf-unreadable", "press.pdf")
