"""Colours as a file gives them, and the inks that a press would print of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from layout.pdf.spaces import ColourSpace

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
# The colorants that print on every plate there is, and on none (ISO 32000-2, 8.6.6.4).
REGISTRATION, NOTHING = "All", "None"


class Inks(NamedTuple):
    """Shares of the four inks, 1 for a full one."""

    cyan: float = 0.0
    magenta: float = 0.0
    yellow: float = 0.0
    black: float = 0.0


NO_INK = Inks()
_ALONE = {
    name: Inks(*(float(place == at) for place in range(4)))
    for at, name in enumerate(PROCESS)
} | {REGISTRATION: Inks(1.0, 1.0, 1.0, 1.0)}


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as the file gives it: its space, its values, its inks.

    `space` is the PDF's name of the family (ISO 32000-2, 8.6): DeviceCMYK, DeviceGray,
    DeviceRGB, ICCBased3, Lab, Separation, Pattern... `inks` are None where the file
    alone does not tell. `spots` are the names of further plates. `total` is all inks
    together, 0 where they are not known; `plates` how many print it.
    """

    space: str
    values: tuple[float, ...] = ()
    inks: Inks | None = None
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


def colour_in(space: ColourSpace, values: Sequence[float]) -> Colour:
    """Return the colour of some values in a space."""
    shares = tuple([min(max(float(value), 0.0), 1.0) for value in values])
    spots = tuple(
        name
        for name, share in zip(space.colorants, shares, strict=False)
        if share > 0 and name not in PROCESS and name != NOTHING
    )
    return Colour(space.family, shares, _inks(space, shares), spots)


def _inks(space: ColourSpace, shares: tuple[float, ...]) -> Inks | None:
    if len(shares) < space.count or not space.count:
        return None
    if space.colorants:
        return _named_inks(space.colorants, shares)
    if space.count == 4:
        return Inks(*shares[:4])
    if space.count == 1 and space.family != "Indexed":
        return Inks(black=1.0 - shares[0])
    return None


def _named_inks(colorants: tuple[str, ...], shares: tuple[float, ...]) -> Inks:
    total = NO_INK
    for name, share in zip(colorants, shares, strict=False):
        parts = _ALONE.get(name, NO_INK)
        both = zip(total, parts, strict=True)
        total = Inks(*(min(1.0, old + share * new) for old, new in both))
    return total
