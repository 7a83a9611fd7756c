"""The measure of white is right on pages whose white is known."""

from layout.geometry import Rect
from layout.makeup.dummy import Frame, Page, PlacedText
from layout.makeup.placing import furnishing
from layout.makeup.plot import GAP
from tests.makeup.stories import GRID
from tests.makeup.whites import whites

TOP = furnishing.depth(2, opens_section=False)


def rect(column: int, columns: int, line: int, lines: int) -> Rect:
    return Rect(x=GRID.x(column), line=line, width=GRID.span(columns), lines=lines)


def frame(slug: str, place: Rect, *ends: int) -> Frame:
    """Return a story whose columns end so many lines above its foot."""
    first = round(place.x / (GRID.measure + GRID.gutter))
    items = tuple(
        PlacedText(
            role="pull_quote",
            rect=rect(first + n, 1, place.line, place.lines - end),
            text=None,  # type: ignore[arg-type]
        )
        for n, end in enumerate(ends)
    )
    return Frame(slug=slug, headline="", language="en", part=0, rect=place, items=items)


def page(*frames: Frame) -> Page:
    return Page(number=2, section="News", ink="mono", frames=frames, furniture=())


def test_a_full_page_leaves_nothing() -> None:
    full = frame("a", rect(0, 5, TOP, GRID.lines - TOP), 0, 0, 0, 0, 0)
    found = whites(page(full), GRID)
    assert (found.open_lines, found.empty_lines, found.unused) == (0, 0, 0)
    assert found.uneven == ()


def test_open_columns_are_added_up_and_rounded_up() -> None:
    short = frame("a", rect(0, 5, TOP, GRID.lines - TOP), 2, 1, 1, 1, 1)
    found = whites(page(short), GRID)
    assert (found.open_lines, found.unused) == (6, 2)
    assert found.uneven == ()


def test_columns_two_lines_apart_are_uneven() -> None:
    uneven = frame("a", rect(0, 5, TOP, GRID.lines - TOP), 0, 0, 0, 0, 2)
    assert whites(page(uneven), GRID).uneven == (("a", 2),)


def test_white_between_stories_is_due_and_more_is_a_hole() -> None:
    upper = frame("a", rect(0, 5, TOP, 40), 0, 0, 0, 0, 0)
    start = TOP + 40 + GAP
    lower = frame("b", rect(0, 5, start, GRID.lines - start), 0, 0, 0, 0, 0)
    assert whites(page(upper, lower), GRID).unused == 0
    narrow = frame("b", rect(0, 4, start, GRID.lines - start), 0, 0, 0, 0)
    [hole] = whites(page(upper, narrow), GRID).holes
    assert hole == (4, TOP + 40, GRID.lines - TOP - 40)


def test_a_page_without_anything_is_one_hole() -> None:
    found = whites(page(), GRID)
    assert found.unused == GRID.lines - TOP
    assert found.open_lines == 0
