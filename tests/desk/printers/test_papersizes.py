"""Paper by name and in millimetres."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.desk.keytypes import LEAST_PAPER, MOST_PAPER
from layout.desk.printers.papersizes import SIZES, lying, paper_size
from layout.geometry import Size
from layout.units import points


@pytest.mark.parametrize(
    ("name", "width", "height"),
    [
        ("A4", 210, 297),
        ("a3", 297, 420),
        ("sra3", 320, 450),
        ("Letter", 215.9, 279.4),
        ("450x320", 450, 320),
        ("450 X 320.5", 450, 320.5),
        (" 450 × 320 ", 450, 320),
        ("50x2000", 50, 2000),
    ],
)
def test_a_size_in_points(name: str, width: float, height: float) -> None:
    size = paper_size(name)
    assert size is not None
    assert [size.width, size.height] == pytest.approx([points(width), points(height)])


@pytest.mark.parametrize(
    "name",
    ["", "A9", "450", "450x", "-450x320", "450x320x2", "49x300", "300x2001"],
)
def test_what_is_no_paper(name: str) -> None:
    assert paper_size(name) is None


@pytest.mark.parametrize("name", sorted(SIZES))
def test_named_papers_stand_upright(name: str) -> None:
    size = paper_size(name)
    assert size is not None
    assert size.width < size.height


@pytest.mark.parametrize(
    ("block", "across"),
    [(Size(300, 200), True), (Size(200, 300), False), (Size(200, 200), False)],
)
def test_a_sheet_lies_as_what_is_printed_on_it(block: Size, across: bool) -> None:
    for sheet in (Size(320, 450), Size(450, 320)):
        turned = lying(sheet, block)
        assert sorted(turned) == sorted(sheet)
        assert (turned.width > turned.height) == across


SIDES = st.floats(LEAST_PAPER, MOST_PAPER).map(lambda side: round(side, 2))


@given(SIDES, SIDES)
def test_any_size_in_millimetres_is_read(width: float, height: float) -> None:
    size = paper_size(f"{width:.2f}x{height:.2f}")
    assert size is not None
    assert size.width == pytest.approx(points(width))
    assert size.height == pytest.approx(points(height))
