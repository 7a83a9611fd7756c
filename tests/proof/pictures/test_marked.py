"""The marked-up proof: grid, frames and open lines at their pixels."""

from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from layout.geometry import Grid, Rect
from layout.makeup.dummy import Frame, Page, PlacedLeg
from layout.proof.pictures.marked import Pen, mark
from tests.proof.readback.founds import leg

# Two columns of 90 points between margins of 5; 20 lines of 10 points.
GRID = Grid(
    page_width=200,
    page_height=220,
    left=5,
    right=5,
    top=10,
    foot=10,
    columns=2,
    gutter=10,
    leading=10,
)
WHITE = (255, 255, 255)
PINK = (200, 0, 120)


def sheet(scale: int = 2) -> Image.Image:
    return Image.new("RGB", (200 * scale, 220 * scale), "white")


def column(*, lines: int, room: int, line: int = 4) -> PlacedLeg:
    """A column with so many lines of type in so much room."""
    made = leg(*("the weir is dry",) * lines).leg
    parts = made.parts if lines else ()
    return replace(made, rect=Rect(x=0, line=line, width=90, lines=room), parts=parts)


def page(*items: PlacedLeg, open_lines: int = 0) -> Page:
    frame = Frame(
        slug="weir",
        headline="Weir",
        language="en-GB",
        part=0,
        rect=Rect(x=0, line=4, width=190, lines=10),
        items=items,
        open_lines=open_lines,
    )
    return Page(
        number=1, section="", ink="mono", frames=(frame,) * bool(items), furniture=()
    )


def pixel(image: Image.Image, x: float, y: float) -> tuple[int, ...]:
    """Return the colour at a place in points from the page's corner."""
    scale = image.width / GRID.page_width
    colour = image.getpixel((round(x * scale), round(y * scale)))
    assert isinstance(colour, tuple)
    return colour


@pytest.mark.parametrize("scale", [1.0, 2.0, 1.5])
def test_places_are_grid_lines_and_points(scale: float) -> None:
    draw = ImageDraw.Draw(sheet())
    pen = Pen(draw=draw, grid=GRID, scale=scale)
    box = pen.box(Rect(x=100, line=3, width=90, lines=4))
    assert box == (105 * scale, 40 * scale, 195 * scale, 80 * scale)


def test_columns_are_tinted_and_gutters_and_margins_are_not() -> None:
    image = mark(sheet(), page(), GRID)
    # Between two grid lines.
    assert pixel(image, 50, 45) == pixel(image, 150, 45) != WHITE
    assert pixel(image, 100, 45) == WHITE
    assert pixel(image, 2, 45) == WHITE
    assert pixel(image, 50, 5) == WHITE


def test_every_grid_line_is_drawn() -> None:
    image = mark(sheet(), page(), GRID)
    lined = [y for y in range(440) if image.getpixel((200, y)) != WHITE]
    assert lined == [20 * number + 20 for number in range(GRID.lines + 1)]


def test_open_lines_are_tinted_from_the_last_line_on() -> None:
    image = mark(sheet(), page(column(lines=6, room=9)), GRID)
    plain = mark(sheet(), page(column(lines=9, room=9)), GRID)
    changed = [
        line
        for line in range(4, 16)
        if pixel(image, 50, 10 + 10 * line + 5) != pixel(plain, 50, 10 + 10 * line + 5)
    ]
    assert changed == [10, 11, 12]


def test_a_column_without_type_is_all_open() -> None:
    image = mark(sheet(), page(column(lines=0, room=8)), GRID)
    plain = mark(sheet(), page(column(lines=8, room=8)), GRID)
    assert pixel(image, 50, 55) != pixel(plain, 50, 55)
    assert pixel(image, 50, 125) != pixel(plain, 50, 125)
    assert pixel(image, 50, 135) == pixel(plain, 50, 135)


def test_a_frame_is_drawn_round_and_named_above() -> None:
    image = mark(sheet(), page(column(lines=4, room=4)), GRID)
    assert pixel(image, 5, 100) == PINK
    # Its name in white on a ground of the frame's colour, above its head.
    colours = {colour for _, colour in image.crop((14, 74, 120, 96)).getcolors() or []}
    assert {PINK, WHITE} <= colours
    assert pixel(image, 150, 47) not in (PINK, WHITE)


def test_open_lines_are_counted_in_the_name() -> None:
    short = mark(sheet(), page(column(lines=4, room=4)), GRID)
    long = mark(sheet(), page(column(lines=4, room=4), open_lines=5), GRID)

    def width(image: Image.Image) -> int:
        row = 2 * 47
        return sum(image.getpixel((x, row)) == PINK for x in range(image.width))

    assert width(long) > width(short)


def test_the_picture_itself_is_left_as_it_was() -> None:
    before = sheet()
    after = mark(before, page(column(lines=4, room=8)), GRID)
    assert before == sheet()
    assert after.size == before.size
    assert after.mode == "RGB"


def test_the_same_page_is_marked_alike() -> None:
    made = page(column(lines=4, room=8))
    assert mark(sheet(), made, GRID) == mark(sheet(), made, GRID)
