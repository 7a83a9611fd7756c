"""A page sketched in characters: boxes with names, hatched where an ad stands."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.text import Text

from layout.geometry import Grid
from layout.makeup.dummy import Position
from layout.makeup.plot import GAP

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


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchBox:
    """A box in characters: the columns and rows of its edges."""

    left: int
    top: int
    right: int
    foot: int


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
        self._frame(SketchBox(left=0, top=0, right=self.width - 1, foot=DEEP))

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
        room, deep = box.right - box.left - 1, max(1, box.foot - box.top - 1)
        rows = textwrap.wrap(position.name.removeprefix("ad:"), room)[:deep]
        if remark and len(remark) <= room and len(rows) < deep:
            rows.append(remark)
        self._words(rows, box, style)

    def title(self, words: str) -> None:
        """Write in the page's head what stands there."""
        self._write(words[: self.width - 4], column=2, row=1, style="bold")

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

    def _box(self, position: Position) -> SketchBox:
        return SketchBox(
            left=position.column * self.step,
            top=self._snapped[position.line],
            right=(position.column + position.columns) * self.step,
            foot=self._snapped[position.line + position.lines],
        )

    def _frame(self, box: SketchBox) -> None:
        for y in (box.top, box.foot):
            for x in range(box.left, box.right):
                self._edges[y][x] |= RIGHT
                self._edges[y][x + 1] |= LEFT
        for x in (box.left, box.right):
            for y in range(box.top, box.foot):
                self._edges[y][x] |= DOWN
                self._edges[y + 1][x] |= UP

    def _hatch(self, box: SketchBox) -> None:
        for y in range(box.top + 1, box.foot):
            for x in range(box.left + 1, box.right):
                self._signs[y][x] = PLAIN_HATCH if self.plain else HATCH

    def _words(self, rows: list[str], box: SketchBox, style: str) -> None:
        """Write rows in the middle of a box, over the edge of a flat one."""
        room, deep = box.right - box.left - 1, box.foot - box.top
        first = box.top + max(1, (deep - len(rows) + 1) // 2) * (deep > 1)
        for y, words in enumerate(rows, first):
            column = box.left + 1 + (room - len(words)) // 2
            self._write(words, column=column, row=y, style=style)

    def _write(self, words: str, *, column: int, row: int, style: str) -> None:
        for x, sign in enumerate(words, column):
            self._signs[row][x] = sign
            self._styles[row][x] = style

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
