"""Letters as outlines: marks and sheets carry words without a font.

Outlines come from Libre Franklin, which every installation has.
"""

from functools import cache
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from layout.desk.style.builtin import builtin_folder

FACE = "LibreFranklin_400Regular.ttf"


def lettering(text: str, size: float) -> tuple[str, float]:
    """Return PDF path operators for a line of text from its left on the baseline.

    `size` is in points; returns the operators, filled, and the width in points.
    """
    glyphs, names, scale = _face()
    parts, x = [], 0.0
    for letter in text:
        glyph = glyphs[names.get(ord(letter), ".notdef")]
        pen = _Operators(glyphs)
        glyph.draw(pen)
        factor = size / scale
        parts.append(f"q {factor:.6f} 0 0 {factor:.6f} {x:.3f} 0 cm")
        parts.extend(pen.lines)
        parts.append("f Q")
        x += glyph.width * factor
    return "\n".join(parts), x


class _Operators(BasePen):  # type: ignore[misc]
    """Writes outlines as PDF path operators (ISO 32000-2, 8.5.2)."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.lines: list[str] = []

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self.lines.append(f"{_numbers(pt)} m")

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self.lines.append(f"{_numbers(pt)} l")

    def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self.lines.append(f"{' '.join(map(_numbers, points))} c")

    def _closePath(self) -> None:  # noqa: N802
        self.lines.append("h")


def _numbers(point: tuple[float, float]) -> str:
    return " ".join(_plain(value) for value in point)


def _plain(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


@cache
def _face() -> tuple[Any, dict[int, str], float]:
    """Return the face's glyphs, names by code point, and units an em."""
    font = TTFont(builtin_folder() / "fonts" / FACE, lazy=True)
    return font.getGlyphSet(), font.getBestCmap(), float(font["head"].unitsPerEm)
