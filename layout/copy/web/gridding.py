"""A table's cells in their places, those that are merged over rows and columns too."""

from collections.abc import Callable
from typing import Final

from lxml import etree

from layout.copy.web.inlining import tag_of

# The most rows or columns that a cell may cover; a browser's bound is near it.
MOST: Final = 50
CELLS: Final = frozenset(["td", "th"])


def grid_of(
    table: etree._Element, text_of: Callable[[etree._Element], str]
) -> list[tuple[str, ...]]:
    """Return a table's rows; a merged cell has its words once, at its top left."""
    grid: list[tuple[str, ...]] = []
    # How many rows more a column is covered from above.
    covered: dict[int, int] = {}
    for row in table.iter("tr"):
        # Rows of a table within it are that one's.
        if next(row.iterancestors("table"), None) is table:
            grid.append(_row(row, text_of, covered))
    return grid


def _row(
    row: etree._Element,
    text_of: Callable[[etree._Element], str],
    covered: dict[int, int],
) -> tuple[str, ...]:
    cells: list[str] = []

    def skip() -> None:
        while covered.get(len(cells), 0) > 0:
            covered[len(cells)] -= 1
            cells.append("")

    for cell in row:
        if tag_of(cell) not in CELLS:
            continue
        skip()
        wide = max(1, min(_number(cell.get("colspan")), MOST))
        deep = _number(cell.get("rowspan"))
        for column in range(len(cells), len(cells) + wide):
            # No figure at all means one row, and 0 all that are left.
            covered[column] = (deep or MOST) - 1
        cells += [text_of(cell), *[""] * (wide - 1)]
    skip()
    return tuple(cells)


def _number(text: str | None) -> int:
    bare = (text or "1").strip()
    return int(bare) if bare.isdecimal() and len(bare) < 6 else 1
