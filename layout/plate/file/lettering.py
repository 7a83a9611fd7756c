"""Letters as outlines: marks and sheets carry words without a font.

Outlines come from Libre Franklin, which every installation has.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from layout.desk.style.builtin import builtin_folder
from layout.disk.contents import content
from layout.geometry import Point

FACE = "LibreFranklin_400Regular.ttf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettering:
    """A line of letters: PDF operators that fill them, and its width in points."""

    operators: str
    width: float


class _Glyph(Protocol):
    """A glyph of fontTools'; its width is in units of the face."""

    width: float

    def draw(self, pen: BasePen) -> None:
        """Tell a pen how the glyph is drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _OutlineFace:
    """A face's glyphs, their names by code point, and its units an em."""

    glyphs: Mapping[str, _Glyph]
    names: Mapping[int, str]
    upem: float


def lettering(text: str, size: float) -> Lettering:
    """Return a line of text in `size` points, from its left on the baseline."""
    face = _face()
    factor = size / face.upem
    parts, x = [], 0.0
    for letter in text:
        glyph = face.glyphs[face.names.get(ord(letter), ".notdef")]
        pen = _Operators(face.glyphs)
        glyph.draw(pen)
        parts.append(f"q {factor:.6f} 0 0 {factor:.6f} {x:.3f} 0 cm")
        parts.extend(pen.lines)
        parts.append("f Q")
        x += glyph.width * factor
    return Lettering(operators="\n".join(parts), width=x)


class _Operators(BasePen):  # type: ignore[misc]
    """Writes outlines as PDF path operators (ISO 32000-2, 8.5.2)."""

    def __init__(self, glyphs: Mapping[str, _Glyph]) -> None:
        super().__init__(glyphs)
        self.lines: list[str] = []

    def _moveTo(self, pt: Point) -> None:  # noqa: N802
        self.lines.append(f"{_numbers(pt)} m")

    def _lineTo(self, pt: Point) -> None:  # noqa: N802
        self.lines.append(f"{_numbers(pt)} l")

    def _curveToOne(self, *points: Point) -> None:  # noqa: N802
        self.lines.append(f"{' '.join(map(_numbers, points))} c")

    def _closePath(self) -> None:  # noqa: N802
        self.lines.append("h")


def _numbers(point: Point) -> str:
    return " ".join(_plain(value) for value in point)


def _plain(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


@cache
def _face() -> _OutlineFace:
    font = TTFont(io.BytesIO(content(builtin_folder() / "fonts" / FACE)), lazy=True)
    return _OutlineFace(
        glyphs=font.getGlyphSet(),
        names=font.getBestCmap(),
        upem=float(font["head"].unitsPerEm),
    )
