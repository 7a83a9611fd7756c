"""Heads, tables and fact boxes."""

import pytest

from layout.desk.issue import BlockKind, FactBox, Span, Table, TextBlock
from layout.desk.stylebook import HeadClass, HeadSize
from layout.galley.composing import ComposingRoom
from layout.galley.heads import FILL
from layout.galley.texts import BOX_PADDING, parted
from layout.units import whole_lines
from tests.galley.quadshop import COURIER

HEADLINES = [
    "Bridge to close for nine weeks",
    "Divers find a crack in the second pier and the baker finds a letter",
    "Rates",
    "Council of the county and the weir at odds",
]


def spans(*cells: str) -> tuple[tuple[Span, ...], ...]:
    return tuple((Span(text=cell),) if cell else () for cell in cells)


def table(*rows: tuple[str, ...], header: tuple[str, ...] = ("Road", "Cost")) -> Table:
    return Table(
        header=spans(*header),
        rows=tuple(spans(*row) for row in rows),
        align=("left", "right"),
        line=1,
    )


ROWS = (("Bridge Street", "£1,400"), ("Weir", "£90"))


@pytest.mark.parametrize("rank", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("columns", [1, 2, 3, 5])
@pytest.mark.parametrize("headline", HEADLINES)
def test_heads_fit_their_width_and_class(
    courier: ComposingRoom, rank: int, columns: int, headline: str
) -> None:
    kind, width = COURIER.heads[rank], COURIER.grid.span(columns)
    sizes = {(size.size, size.leading) for size in kind.sizes}
    found = courier.head(headline, kind, width, "en-GB")
    for text in found:
        assert text.text == headline or len(text.lines) > max(kind.lines)
        assert all(line.width <= width + 1e-6 for line in text.lines)
        assert (text.size, text.leading) in sizes
        assert text.lines_deep * COURIER.grid.leading >= len(text.lines) * text.leading
    if len(found) > 1:
        assert all(len(text.lines) in kind.lines for text in found)


def test_the_largest_size_that_fits_is_taken(quad: ComposingRoom) -> None:
    sizes = tuple(HeadSize(size=s, leading=s) for s in (30.0, 20.0, 10.0))
    kind = HeadClass(rank=3, face="text", sizes=sizes, lines=(1, 2))
    for width, size in ((150.0, 30.0), (100.0, 20.0), (50.0, 10.0)):
        head = quad.head("aaaaa bbbbb", kind, width, "")[0]
        assert (head.size, len(head.lines)) == (size, 2)


@pytest.mark.parametrize("columns", [2, 3, 5])
@pytest.mark.parametrize("headline", [HEADLINES[0], HEADLINES[3]])
def test_last_line_of_a_head_is_no_rump(
    courier: ComposingRoom, columns: int, headline: str
) -> None:
    kind, width = COURIER.heads[2], COURIER.grid.span(columns)
    widths = [line.width for line in courier.head(headline, kind, width, "en")[0].lines]
    assert widths[-1] >= FILL * max(widths)


def test_a_head_that_fits_no_size_is_still_set(courier: ComposingRoom) -> None:
    headline = "Notwithstanding " * 12
    kind, width = COURIER.heads[1], COURIER.grid.span(1)
    found = courier.head(headline.strip(), kind, width, "en-GB")
    assert len(found) == 1
    whole = "".join(x.text.rstrip("-") for x in found[0].lines).replace(" ", "")
    assert whole == headline.replace(" ", "")


@pytest.mark.parametrize("columns", [1, 2, 4])
def test_table_fills_its_width(courier: ComposingRoom, columns: int) -> None:
    width = COURIER.grid.span(columns)
    found = courier.table(table(*ROWS), width, "en-GB")
    gaps = found.gap * (len(found.columns) - 1)
    assert sum(found.columns) + gaps == pytest.approx(width)


def test_text_column_takes_what_numbers_leave(courier: ComposingRoom) -> None:
    narrow = courier.table(table(*ROWS), 200.0, "en-GB")
    wide = courier.table(table(*ROWS), 300.0, "en-GB")
    assert wide.columns[1] == pytest.approx(narrow.columns[1])
    assert wide.columns[0] == pytest.approx(narrow.columns[0] + 100)
    assert wide.align == ("left", "right")


def test_rows_are_whole_lines_of_their_deepest_cell(courier: ComposingRoom) -> None:
    long = ("Bridge Street from the weir as far as the market place", "£1,400")
    found = courier.table(table(long, *ROWS), 120.0, "en-GB")
    deepest = [max(cell.lines_deep for cell in row) for row in found.rows]
    assert list(found.row_lines) == [1, *deepest]
    assert deepest[0] > 1
    assert found.lines_deep == sum(found.row_lines)


def test_no_cell_is_wider_than_its_column(courier: ComposingRoom) -> None:
    long = ("Bridge Street from the weir as far as the market place", "£1,400")
    found = courier.table(table(long, *ROWS), 120.0, "en-GB")
    for row in (found.header, *found.rows):
        for cell, room in zip(row, found.columns, strict=True):
            assert all(line.width <= room + 1e-6 for line in cell.lines)


def test_at_its_own_width_no_cell_has_a_second_line(courier: ComposingRoom) -> None:
    plain = table(*ROWS)
    width = courier.table_width(plain)
    assert set(courier.table(plain, width, "en-GB").row_lines) == {1}
    assert max(courier.table(plain, width * 0.8, "en-GB").row_lines) > 1


def test_a_table_without_header_has_only_its_rows(courier: ComposingRoom) -> None:
    found = courier.table(table(*ROWS, header=("", "")), 200.0, "en-GB")
    assert found.header == ()
    assert len(found.row_lines) == 2


def test_an_empty_cell_is_a_line_deep(courier: ComposingRoom) -> None:
    found = courier.table(table(("", "")), 200.0, "en-GB")
    assert found.row_lines == (1, 1)


def box(*texts: str, marker: str = "") -> FactBox:
    blocks = tuple(
        TextBlock(
            kind=BlockKind.ITEM if marker else BlockKind.PARAGRAPH,
            spans=(Span(text=text),),
            line=1,
            marker=marker,
        )
        for text in texts
    )
    return FactBox(title="In figures", blocks=blocks, line=1)


def test_box_is_as_deep_as_its_texts_and_its_padding(courier: ComposingRoom) -> None:
    found = courier.box(box("4,900 vehicles", "63 days"), 143.0, "en-GB")
    inside = found.title.lines_deep + sum(b.lines_deep for b in found.blocks)
    padding = whole_lines(2 * BOX_PADDING, COURIER.grid.leading)
    assert inside < found.lines_deep <= inside + padding


def test_box_text_keeps_inside_the_padding(courier: ComposingRoom) -> None:
    found = courier.box(box("word " * 40, marker="•"), 143.0, "en-GB")
    assert found.markers == ("•",)
    for text in (found.title, *found.blocks):
        assert text.width == 143.0 - 2 * BOX_PADDING
        assert all(line.width <= text.width + 1e-6 for line in text.lines)


def test_a_long_table_is_cut_into_parts_with_its_head(courier: ComposingRoom) -> None:
    rows = tuple((f"Row {number}", str(number)) for number in range(40))
    width = COURIER.grid.measure
    whole = courier.table(table(*rows), width, "en-GB")
    parts = parted(whole)
    assert [row for part in parts for row in part.rows] == list(whole.rows)
    assert all(part.header == whole.header and part.part for part in parts)
    assert [part.again for part in parts] == [False, *[True] * (len(parts) - 1)]
    assert [len(part.rows) for part in parts[:2]] == [3, 2]
    assert len(parts[-1].rows) >= 2
    deep = sum(part.lines_deep for part in parts)
    assert deep == whole.lines_deep
    assert {part.head_lines for part in parts[1:]} == {1}


def test_a_short_table_stays_whole(courier: ComposingRoom) -> None:
    whole = courier.table(table(*ROWS), COURIER.grid.measure, "en-GB")
    assert parted(whole) == (whole,)
    assert whole.head_lines == 0


def test_a_long_table_stands_in_the_copy_with_its_cells_broken(
    courier: ComposingRoom,
) -> None:
    cell = "A name of so many words that no column of a newspaper has room for it"
    measure = COURIER.grid.measure
    assert courier.stands_in_copy(table(*ROWS), measure)
    assert not courier.stands_in_copy(table((cell, "1")), measure)
    assert courier.stands_in_copy(table(*[(cell, "1")] * 30), measure)
    wide = "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikationshalle"
    assert not courier.stands_in_copy(table(*[(wide, wide)] * 30), measure)
