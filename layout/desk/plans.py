"""A page drawn as a grid of words becomes rectangles with names."""

from dataclasses import dataclass

from layout.codes import Code
from layout.desk.files.sources import nearest
from layout.desk.issue import Area
from layout.notebook import Notebook

FREE = "."
AD = "ad:"
FILLER = "filler:"
# What an editor may place on a page besides stories and advertisements.
FURNITURE = frozenset({"briefs-head", "contents", "imprint", "masthead", "nameplate"})

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """One page's plan and what it may name. `line` is that of its first row.

    `columns` is None where the style is not known; the longest row then counts.
    """

    page: int
    text: str
    names: frozenset[str]
    columns: int | None
    lines: tuple[int | None, ...]
    book: Notebook


def drawn_rows(text: str) -> list[list[str]]:
    """Return a plan's rows as words."""
    return [line.split() for line in text.split("\n") if line.strip()]


def drawn_areas(drawing: Drawing) -> tuple[Area, ...]:
    """Return the areas of a plan in reading order; what is wrong is noted."""
    rows = drawn_rows(drawing.text)
    columns = drawing.columns or max((len(row) for row in rows), default=1)
    if not _even(rows, columns, drawing):
        return ()
    full = [row * columns if len(row) == 1 else row for row in rows]
    cells: dict[str, set[Cell]] = {}
    for y, row in enumerate(full):
        for x, name in enumerate(row):
            cells.setdefault(name, set()).add((y, x))
    areas = _left_to_the_tool(cells.pop(FREE, set()))
    for name, own in cells.items():
        _note_unknown(name, own, drawing)
        area = _area(name, own, drawing)
        if area is not None:
            areas.append(area)
    return tuple(sorted(areas, key=lambda a: (a.row, a.column)))


def _left_to_the_tool(cells: set[Cell]) -> list[Area]:
    """Cut the cells that are left to the tool into rectangles, from the top left."""
    left, areas = set(cells), []
    while left:
        row, column = min(left)
        columns = 1
        while (row, column + columns) in left:
            columns += 1
        span = range(column, column + columns)
        rows = 1
        while all((row + rows, x) in left for x in span):
            rows += 1
        left -= {(y, x) for y in range(row, row + rows) for x in span}
        areas.append(
            Area(name=FREE, column=column, columns=columns, row=row, rows=rows)
        )
    return areas


def _even(rows: list[list[str]], columns: int, drawing: Drawing) -> bool:
    uneven = [y for y, row in enumerate(rows) if len(row) not in (1, columns)]
    for y in uneven:
        drawing.book.note(
            Code.PLAN_ROWS,
            f"page {drawing.page}: row {y + 1} of the plan has {len(rows[y])} words",
            line=drawing.lines[y],
            hint=f"write {columns}, one for each column, or one for the whole width",
        )
    return not uneven


def _note_unknown(name: str, own: set[Cell], drawing: Drawing) -> None:
    if name not in drawing.names:
        drawing.book.note(
            Code.PLAN_NAME,
            f'page {drawing.page}: the plan names "{name}", which is no story, '
            "advertisement or furniture",
            line=drawing.lines[min(own)[0]],
            hint=nearest(name, drawing.names),
        )


def _area(name: str, own: set[Cell], drawing: Drawing) -> Area | None:
    """Return the rectangle of a name's cells, or None with a note why it is none."""
    row, column = min(y for y, _ in own), min(x for _, x in own)
    rows, columns = (
        max(y for y, _ in own) - row + 1,
        max(x for _, x in own) - column + 1,
    )
    if len(own) == rows * columns:
        return Area(name=name, column=column, columns=columns, row=row, rows=rows)
    parts = _parts(own)
    where = drawing.lines[min(parts[-1])[0]]
    if len(parts) > 1 and all(_is_rectangle(part) for part in parts):
        drawing.book.note(
            Code.PLACED_TWICE,
            f'page {drawing.page}: "{name}" is placed {len(parts)} times',
            line=where,
            hint="a story has one area on a page; it may go on on another page",
        )
    else:
        drawing.book.note(
            Code.NO_RECTANGLE,
            f'page {drawing.page}: the area "{name}" is no rectangle',
            line=where,
            hint="draw it with four corners",
        )
    return None


def _is_rectangle(cells: set[Cell]) -> bool:
    ys, xs = [y for y, _ in cells], [x for _, x in cells]
    return len(cells) == (max(ys) - min(ys) + 1) * (max(xs) - min(xs) + 1)


def _parts(cells: set[Cell]) -> list[set[Cell]]:
    """Split cells into connected parts, from the top left on."""
    left, parts = set(cells), []
    while left:
        part, edge = set(), {min(left)}
        while edge:
            part |= edge
            edge = {
                (y + dy, x + dx)
                for y, x in edge
                for dy, dx in ((0, 1), (1, 0), (0, -1), (-1, 0))
            } & (left - part)
        left -= part
        parts.append(part)
    return parts
