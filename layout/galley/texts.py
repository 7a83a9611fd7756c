"""Display and small type set to a width: standfirsts, captions, cells, boxes."""

from itertools import pairwise

from layout.desk.issue import FactBox, Span, Table
from layout.galley.galley import Line, SetBox, SetTable, SetText
from layout.galley.ragged import balance
from layout.galley.setting import line_of
from layout.galley.strip import Strip, StripCutter
from layout.units import whole_lines

# A box's tint stands this far out from its text, in points.
BOX_PADDING = 6.0
# White between a table's columns, in em of the table's type.
CELL_GAP = 0.9


def set_rows(
    strip: Strip,
    rows: tuple[tuple[int, int], ...],
    job: tuple[float, float],
    offset: float = 0.0,
) -> tuple[Line, ...]:
    """Make ragged lines of breaks; `job` is the size and the measure in points.

    All of them are moved in from the left by `offset` points.
    """
    size, measure = job
    return tuple(
        line_of(
            strip,
            row,
            width=(strip.end[row[1]] - strip.start[row[0]]) * size,
            measure=measure,
            offset=offset,
            justified=False,
        )
        for row in rows
    )


def set_text(
    spans: tuple[Span, ...], cutter: StripCutter, job: tuple[float, float, str]
) -> SetText:
    """Set spans ragged with balanced lines; `job` is width, grid leading, language.

    A hanging indent of the element narrows all lines alike.
    """
    width, grid, language = job
    element = cutter.element
    hang = element.hang * element.size
    measure = width - hang
    strip = cutter.strip(spans, measure / element.size)
    lines: tuple[Line, ...] = ()
    if strip.tokens:
        breaks = balance(strip, measure / element.size, language)
        # Where not even a letter fits, lines stick out; makeup refuses such a table.
        rows = breaks.rows if breaks else tuple(pairwise(range(len(strip.end))))
        lines = set_rows(strip, rows, (element.size, measure), hang)
    return SetText(
        element=element.name,
        size=element.size,
        leading=element.leading,
        lines=lines,
        lines_deep=whole_lines(len(lines) * element.leading, grid),
        width=width,
    )


def set_box(
    box: FactBox,
    cutters: tuple[StripCutter, StripCutter],
    job: tuple[float, float, str],
) -> SetBox:
    """Set a fact box; `cutters` are those of its title and its text."""
    width, grid, language = job
    title_cutter, cutter = cutters
    inner = width - 2 * BOX_PADDING
    title = set_text((Span(text=box.title),), title_cutter, (inner, grid, language))
    blocks = tuple(
        set_text(block.spans, cutter, (inner, grid, language)) for block in box.blocks
    )
    deep = title.lines_deep + sum(block.lines_deep for block in blocks)
    return SetBox(
        title=title,
        blocks=blocks,
        markers=tuple(block.marker for block in box.blocks),
        padding=BOX_PADDING,
        width=width,
        lines_deep=deep + 1,
        source_line=box.line,
    )


def set_table(
    table: Table,
    cutters: tuple[StripCutter, StripCutter],
    job: tuple[float, float, str],
) -> SetTable:
    """Set a table to a width; `cutters` are those of its head and its cells.

    Number columns get the width that they need, the widest text column the rest. A
    row is as deep as its deepest cell.
    """
    width, grid, language = job
    widths = _column_widths(table, cutters, width)
    head_cutter, cutter = cutters

    def row(
        cells: tuple[tuple[Span, ...], ...], by: StripCutter
    ) -> tuple[SetText, ...]:
        return tuple(
            set_text(cell, by, (room, grid, language))
            for cell, room in zip(cells, widths, strict=True)
        )

    header = row(table.header, head_cutter) if any(table.header) else ()
    rows = tuple(row(cells, cutter) for cells in table.rows)
    deep = tuple(
        max((1, *(cell.lines_deep for cell in cells)))
        for cells in ((header, *rows) if header else rows)
    )
    return SetTable(
        header=header,
        rows=rows,
        columns=widths,
        gap=CELL_GAP * cutter.element.size,
        align=table.align,
        row_lines=deep,
        width=width,
        lines_deep=sum(deep),
        source_line=table.line,
    )


def table_width(table: Table, cutters: tuple[StripCutter, StripCutter]) -> float:
    """Return the width in points at which no cell of a table needs a second line."""
    return sum(_natural(table, cutters)) + _gaps(table, cutters[1])


def _gaps(table: Table, cutter: StripCutter) -> float:
    return (len(table.align) - 1) * CELL_GAP * cutter.element.size


def _natural(table: Table, cutters: tuple[StripCutter, StripCutter]) -> list[float]:
    head, cell = cutters
    columns = []
    for number in range(len(table.align)):
        widths = [_width(row[number], cell) for row in table.rows]
        if any(table.header):
            widths.append(_width(table.header[number], head))
        columns.append(max(widths, default=0.0) + 0.5)
    return columns


def _width(spans: tuple[Span, ...], cutter: StripCutter) -> float:
    strip = cutter.strip(spans, float("inf"))
    return strip.end[-1] * cutter.element.size


def _column_widths(
    table: Table, cutters: tuple[StripCutter, StripCutter], width: float
) -> tuple[float, ...]:
    """Share out a width: natural widths; the first text column takes the rest.

    Where there is less than that, the widest column is squeezed first.
    """
    natural = _natural(table, cutters)
    spare = width - _gaps(table, cutters[1]) - sum(natural)
    if spare >= 0:
        natural[_first_text_column(table)] += spare
        return tuple(natural)
    widest = natural.index(max(natural))
    room = spare + sum(natural)
    natural[widest] = max(natural[widest] + spare, room / (2 * len(natural)))
    return tuple(n * min(1.0, room / sum(natural)) for n in natural)


def _first_text_column(table: Table) -> int:
    return table.align.index("left") if "left" in table.align else 0
