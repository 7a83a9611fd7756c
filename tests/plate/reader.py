"""Reads a page's text back from its operators: exact baselines and advances."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Dictionary, Matrix, Object


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A string as shown: `x`, `right`, `baseline` in points from the top left.

    `right` is where its last letter ends, whatever spaces come after it.
    """

    text: str
    x: float
    right: float
    baseline: float
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """All strings on one baseline of one column, in order."""

    text: str
    x: float
    right: float
    baseline: float


class _Font:
    def __init__(self, font: Object) -> None:
        descendant = font.DescendantFonts[0]
        self.widths = _widths(descendant.W)
        cmap = font.ToUnicode.read_bytes().decode("latin-1")
        pairs = re.findall(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>", cmap)
        self.text = {
            int(glyph, 16): bytes.fromhex(code).decode("utf-16-be")
            for glyph, code in pairs
        }


def _widths(array: Object) -> dict[int, float]:
    widths: dict[int, float] = {}
    items = list(array)
    for first, row in zip(items[::2], items[1::2], strict=True):
        widths |= {int(first) + at: float(w) for at, w in enumerate(row)}
    return widths


def drawn(path: Path, page: int = 0) -> list[Drawn]:
    """Return every string of a page in the order it is drawn."""
    with pikepdf.open(path) as pdf:
        sheet = pdf.pages[page]
        fonts = {
            name: _Font(font)
            for name, font in sheet.obj.Resources.get("/Font", Dictionary()).items()
        }
        height = float(sheet.mediabox[3])
        return _interpret(_operations(sheet), fonts, height)


def _operations(sheet: pikepdf.Page) -> Sequence[tuple[Sequence[Any], Any]]:
    return [(list(i.operands), i.operator) for i in pikepdf.parse_content_stream(sheet)]


def _interpret(
    operations: Sequence[tuple[Sequence[Any], Any]],
    fonts: dict[str, _Font],
    height: float,
) -> list[Drawn]:
    stack: list[Matrix] = []
    matrix, text = Matrix(), Matrix()
    font, size, found = "", 0.0, []
    for operands, operator in operations:
        match str(operator):
            case "q":
                stack.append(matrix)
            case "Q":
                matrix = stack.pop()
            case "cm":
                matrix = Matrix(*map(float, operands)) @ matrix
            case "Tf":
                font, size = str(operands[0]), float(operands[1])
            case "Tm":
                text = Matrix(*map(float, operands))
            case "TJ":
                whole = text @ matrix
                letters, advance, edge = _shown(operands[0], fonts[font], size)
                start = whole.transform((0, 0))
                end = whole.transform((edge, 0))
                text = Matrix(1, 0, 0, 1, advance, 0) @ text
                found.append(
                    Drawn(
                        text=letters,
                        x=start[0],
                        right=end[0],
                        baseline=height - start[1],
                        size=size,
                    )
                )
    return found


def _shown(array: Object, font: _Font, size: float) -> tuple[str, float, float]:
    letters, advance, edge = "", 0.0, 0.0
    for item in array:
        if isinstance(item, pikepdf.String):
            codes = bytes(item)
            for at in range(0, len(codes), 2):
                glyph = int.from_bytes(codes[at : at + 2], "big")
                letters += font.text[glyph]
                advance += font.widths[glyph] * size / 1000
                edge = edge if font.text[glyph] == " " else advance
        else:
            advance -= float(item) * size / 1000
    return letters, advance, edge


def rows(strings: list[Drawn], left: float, width: float) -> list[Row]:
    """Return the lines of the column between `left` and `left + width`, downwards."""
    inside = [d for d in strings if left - 1 < d.x < left + width]
    levels: dict[int, list[Drawn]] = {}
    for item in sorted(inside, key=lambda d: d.baseline):
        near = next((k for k in levels if abs(k / 100 - item.baseline) < 4.5), None)
        levels.setdefault(
            round(item.baseline * 100) if near is None else near, []
        ).append(item)
    return [_row(items) for items in levels.values()]


def _row(items: list[Drawn]) -> Row:
    in_order = sorted(items, key=lambda d: d.x)
    # A raised figure stands on its own baseline; the line's is the lowest.
    return Row(
        text="".join(d.text for d in in_order).rstrip(),
        x=in_order[0].x,
        right=max(d.right for d in in_order),
        baseline=max(d.baseline for d in in_order),
    )
