"""What is on a page as a press sees it: every mark, with its ink, its size, its state.

Lengths are points as they will be printed, shares of ink and of grey 0 to 1.
"""

from dataclasses import dataclass, field
from enum import StrEnum

import pikepdf

from layout.pdf.colours import Colour
from layout.pdf.matrix import Box

# A filled shape longer than this many times its width is a rule.
LONG = 8.0


class MarkKind(StrEnum):
    """What makes a mark on paper."""

    TEXT = "text"
    FILL = "fill"
    STROKE = "stroke"
    PICTURE = "picture"
    STENCIL = "stencil"
    SHADING = "shading"


RULED = (MarkKind.STROKE, MarkKind.FILL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One mark: what, where, in which colour, and how it meets what lies under it.

    `box` is left, foot, right, top on the page. `size` is the height of type, or the
    width of a stroke at its thinnest, in points as printed. `ppi` are a picture's
    pixels an inch at their place. `overprint` says that plates it has no ink for keep
    what they have; `alpha` and `blend` are transparency.
    """

    kind: MarkKind
    box: Box
    colour: Colour
    size: float = 0.0
    font: str = ""
    text: str = ""
    ppi: float = 0.0
    overprint: bool = False
    overprint_mode: int = 0
    alpha: float = 1.0
    blend: str = "Normal"
    soft_mask: bool = False
    hidden: bool = False
    picture: pikepdf.Object | None = None

    @property
    def see_through(self) -> bool:
        """Whether transparency makes it (ISO 32000-2, 11)."""
        return (
            self.alpha < 1
            or self.blend not in ("Normal", "Compatible")
            or (self.soft_mask)
        )

    @property
    def is_rule(self) -> bool:
        """Whether it is a printed rule: a stroke, or a ground that is long and thin."""
        if self.kind not in RULED or self.hidden or self.colour.white:
            return False
        if self.kind is MarkKind.STROKE:
            return True
        long = max(self.box[2] - self.box[0], self.box[3] - self.box[1])
        return 0 < LONG * self.size <= long


@dataclass(slots=True, kw_only=True)
class PageInventory:
    """A page's marks, and the objects that they use by the name of their kind.

    `fonts`, `states` (graphics states) and `spaces` are each there once. `outside` are
    the marks that lie wholly beyond the bleed, for whoever trims and measures.
    """

    number: int
    page: pikepdf.Page
    marks: list[Mark] = field(default_factory=list)
    outside: list[Mark] = field(default_factory=list)
    fonts: dict[str, pikepdf.Object] = field(default_factory=dict)
    states: list[pikepdf.Object] = field(default_factory=list)
    forms: list[pikepdf.Object] = field(default_factory=list)
    pictures: list[pikepdf.Object] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
