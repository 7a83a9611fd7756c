"""Display and small type set to a width: standfirsts, captions, cells, boxes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from layout.desk.issue import FactBox, Span, Table
from layout.galley.galley import Line, SetBox, SetTable, SetText
from layout.galley.ragged import balance
from layout.galley.setting import line_of
from layout.galley.stick import Stick
from layout.galley.strip import Strip, StripCutter, StripLine
from layout.units import whole_lines

# A box's tint stands this far out from its text, in points.
BOX_PADDING = 6.0
# White between a table's columns, in em of the table's type.
CELL_GAP = 0.9
# A table of more grid lines is cut: so many rows stand under its head, and then so many
# at a time.
LONG_TABLE = 14
FIRST_ROWS, ROWS = 3, 2
# A column is this much wider than its widest cell, in points: no cell breaks for the
# float's last bit.
EASE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Cutters:
    """The cutters of a box or table: of its title or head row, and of the rest."""

    head: StripCutter
    text: StripCutter


def set_rows(
    strip: Strip,
    rows: Iterable[StripLine],
    *,
    size: float,
    measure: float,
    offset: float = 0.0,
) -> tuple[Line, ...]:
    """Make ragged lines of rows of a strip, all moved in from the left by `offset`.

    `size`, `measure` and `offset` are points.
    """
    return tuple(
        line_of(
            strip,
            row,
            width=strip.width(row) * size,
            measure=measure,
            offset=offset,
            justified=False,
        )
        for row in rows
    )


def set_text(spans: tuple[Span, ...], cutter: StripCutter, stick: Stick) -> SetText:
    """Set spans ragged with balanced lines.

    A hanging indent of the element narrows all lines alike.
    """
    element = cutter.element
    hang = element.hang * element.size
    measure = stick.width - hang
    room = measure / element.size
    strip = cutter.strip(spans, room)
    lines: tuple[Line, ...] = ()
    if strip.tokens:
        breaks = balance(strip, room, stick.language)
        # Where not even a letter fits, lines stick out; makeup refuses such a table.
        rows = breaks.rows if breaks else _every_break(strip)
        lines = set_rows(strip, rows, size=element.size, measure=measure, offset=hang)
    return SetText(
        element=element.name,
        size=element.size,
        leading=element.leading,
        lines=lines,
        lines_deep=whole_lines(len(lines) * element.leading, stick.leading),
        width=stick.width,
    )


def _every_break(strip: Strip) -> tuple[StripLine, ...]:
    return tuple(StripLine(*ends) for ends in pairwise(range(len(strip.end))))


def set_box(box: FactBox, cutters: Cutters, stick: Stick) -> SetBox:
    """Set a fact box, whose tint takes the stick's whole width."""
    inner = replace(stick, width=stick.width - 2 * BOX_PADDING)
    title = set_text((Span(text=box.title),), cutters.head, inner)
    blocks = tuple(set_text(block.spans, cutters.text, inner) for block in box.blocks)
    deep = title.lines_deep + sum(block.lines_deep for block in blocks)
    return SetBox(
        title=title,
        blocks=blocks,
        markers=tuple(block.marker for block in box.blocks),
        padding=BOX_PADDING,
        width=stick.width,
        lines_deep=deep + 1,
        source_line=box.line,
    )


def set_table(table: Table, cutters: Cutters, stick: Stick) -> SetTable:
    """Set a table to a width.

    Number columns get the width that they need, the widest text column the rest. A
    row is as deep as its deepest cell.
    """
    widths = _column_widths(table, cutters, stick.width)

    def row(
        cells: tuple[tuple[Span, ...], ...], by: StripCutter
    ) -> tuple[SetText, ...]:
        return tuple(
            set_text(cell, by, replace(stick, width=room))
            for cell, room in zip(cells, widths, strict=True)
        )

    header = row(table.header, cutters.head) if any(table.header) else ()
    rows = tuple(row(cells, cutters.text) for cells in table.rows)
    deep = tuple(
        max((1, *(cell.lines_deep for cell in cells)))
        for cells in ((header, *rows) if header else rows)
    )
    return SetTable(
        header=header,
        rows=rows,
        columns=widths,
        gap=_gap(cutters),
        align=table.align,
        row_lines=deep,
        width=stick.width,
        lines_deep=sum(deep),
        source_line=table.line,
    )


def is_within(table: SetTable) -> bool:
    """Say whether a table's cells have room in their columns, and no word is cut."""
    return all(
        line.width <= width + EASE and not line.cut
        for row in (table.header, *table.rows)
        for cell, width in zip(row, table.columns, strict=False)
        for line in cell.lines
    )


def parted(table: SetTable) -> tuple[SetTable, ...]:
    """Cut a long table into parts that may stand in column after column.

    Each has the head; see `SetTable.again`. No row stands alone under the first, and
    but for the last, rows go on in twos.
    """
    head = table.row_lines[: 1 if table.header else 0]
    depths = table.row_lines[len(head) :]
    if sum(depths) <= LONG_TABLE:
        return (table,)
    ends = [0, *range(FIRST_ROWS, len(depths) - 1, ROWS), len(depths)]
    parts = []
    for first, last in pairwise(ends):
        own = depths[first:last]
        again = first > 0 and bool(head)
        parts.append(
            replace(
                table,
                rows=table.rows[first:last],
                row_lines=(*head, *own),
                lines_deep=sum(own) + (0 if again else sum(head)),
                part=True,
                again=again,
            )
        )
    return tuple(parts)


def table_width(table: Table, cutters: Cutters) -> float:
    """Return the width in points at which no cell of a table needs a second line."""
    return sum(_natural(table, cutters)) + _gaps(table, cutters)


def _gap(cutters: Cutters) -> float:
    return CELL_GAP * cutters.text.element.size


def _gaps(table: Table, cutters: Cutters) -> float:
    return (len(table.align) - 1) * CELL_GAP * cutters.text.element.size


def _natural(table: Table, cutters: Cutters) -> list[float]:
    """Return the widths in points that columns have where no cell is broken."""
    columns = []
    for number in range(len(table.align)):
        widths = [_width(row[number], cutters.text) for row in table.rows]
        if any(table.header):
            widths.append(_width(table.header[number], cutters.head))
        columns.append(max(widths, default=0.0) + EASE)
    return columns


def _width(spans: tuple[Span, ...], cutter: StripCutter) -> float:
    strip = cutter.strip(spans, float("inf"))
    return strip.end[-1] * cutter.element.size


def _column_widths(table: Table, cutters: Cutters, width: float) -> tuple[float, ...]:
    """Share out a width: natural widths; the first text column takes the rest.

    Where there is less than that, the widest column is squeezed first.
    """
    natural = _natural(table, cutters)
    spare = width - _gaps(table, cutters) - sum(natural)
    if spare >= 0:
        natural[_first_text_column(table)] += spare
        return tuple(natural)
    widest = natural.index(max(natural))
    room = spare + sum(natural)
    natural[widest] = max(natural[widest] + spare, room / (2 * len(natural)))
    return tuple(n * min(1.0, room / sum(natural)) for n in natural)


def _first_text_column(table: Table) -> int:
    return table.align.index("left") if "left" in table.align else 0
