"""The graphics state, as far as it decides what is printed (ISO 32000-2, 8.4)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from pikepdf import Matrix, Object

from layout.pdf.colours import Colour, colour_in
from layout.pdf.matrix import IDENTITY, Box
from layout.pdf.spaces import GRAY, ColourSpace


class Paint:
    """What is filled or stroked with: values in a colour space, or a pattern.

    `pattern` is None where nobody follows patterns; `patterned` says that it is one.
    """

    __slots__ = ("_colour", "pattern", "patterned", "space", "values")

    def __init__(
        self,
        space: ColourSpace,
        values: tuple[float, ...],
        pattern: Object | None = None,
        *,
        patterned: bool = False,
    ) -> None:
        self.space = space
        self.values = values
        self.pattern = pattern
        self.patterned = patterned
        self._colour: Colour | None = None

    @property
    def colour(self) -> Colour:
        """The colour with its inks, worked out once."""
        if self._colour is None:
            if self.patterned:
                self._colour = Colour("Pattern")
            else:
                self._colour = colour_in(self.space, self.values)
        return self._colour


BLACK = Paint(GRAY, GRAY.first)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetFont:
    """A face that type is set in: its name, and its object where there is one.

    `drawn` says that operators draw its glyphs (Type 3, 9.6.4).
    """

    name: str
    given: Object | None = None
    drawn: bool = False


# Without slots: to copy a dictionary takes a fifth of the time that fields take, and
# every q copies.
@dataclass(kw_only=True)
class GraphicsState:
    """The graphics state; copied by q, brought back by Q.

    `clip` is the box around what can be painted; None if anything can. `matrix` leads
    to the page. `mode` is the rendering mode of type (9.3.6).
    """

    matrix: Matrix = IDENTITY
    clip: Box | None = None
    fill: Paint = BLACK
    stroke: Paint = BLACK
    width: float = 1.0
    font: SetFont | None = None
    size: float = 0.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    overprint_fill: bool = False
    overprint_stroke: bool = False
    overprint_mode: int = 0
    alpha_fill: float = 1.0
    alpha_stroke: float = 1.0
    blend: str = "Normal"
    soft_mask: bool = False

    def kept(self) -> "GraphicsState":
        """Return a copy that nothing changes any more."""
        made = GraphicsState.__new__(GraphicsState)
        made.__dict__.update(self.__dict__)
        return made

    def paint(self, *, stroke: bool) -> Paint:
        """Return what is stroked or filled with."""
        return self.stroke if stroke else self.fill

    def overprint(self, *, stroke: bool) -> bool:
        """Say whether plates that a colour has no ink for keep what they have."""
        return self.overprint_stroke if stroke else self.overprint_fill

    def take(self, change: "StateChange") -> None:
        """Take over what an ExtGState sets; what it does not name stays."""
        self.__dict__.update(change.named)


@dataclass(frozen=True, slots=True, kw_only=True)
class StateChange:
    """What an ExtGState sets (8.4.5), under the names of the graphics state."""

    font: SetFont | None = None
    size: float | None = None
    width: float | None = None
    overprint_fill: bool | None = None
    overprint_stroke: bool | None = None
    overprint_mode: int | None = None
    alpha_fill: float | None = None
    alpha_stroke: float | None = None
    blend: str | None = None
    soft_mask: bool | None = None
    named: Mapping[str, object] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Keep apart what is set, once: a page has few of these and uses them often."""
        values = {f.name: getattr(self, f.name) for f in fields(self) if f.init}
        named = {name: value for name, value in values.items() if value is not None}
        object.__setattr__(self, "named", named)
