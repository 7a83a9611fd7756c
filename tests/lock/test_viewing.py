"""Pictures of pages side by side: what differs, and where it is marked."""

import pytest
from PIL import Image, ImageDraw

from layout.lock.prints import alike, bare, look
from layout.lock.viewing import (
    FAR,
    STRAY,
    TILE,
    differing,
    is_same_picture,
    marked,
)

SIZE = (4 * TILE, 3 * TILE)


def sheet(*boxes: tuple[int, int, int, int], grey: int = 0) -> Image.Image:
    image = Image.new("RGB", SIZE, "white")
    for box in boxes:
        ImageDraw.Draw(image).rectangle(box, fill=(grey, grey, grey))
    return image


def test_a_page_is_the_same_as_itself() -> None:
    assert is_same_picture(sheet((3, 3, 9, 9)), sheet((3, 3, 9, 9)))
    assert differing(sheet((3, 3, 9, 9)), sheet((3, 3, 9, 9))) == ()


def test_soft_edges_are_no_difference() -> None:
    assert is_same_picture(sheet(), sheet((0, 0, 30, 30), grey=255 - FAR + 1))
    assert not is_same_picture(sheet(), sheet((0, 0, 30, 30), grey=255 - 2 * FAR))


def test_pages_of_two_sizes_differ_everywhere() -> None:
    small = Image.new("RGB", (5, 5))
    assert not is_same_picture(sheet(), small)
    assert differing(sheet(), small) == ((0.0, 0.0, 1.0, 1.0),)


def test_a_stray_pixel_of_a_million_is_a_rounding() -> None:
    size = (1000, 1000)
    one, two = Image.new("RGB", size), Image.new("RGB", size)
    for at in range(STRAY):
        two.putpixel((at, at), (255, 255, 255))
    assert is_same_picture(one, two)
    two.putpixel((500, 0), (255, 255, 255))
    assert not is_same_picture(one, two)


@pytest.mark.parametrize(("column", "row"), [(0, 0), (2, 1), (3, 2)])
def test_a_difference_is_told_by_its_tile(column: int, row: int) -> None:
    x, y = column * TILE, row * TILE
    (tile,) = differing(sheet(), sheet((x, y, x + TILE - 1, y + TILE - 1)))
    assert tile == (column / 4, row / 3, (column + 1) / 4, (row + 1) / 3)


def test_marks_tint_their_boxes_alone() -> None:
    image = marked(sheet(), [(0.25, 0.0, 0.5, 1.0)], "#c81e1e")
    assert image.getpixel((2, 2)) == (255, 255, 255)
    red, green, blue = image.getpixel((TILE + 4, TILE))  # type: ignore[misc]
    assert red > green == blue
    edge = image.getpixel((TILE, TILE))
    assert sum(edge) < red + green + blue  # type: ignore[arg-type]


def test_a_look_is_the_same_for_two_ways_to_paint_a_page() -> None:
    plain = look(sheet((3, 3, 40, 40)))
    assert alike(plain, look(sheet((3, 3, 40, 40), grey=3)))
    assert not alike(plain, look(sheet((3, 3, 40, 40), grey=90)))
    assert not alike(plain, plain[:-2])


def test_texts_are_held_without_what_line_ends_change() -> None:
    assert bare(["the long-", "est day"]) == bare(["the longest", "day"])
    assert bare(["one"]) != bare(["two"])
