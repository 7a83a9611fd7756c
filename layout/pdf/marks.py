"""What is on a page as a press sees it: every mark, with its ink, its size, its state.

Lengths are points as they will be printed, shares of ink and of grey 0 to 1.
"""

from dataclasses import dataclass, field
from enum import StrEnum

import pikepdf

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


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as the file gives it: its space, its values, its inks.

    `space` is the PDF's name of the family (ISO 32000-2, 8.6): DeviceCMYK, DeviceGray,
    DeviceRGB, ICCBased3, Lab, Separation, Pattern... `inks` are the shares of cyan,
    magenta, yellow and black, None where the file alone does not tell. `spots` are
    the names of further plates. `total` is all inks together, 0 where they are not
    known; `plates` how many print it.
    """

    space: str
    values: tuple[float, ...] = ()
    inks: tuple[float, float, float, float] | None = None
    spots: tuple[str, ...] = ()
    total: float = field(init=False, default=0.0)
    plates: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        """Count once: every check asks, and a page has few colours and many marks."""
        inks = self.inks or ()
        plates = sum(share > 0 for share in inks) + len(self.spots)
        object.__setattr__(self, "total", sum(inks))
        object.__setattr__(self, "plates", plates)

    @property
    def white(self) -> bool:
        """Whether no plate prints it."""
        return self.inks is not None and not self.plates

    @property
    def black_alone(self) -> bool:
        """Whether only black prints it."""
        inks = self.inks
        return inks is not None and not any(inks[:3]) and inks[3] > 0 and not self.spots


BLACK = Colour("DeviceGray", (0.0,), (0.0, 0.0, 0.0, 1.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One mark: what, where, in which colour, and how it meets what lies under it.

    `box` is left, foot, right, top on the page. `size` is the height of type, or the
    width of a stroke at its thinnest, in points as printed. `ppi` are a picture's
    pixels an inch at their place. `overprint` says that plates it has no ink for keep
    what they have; `alpha` and `blend` are transparency.
    """

    kind: MarkKind
    box: tuple[float, float, float, float]
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
