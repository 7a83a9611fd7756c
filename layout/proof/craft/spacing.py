"""How wide the word spaces of a justified line are, and where they stand."""

import re
from dataclasses import dataclass, field

from layout.desk.stylebook import Element, Stylebook
from layout.galley.galley import Line, Run
from layout.galley.shaping import Typecase, Typeface

_PIECES = re.compile(" |[^ ]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordSpace:
    """A word space: its edges in points from the left edge of the leg."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """Its width in points."""
        return self.right - self.left


@dataclass(frozen=True, slots=True, kw_only=True)
class Spacing:
    """Measures lines in one style; opens a font only when it is asked about it."""

    style: Stylebook
    typecase: Typecase
    naturals: dict[str, float] = field(default_factory=dict)

    def natural(self, element: str) -> float:
        """Return the width in points of an element's word space as its face has it."""
        found = self.naturals.get(element)
        if found is None:
            how = self.style.elements[element]
            found = self.typecase.face(how.face, how.features).width(" ") * how.size
            self.naturals[element] = found
        return found

    def ratio(self, line: Line, element: str) -> float:
        """Return a line's average word space as a multiple of the face's own."""
        if not line.justified or not line.spaces:
            return 1.0
        stretch = (line.measure - line.width) / line.spaces
        return 1.0 + stretch / self.natural(element)

    def spaces(self, line: Line, element: str) -> tuple[WordSpace, ...]:
        """Return a line's word spaces from left to right."""
        how = self.style.elements[element]
        stretch = (line.measure - line.width) / line.spaces if line.spaces else 0.0
        found: list[WordSpace] = []
        x = line.offset
        for run in line.runs:
            face = self._face(run, how)
            for piece in _PIECES.findall(run.text):
                width = face.width(piece) + line.letter_space * len(piece)
                right = x + width * how.size
                if piece == " ":
                    right += stretch if line.justified else 0.0
                    found.append(WordSpace(left=x, right=right))
                x = right
        return tuple(found)

    def _face(self, run: Run, how: Element) -> Typeface:
        features = how.features + (("smcp",) if run.small_caps else ())
        return self.typecase.face(run.face, features)


def spacing(style: Stylebook) -> Spacing:
    """Return what measures lines of a style."""
    return Spacing(style=style, typecase=Typecase(style))
