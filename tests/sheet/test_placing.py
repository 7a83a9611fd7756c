"""Where the pages of a side stand, as the operators of its content stream say it."""

import io
import re

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.geometry import Point, Size
from layout.sheet.document import PdfBox, PressDocument
from layout.sheet.folding import FOLDS
from layout.sheet.ordering import Folds, sheets
from layout.sheet.placing import Bed, corner_of, side_content
from layout.sheet.sheet import Cell, Scheme, Sheet
from tests.sheet.papers import EDGE, marked

CELL = Size(100, 140)


def bed(*, creep: float = 0.0, marks: bool = False, bleed: float = 6.0) -> Bed:
    return Bed(
        size=Size(500, 500),
        corner=Point(30, 20),
        cell=CELL,
        scale=1.0,
        bleed=bleed,
        creep=creep,
        marks=marks,
    )


def document(pages: int) -> PressDocument:
    pdf = pikepdf.open(io.BytesIO(marked(1)))
    trim = PdfBox(left=EDGE, foot=EDGE, right=EDGE + 100, top=EDGE + 140)
    return PressDocument(pdf=pdf, trims=(trim,) * pages, bleed=6.0)


def saddle(pages: int) -> tuple[Sheet, ...]:
    return sheets(Scheme.SADDLE, pages, Folds())


def moves(content: str) -> dict[int, tuple[float, float]]:
    """Return how far each page is moved within its place, by its number."""
    found = re.findall(r"1 0 0 1 (\S+) (\S+) cm\n/P(\d+) Do", content)
    return {int(page): (float(x), float(y)) for x, y, page in found}


def places(content: str) -> dict[int, tuple[float, ...]]:
    """Return each page's scale and corner, by its number."""
    found = re.findall(r"q\n(\S+) 0 0 \S+ (\S+) (\S+) cm\n.*\n.*\n/P(\d+) Do", content)
    return {int(p): (float(s), float(x), float(y)) for s, x, y, p in found}


def clips(content: str) -> dict[int, list[float]]:
    """Return what is shown of each page: left, foot, width, height."""
    found = re.findall(r"(\S+ \S+ \S+ \S+) re W n\n.*\n/P(\d+) Do", content)
    return {int(page): [float(v) for v in box.split()] for box, page in found}


def test_cells_count_from_the_top_left_and_corners_from_the_foot() -> None:
    corners = [
        corner_of(Cell(page=1, column=column, row=row), 2, bed())
        for row in (0, 1)
        for column in (0, 1)
    ]
    assert corners == [(30, 160), (130, 160), (30, 20), (130, 20)]


def test_a_page_stands_with_its_trim_on_its_cell() -> None:
    [sheet] = saddle(4)
    content = side_content(sheet.front, sheet, bed(), document(4))
    assert places(content) == {4: (1, 30, 20), 1: (1, 130, 20)}
    assert moves(content) == {4: (-EDGE, -EDGE), 1: (-EDGE, -EDGE)}


def test_a_turned_page_hangs_from_the_far_corner_of_its_cell() -> None:
    [sheet] = sheets(Scheme.NESTED, 8, Folds(fold=8))
    content = side_content(sheet.front, sheet, bed(), document(8))
    assert places(content) == {
        5: (-1, 130, 300),
        4: (-1, 230, 300),
        8: (1, 30, 20),
        1: (1, 130, 20),
    }


def test_bleed_is_shown_only_at_the_edges_of_the_block() -> None:
    [sheet] = sheets(Scheme.NESTED, 8, Folds(fold=8))
    shown = clips(side_content(sheet.front, sheet, bed(), document(8)))
    # Page 8: left and foot open. Page 5 hangs head down: its open edges are then
    # its right one and its foot.
    assert shown == {
        8: [-6, -6, 106, 146],
        1: [0, -6, 106, 146],
        5: [0, -6, 106, 146],
        4: [-6, -6, 106, 146],
    }


def test_blank_pages_are_not_drawn() -> None:
    [sheet] = saddle(3)
    content = side_content(sheet.front, sheet, bed(), document(3))
    assert re.findall(r"/P\d+ Do", content) == ["/P1 Do"]


@pytest.mark.parametrize(
    ("pages", "steps"),
    [
        pytest.param(4, {1: 0, 4: 0}, id="one sheet has no creep"),
        pytest.param(8, {1: 0, 8: 0, 3: -4, 6: 4}, id="the inner of two has all"),
        pytest.param(
            12, {1: 0, 12: 0, 3: -2, 10: 2, 5: -4, 8: 4}, id="the middle one has half"
        ),
    ],
)
def test_creep_grows_evenly_towards_the_innermost_sheet(
    pages: int, steps: dict[int, int]
) -> None:
    found: dict[int, float] = {}
    for sheet in saddle(pages):
        content = side_content(sheet.front, sheet, bed(creep=4), document(pages))
        found |= {page: x + EDGE for page, (x, _) in moves(content).items()}
    assert found == pytest.approx(steps)


def test_marks_are_dashed_where_the_sheet_is_folded() -> None:
    [sheet] = saddle(4)
    content = side_content(sheet.front, sheet, bed(marks=True), document(4))
    upright = re.findall(r"\[(.*?)\] 0 d\n(\S+) \S+ m", content)
    # Three upright lines: cut at both sides, folded between; two lying ones, both cut.
    assert [dash for dash, _ in upright] == ["", "2 1.5", "", "", ""]
    assert [float(x) for _, x in upright[:3]] == [30, 130, 230]


def test_every_mark_is_off_the_bleed() -> None:
    [sheet] = saddle(4)
    content = side_content(sheet.front, sheet, bed(marks=True), document(4))
    strokes = re.findall(r"(\S+) (\S+) m\n(\S+) (\S+) l S", content)
    assert len(strokes) == 2 * (3 + 2)
    for numbers in strokes:
        x0, y0, x1, y1 = map(float, numbers)
        beside = max(x0, x1) < 30 - 6 or min(x0, x1) > 230 + 6
        above_or_below = max(y0, y1) < 20 - 6 or min(y0, y1) > 160 + 6
        assert beside or above_or_below


def test_without_marks_there_is_no_line() -> None:
    [sheet] = saddle(4)
    assert " l S" not in side_content(sheet.front, sheet, bed(), document(4))


@settings(max_examples=40)
@given(
    fold=st.sampled_from(sorted(FOLDS)), count=st.integers(min_value=1, max_value=48)
)
def test_no_two_pages_of_a_side_share_a_place(fold: int, count: int) -> None:
    doc = document(count)
    for sheet in sheets(Scheme.GATHERED, count, Folds(fold=fold, signature=fold)):
        for side in sheet.sides:
            content = side_content(side, sheet, bed(), doc)
            drawn = places(content)
            assert sorted(drawn) == sorted(c.page for c in side if c.page)
            # Brought back to their lower left corners.
            corners = {
                (x - 100 * (s < 0), y - 140 * (s < 0)) for s, x, y in drawn.values()
            }
            assert len(corners) == len(drawn)
            assert corners <= {corner_of(c, sheet.rows, bed()) for c in side}
