"""A page sketched in characters: boxes with names, hatched where an ad stands."""

import textwrap
from collections.abc import Mapping, Sequence

from rich.text import Text

from layout.geometry import Grid
from layout.makeup.areas import GAP
from layout.makeup.dummy import Position

# A page is so many characters deep, and about so many wide.
DEEP, WIDE = 16, 25
UP, DOWN, LEFT, RIGHT = 1, 2, 4, 8
LINES = {
    UP | DOWN: "│",
    LEFT | RIGHT: "─",
    DOWN | RIGHT: "┌",
    DOWN | LEFT: "┐",
    UP | RIGHT: "└",
    UP | LEFT: "┘",
    UP | DOWN | RIGHT: "├",
    UP | DOWN | LEFT: "┤",
    DOWN | LEFT | RIGHT: "┬",
    UP | LEFT | RIGHT: "┴",
    UP | DOWN | LEFT | RIGHT: "┼",
}
PLAIN = {UP | DOWN: "|", LEFT | RIGHT: "-"}
HATCH, PLAIN_HATCH = "░", "/"

Box = tuple[int, int, int, int]


class Sketch:
    """One page in characters, `wide` at the most; `plain` draws it in ASCII."""

    def __init__(
        self,
        grid: Grid,
        positions: Sequence[Position],
        *,
        plain: bool,
        wide: int = WIDE,
    ) -> None:
        self.positions = positions
        self.plain = plain
        self._snapped = _snapped(positions, grid)
        self.step = max(3, min(wide, WIDE) // grid.columns)
        self.width = self.step * grid.columns + 1
        self._edges = [[0] * self.width for _ in range(DEEP + 1)]
        self._signs = [[""] * self.width for _ in range(DEEP + 1)]
        self._styles = [[""] * self.width for _ in range(DEEP + 1)]
        self._frame((0, 0, self.width - 1, DEEP))

    def draw(self, styles: Mapping[str, str], remarks: Mapping[str, str]) -> None:
        """Draw all that stands on the page, each name in its style.

        Under a name comes a remark, if there is one and room for it.
        """
        for position in self.positions:
            style = styles.get(position.name, "")
            self._add(position, style, remarks.get(position.name, ""))

    def _add(self, position: Position, style: str, remark: str) -> None:
        box = self._box(position)
        self._frame(box)
        if position.name.startswith("ad:"):
            self._hatch(box)
        left, top, right, foot = box
        room, deep = right - left - 1, max(1, foot - top - 1)
        rows = textwrap.wrap(position.name.removeprefix("ad:"), room)[:deep]
        if remark and len(remark) <= room and len(rows) < deep:
            rows.append(remark)
        self._words(rows, box, style)

    def title(self, words: str) -> None:
        """Write in the page's head what stands there."""
        self._write(words[: self.width - 4], (2, 1), "bold")

    def rows(self) -> list[Text]:
        """Return the page's rows of characters."""
        found = []
        for y in range(DEEP + 1):
            row = Text()
            for x in range(self.width):
                sign = self._signs[y][x] or self._line(self._edges[y][x])
                row.append(sign, self._styles[y][x])
            found.append(row)
        return found

    def _box(self, position: Position) -> Box:
        """Return left, top, right and foot in characters."""
        left = position.column * self.step
        right = (position.column + position.columns) * self.step
        top = self._snapped[position.line]
        return left, top, right, self._snapped[position.line + position.lines]

    def _frame(self, box: Box) -> None:
        left, top, right, foot = box
        for y in (top, foot):
            for x in range(left, right):
                self._edges[y][x] |= RIGHT
                self._edges[y][x + 1] |= LEFT
        for x in (left, right):
            for y in range(top, foot):
                self._edges[y][x] |= DOWN
                self._edges[y + 1][x] |= UP

    def _hatch(self, box: Box) -> None:
        left, top, right, foot = box
        for y in range(top + 1, foot):
            for x in range(left + 1, right):
                self._signs[y][x] = PLAIN_HATCH if self.plain else HATCH

    def _words(self, rows: list[str], box: Box, style: str) -> None:
        """Write rows in the middle of a box, over the edge of a flat one."""
        left, top, right, foot = box
        room = right - left - 1
        first = top + max(1, (foot - top - len(rows) + 1) // 2) * (foot - top > 1)
        for y, row in enumerate(rows, first):
            self._write(row, (left + 1 + (room - len(row)) // 2, y), style)

    def _write(self, words: str, place: tuple[int, int], style: str) -> None:
        x, y = place
        for offset, sign in enumerate(words):
            self._signs[y][x + offset] = sign
            self._styles[y][x + offset] = style

    def _line(self, edges: int) -> str:
        if not edges:
            return " "
        return PLAIN.get(edges, "+") if self.plain else LINES.get(edges, " ")


def _snapped(positions: Sequence[Position], grid: Grid) -> dict[int, int]:
    """Return the row of each edge; edges with only white between them share one."""
    edges = {grid.lines}
    for position in positions:
        edges |= {position.line, position.line + position.lines}
    rows: dict[int, int] = {}
    first = 0
    for edge in sorted(edges):
        if edge - first > GAP:
            first = edge
        rows[edge] = round(first * DEEP / grid.lines)
    return rows
