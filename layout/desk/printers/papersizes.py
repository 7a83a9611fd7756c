"""Sizes of press and copier paper (ISO 216 and ISO 217), and sizes in millimetres."""

import re

from layout.desk.keytypes import LEAST_PAPER, MOST_PAPER
from layout.geometry import Size
from layout.units import points

# Millimetres across and down, upright.
SIZES = {
    "A2": (420.0, 594.0),
    "A3": (297.0, 420.0),
    "A4": (210.0, 297.0),
    "SRA2": (450.0, 640.0),
    "SRA3": (320.0, 450.0),
    "SRA4": (225.0, 320.0),
    "LETTER": (215.9, 279.4),
    "TABLOID": (279.4, 431.8),
}


def paper_size(name: str) -> Size | None:
    """Return a size in points, upright, or as written in millimetres (`450x320`).

    None if the name means no paper.
    """
    known = SIZES.get(name.upper())
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*[xX×]\s*(\d+(?:\.\d+)?)", name.strip())
    if known is None and match:
        known = (float(match[1]), float(match[2]))
    if known is None or not all(LEAST_PAPER <= side <= MOST_PAPER for side in known):
        return None
    return Size(points(known[0]), points(known[1]))


def lying(size: Size, block: Size) -> Size:
    """Return a sheet turned the way that what is to be printed on it lies."""
    width, height = sorted(size)
    across = block.width > block.height
    return Size(height, width) if across else Size(width, height)
