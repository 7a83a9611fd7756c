"""The graphics state, as far as it decides what is printed (ISO 32000-2, 8.4)."""

from dataclasses import dataclass

from pikepdf import Object

from layout.pdf.marks import BLACK, Colour
from layout.pdf.matrix import Box, Matrix
from layout.pdf.spaces import GRAY, ColourSpace


@dataclass(slots=True)
class State:
    """The graphics state; copied by q, brought back by Q."""

    matrix: Matrix
    fill: Colour = BLACK
    stroke: Colour = BLACK
    fill_space: ColourSpace = GRAY
    stroke_space: ColourSpace = GRAY
    fill_pattern: Object | None = None
    width: float = 1.0
    font: str = ""
    size: float = 0.0
    stretch: float = 1.0
    rise: float = 0.0
    mode: int = 0
    overprint_fill: bool = False
    overprint_stroke: bool = False
    overprint_mode: int = 0
    alpha_fill: float = 1.0
    alpha_stroke: float = 1.0
    blend: str = "Normal"
    soft_mask: bool = False
    clip: Box | None = None
