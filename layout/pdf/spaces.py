"""Colour spaces into inks (ISO 32000-2, 8.6): what a press would print of a colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from pikepdf import Array, Name, Object

from layout.pdf.marks import Colour

Inks = tuple[float, float, float, float]
NO_INK: Inks = (0.0, 0.0, 0.0, 0.0)
PROCESS = {
    "Cyan": (1.0, 0.0, 0.0, 0.0),
    "Magenta": (0.0, 1.0, 0.0, 0.0),
    "Yellow": (0.0, 0.0, 1.0, 0.0),
    "Black": (0.0, 0.0, 0.0, 1.0),
}
# The colorant that prints on every plate there is.
REGISTRATION = "All"


@dataclass(frozen=True, slots=True)
class ColourSpace:
    """A colour space: its family, how many values it takes, its colorants if named."""

    family: str
    count: int
    colorants: tuple[str, ...] = ()
    base: "ColourSpace | None" = None


GRAY = ColourSpace("DeviceGray", 1)
RGB = ColourSpace("DeviceRGB", 3)
CMYK = ColourSpace("DeviceCMYK", 4)
DEVICE = {
    "/DeviceGray": GRAY,
    "/G": GRAY,
    "/CalGray": ColourSpace("CalGray", 1),
    "/DeviceRGB": RGB,
    "/RGB": RGB,
    "/CalRGB": ColourSpace("CalRGB", 3),
    "/DeviceCMYK": CMYK,
    "/CMYK": CMYK,
    "/Lab": ColourSpace("Lab", 3),
    "/Pattern": ColourSpace("Pattern", 0),
}


def space_of(given: Object | None, named: Object | None = None) -> ColourSpace:
    """Return a colour space from its name or array; `named` are the resources' own.

    What is no colour space at all has the family "unknown".
    """
    if isinstance(given, Name):
        own = None if named is None else named.get(str(given))
        if own is not None and not (isinstance(own, Name) and own == given):
            return space_of(own, named)
        return DEVICE.get(str(given), ColourSpace("unknown", 0))
    if not isinstance(given, Array) or not len(given):
        return ColourSpace("unknown", 0)
    return _from_array(given, named)


def _from_array(given: Array, named: Object | None) -> ColourSpace:
    family = str(given[0])
    if family == "/ICCBased":
        count = int(given[1].get("/N", 0))
        return ColourSpace(f"ICCBased{count}", count)
    if family in ("/Indexed", "/I"):
        return ColourSpace("Indexed", 1, (), space_of(given[1], named))
    if family == "/Separation":
        return ColourSpace("Separation", 1, (_plain(given[1]),))
    if family == "/DeviceN":
        colorants = tuple(_plain(name) for name in given[1])
        return ColourSpace("DeviceN", len(colorants), colorants)
    # A pattern space may name the one of its uncoloured patterns; that changes nothing.
    return DEVICE.get(family, ColourSpace("unknown", 0))


def first_colour(space: ColourSpace) -> Colour:
    """Return the colour that a space begins with (8.6.5.3 and following)."""
    values = (1.0,) * space.count if space.colorants else (0.0,) * space.count
    if space.family in ("DeviceCMYK", "ICCBased4"):
        values = (0.0, 0.0, 0.0, 1.0)
    return colour_in(space, values)


def colour_in(space: ColourSpace, values: Sequence[float]) -> Colour:
    """Return the colour of some values in a space."""
    shares = tuple(min(max(float(value), 0.0), 1.0) for value in values)
    spots = tuple(
        name
        for name, share in zip(space.colorants, shares, strict=False)
        if share > 0 and name not in PROCESS and name != "None"
    )
    return Colour(space.family, shares, _inks(space, shares), spots)


def _inks(space: ColourSpace, shares: tuple[float, ...]) -> Inks | None:
    if len(shares) < space.count or not space.count:
        return None
    if space.colorants:
        return _named_inks(space.colorants, shares)
    if space.count == 4:
        return shares[0], shares[1], shares[2], shares[3]
    if space.count == 1 and space.family != "Indexed":
        return 0.0, 0.0, 0.0, 1.0 - shares[0]
    return None


def _named_inks(colorants: tuple[str, ...], shares: tuple[float, ...]) -> Inks:
    total = NO_INK
    for name, share in zip(colorants, shares, strict=False):
        parts = (1.0,) * 4 if name == REGISTRATION else PROCESS.get(name, NO_INK)
        added = [
            min(1.0, old + share * part) for old, part in zip(total, parts, strict=True)
        ]
        total = (added[0], added[1], added[2], added[3])
    return total


def _plain(name: Object) -> str:
    return str(name).lstrip("/")
