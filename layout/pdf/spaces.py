"""Colour spaces (ISO 32000-2, 8.6): their families, and what their values are."""

from dataclasses import dataclass

from pikepdf import Array, Name, Object

# Spaces in spaces deeper than this are a circle (a palette of named inks is two deep).
DEEPEST_SPACE = 4
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ColourSpace:
    """A colour space: its family, how many values it takes, its colorants if named.

    `base` is the space of a palette's colours or of an uncoloured pattern. `given` is
    what the file says of it, for whoever needs the alternate, the palette or the range.
    """

    family: str
    count: int
    colorants: tuple[str, ...] = ()
    base: "ColourSpace | None" = None
    given: Object | None = None

    @property
    def first(self) -> tuple[float, ...]:
        """The colour that it begins with (8.6.5.3 and following)."""
        if self.family in ("DeviceCMYK", "ICCBased4"):
            return 0.0, 0.0, 0.0, 1.0
        return (1.0 if self.colorants else 0.0,) * self.count


GRAY = ColourSpace(family="DeviceGray", count=1)
RGB = ColourSpace(family="DeviceRGB", count=3)
CMYK = ColourSpace(family="DeviceCMYK", count=4)
PATTERN = ColourSpace(family="Pattern", count=0)
DEVICE = {
    "/DeviceGray": GRAY,
    "/G": GRAY,
    "/CalGray": ColourSpace(family="CalGray", count=1),
    "/DeviceRGB": RGB,
    "/RGB": RGB,
    "/CalRGB": ColourSpace(family="CalRGB", count=3),
    "/DeviceCMYK": CMYK,
    "/CMYK": CMYK,
    "/Lab": ColourSpace(family="Lab", count=3),
    "/Pattern": PATTERN,
}


def space_of(
    given: Object | None, named: Object | None = None, deep: int = 0
) -> ColourSpace:
    """Return a colour space from its name or array; `named` are the resources' own.

    What is no colour space at all has the family "unknown".

    Raises:
        ValueError: it is inside itself.
    """
    if deep > DEEPEST_SPACE:
        raise ValueError("a colour space is inside itself")
    if isinstance(given, Name):
        own = None if named is None else named.get(str(given))
        if own is not None and not (isinstance(own, Name) and own == given):
            return space_of(own, named, deep + 1)
        return DEVICE.get(str(given)) or _unknown(given)
    if not isinstance(given, Array) or not len(given):
        return _unknown(given)
    return _from_array(given, named, deep)


def seen_family(space: ColourSpace) -> str:
    """Return the family of the colours that are seen: those of a palette, if it is."""
    if space.family == "Indexed" and space.base is not None:
        return seen_family(space.base)
    return space.family


def _from_array(given: Array, named: Object | None, deep: int) -> ColourSpace:
    family = str(given[0])
    if family == "/ICCBased":
        count = int(given[1].get("/N", 0))
        return ColourSpace(family=f"ICCBased{count}", count=count, given=given)
    if family in ("/Indexed", "/I"):
        base = space_of(given[1], named, deep + 1)
        return ColourSpace(family="Indexed", count=1, base=base, given=given)
    if family in ("/Separation", "/DeviceN"):
        names = [given[1]] if family == "/Separation" else list(given[1])
        colorants = tuple(str(name).lstrip("/") for name in names)
        return ColourSpace(
            family=family[1:], count=len(colorants), colorants=colorants, given=given
        )
    if family == "/Lab":
        return ColourSpace(family="Lab", count=3, given=given)
    if family == "/Pattern" and len(given) > 1:
        base = space_of(given[1], named, deep + 1)
        return ColourSpace(family="Pattern", count=0, base=base)
    return DEVICE.get(family) or _unknown(given)


def _unknown(given: Object | None) -> ColourSpace:
    return ColourSpace(family=UNKNOWN, count=0, given=given)
