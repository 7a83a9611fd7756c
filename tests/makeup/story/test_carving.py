"""A story's rectangle carved up, drawn in characters: one a column and line."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.desk.issue import FactBox
from layout.galley.composing import ComposingRoom
from layout.makeup.bounds import BOUNDS
from layout.makeup.plot import Plot
from layout.makeup.story.anatomy import (
    Carving,
    CarvingOrder,
    Inset,
    SetPicture,
    SetQuote,
)
from layout.makeup.story.carving import carve, picture_lines
from layout.makeup.story.pieces import (
    default_columns,
    headings,
    insets,
    quotes,
    set_picture,
)
from tests.makeup.stories import GRID, STYLE, article, paragraph, picture

SHOP = ComposingRoom(STYLE)
QUOTES = quotes(article(pull_quotes=("Nobody asked the baker",) * 2), SHOP)
BOX = SHOP.box(
    FactBox(title="In figures", blocks=(paragraph(1),) * 2, line=1), GRID.measure, "en"
)


def shot(columns: int = 1, **changes: object) -> SetPicture:
    return set_picture(picture(**changes), SHOP, columns, "en-GB")


def carved(
    columns: int, lines: int, *pieces: Inset, head: int = 4, **depths: int
) -> Carving:
    plot = Plot(column=0, columns=columns, line=0, lines=lines)
    named = {f"{name}.jpg": depth for name, depth in depths.items()}
    return carve(plot, CarvingOrder(head_lines=head, insets=pieces, depths=named), GRID)


def drawn(carving: Carving, head_lines: int) -> list[str]:
    """Draw a carving: `h` heading, `p` picture, `q` quote, `b` box, `|` copy.

    A place that two pieces claim is an `X`; nothing may be drawn outside.
    """
    plot = carving.plot
    cells = [["."] * plot.columns for _ in range(plot.lines)]

    def fill(sign: str, place: tuple[int, int], size: tuple[int, int]) -> None:
        for row in range(place[1] - plot.line, place[1] - plot.line + size[1]):
            for column in range(
                place[0] - plot.column, place[0] - plot.column + size[0]
            ):
                assert 0 <= row < plot.lines
                assert 0 <= column < plot.columns
                taken = cells[row][column] != "."
                cells[row][column] = "X" if taken else sign

    fill("h", (plot.column, carving.head_line), (plot.columns, head_lines))
    for place in carving.places:
        sign = {SetPicture: "p", SetQuote: "q"}.get(type(place.inset), "b")
        fill(sign, (place.column, place.line), (place.columns, place.lines))
    for column in carving.columns:
        fill("|", (column.column, column.line), (1, column.lines))
    return ["".join(row) for row in cells]


def test_nothing_but_copy() -> None:
    assert drawn(carved(3, 8, head=2), 2) == ["hhh"] * 2 + ["|||"] * 6


def test_a_picture_hangs_at_the_right_below_the_head() -> None:
    carving = carved(3, 14, shot(columns=2), head=2, weir=4)
    below = shot(columns=2).caption_lines
    rows = drawn(carving, 2)
    depth = 4 + below
    assert rows[:2] == ["hhh"] * 2
    assert rows[2 : 2 + depth] == ["|pp"] * depth
    assert rows[2 + depth] == "|.."
    assert rows[3 + depth :] == ["|||"] * (11 - depth)


def test_a_picture_as_wide_as_the_story_stands_above_its_head() -> None:
    carving = carved(2, 16, shot(columns=2), head=2, weir=4)
    rows = drawn(carving, 2)
    depth = 4 + shot(columns=2).caption_lines
    assert rows[:depth] == ["pp"] * depth
    assert rows[depth + 1 : depth + 3] == ["hh"] * 2


def test_a_box_stands_at_the_foot_at_the_right() -> None:
    rows = drawn(carved(3, BOX.lines_deep + 10, BOX, head=2), 2)
    assert rows[-BOX.lines_deep :] == ["||b"] * BOX.lines_deep
    assert rows[-BOX.lines_deep - 1] == "||."


def test_a_quote_heads_a_column_that_is_not_the_first() -> None:
    quote = QUOTES[0]
    rows = drawn(carved(3, 40, quote, head=2), 2)
    assert rows[2 : 2 + quote.lines] == ["||q"] * quote.lines


def test_two_quotes_never_stand_side_by_side() -> None:
    carving = carved(3, 60, *QUOTES)
    assert len(carving.dropped) == 1
    assert not carved(5, 60, *QUOTES).dropped


def test_what_has_no_room_is_dropped_and_told() -> None:
    carving = carved(2, 10, BOX, shot(), head=4, weir=20)
    assert len(carving.dropped) + len(carving.places) == 2
    assert carving.dropped


def test_short_columns_are_counted() -> None:
    depth = 20 - 2 - shot().caption_lines - 1 - BOUNDS.story.shortest_leg
    assert carved(3, 20, shot(), head=2, weir=depth).short == 1
    assert carved(3, 20, shot(), head=2, weir=depth - 1).short == 0


SHOTS = st.builds(
    lambda columns, height, name: shot(columns, height=height, name=f"{name}.jpg"),
    st.integers(min_value=1, max_value=4),
    st.integers(min_value=300, max_value=2500),
    st.sampled_from("abcd"),
)


@given(
    columns=st.integers(min_value=1, max_value=5),
    lines=st.integers(min_value=8, max_value=90),
    head=st.integers(min_value=2, max_value=8),
    pieces=st.lists(
        st.one_of(SHOTS, st.sampled_from([BOX, *QUOTES])), max_size=4, unique_by=id
    ),
)
def test_nothing_overlaps_and_all_is_inside(
    columns: int, lines: int, head: int, pieces: list[Inset]
) -> None:
    carving = carved(columns, lines, *pieces, head=head)
    assert "X" not in "".join(drawn(carving, head))
    assert len(carving.places) + len(carving.dropped) == len(pieces)
    assert all(column.lines > 0 for column in carving.columns)
    assert carving.capacity == sum(row.count("|") for row in drawn(carving, head))


@given(
    columns=st.integers(min_value=1, max_value=5), pieces=st.lists(SHOTS, max_size=3)
)
def test_pictures_have_the_depth_that_was_ordered(
    columns: int, pieces: list[SetPicture]
) -> None:
    depths = {piece.picture.name: piece.least for piece in pieces}
    plot = Plot(column=0, columns=columns, line=3, lines=80)
    order = CarvingOrder(head_lines=3, insets=tuple(pieces), depths=depths)
    for place in carve(plot, order, GRID).places:
        assert isinstance(place.inset, SetPicture)
        assert place.lines == picture_lines(place.inset, order)


@pytest.mark.parametrize(
    ("height", "columns", "number", "wide"),
    [
        (1000, 5, 0, 3),
        (1000, 3, 0, 2),
        (1000, 1, 0, 1),
        (2000, 5, 0, 1),
        (1000, 5, 1, 1),
    ],
)
def test_width_of_pictures_without_a_wish(
    height: int, columns: int, number: int, wide: int
) -> None:
    assert default_columns(picture(height=height), columns, number) == wide


@pytest.mark.parametrize(("pixels", "wide"), [(250, 1), (599, 1), (600, 2), (900, 3)])
def test_photograph_is_no_wider_than_its_pixels_allow(pixels: int, wide: int) -> None:
    small = replace(picture(height=100), width=pixels)
    assert default_columns(small, 5, 0) == wide


def test_picture_keeps_its_shape_at_every_width() -> None:
    for columns in range(1, 6):
        found = shot(columns)
        want = GRID.span(columns) * 1000 / 1500 / GRID.leading
        assert found.natural == round(want)
        assert found.least < found.natural < found.most


def test_drawings_are_never_cropped() -> None:
    found = shot(2, vector=True)
    assert found.least == found.natural == found.most


def test_pictures_are_no_wider_than_their_story(shop: ComposingRoom) -> None:
    story = article(pictures=(picture(columns=4),))
    assert isinstance(found := insets(story, shop, 2)[0], SetPicture)
    assert found.columns == 2


def test_heading_is_as_deep_as_its_pieces(shop: ComposingRoom) -> None:
    story = article(standfirst="The county finds the money")
    heading = headings(story, shop, 3)[0]
    pieces = (heading.kicker, heading.head, heading.standfirst, heading.byline)
    assert heading.lines == sum(piece.lines_deep for piece in pieces if piece) + 1
    bare = headings(article(kicker="", byline=""), shop, 3)[0]
    assert bare.lines == bare.head.lines_deep + 1
