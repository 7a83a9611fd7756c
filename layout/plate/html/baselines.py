"""Where a face's baseline falls in a line box, so that every one is on the grid.

CSS centres a face's ascent and descent in the line height; two faces on one leading
have different baselines then. The grid's baseline is that of the copy, and each
other text that stands on the grid's leading is moved to it.

With ascent A and descent D in em, size s and leading l, all type stands in a content
area of (A + D) s, and half of what the leading has beyond that lies above it (CSS 2.2,
10.8.1). So the baseline is (l - (A + D) s) / 2 + A s = (l + (A - D) s) / 2 below the
line box's top: it moves with the size by half of A - D only, and where that is alike,
as within a family, hardly at all.
"""

from dataclasses import dataclass

import uharfbuzz as hb

from layout.desk.stylebook import Element, Face, Stylebook
from layout.disk.unchanged import read_unchanged

COPY = "paragraph"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extents:
    """A face's ascent and descent in em, both positive."""

    ascent: float
    descent: float

    def baseline(self, size: float, leading: float) -> float:
        """Return the depth in points of the baseline below the line box's top."""
        return (leading + (self.ascent - self.descent) * size) / 2

    def leading(self, size: float, baseline: float) -> float:
        """Return the line height whose box has its baseline at this depth."""
        return 2 * baseline - (self.ascent - self.descent) * size


class Baselines:
    """The faces' extents of one style, read once."""

    def __init__(self, style: Stylebook) -> None:
        self._style = style
        self._extents: dict[str, Extents] = {}
        copy = style.elements[COPY]
        self.grid = self.extents(copy.face).baseline(copy.size, style.grid.leading)

    def extents(self, face: str) -> Extents:
        """Return the extents of a face by its key."""
        if face not in self._extents:
            self._extents[face] = _read(self._style.faces[face])
        return self._extents[face]

    def baseline(self, element: Element) -> float:
        """Return the depth of an element's first baseline in its own line box."""
        return self.extents(element.face).baseline(element.size, element.leading)

    def shift(self, element: Element) -> float:
        """Return how far down (points) an element's lines move to stand on the grid.

        Only what has the grid's leading can; everything else stays where its box is.
        """
        if abs(element.leading - self._style.grid.leading) > 0.001:
            return 0.0
        return self.grid - self.baseline(element)


def _read(face: Face) -> Extents:
    loaded = hb.Face(hb.Blob(read_unchanged(face.path, face.sha256)))
    found = hb.Font(loaded).get_font_extents("ltr")
    return Extents(
        ascent=found.ascender / loaded.upem, descent=-found.descender / loaded.upem
    )
