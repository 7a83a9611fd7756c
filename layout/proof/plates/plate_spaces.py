"""Colour spaces of a file as its press prints them: plates, or what stands for them."""

import io
from collections.abc import Sequence
from functools import partial

from pikepdf import Array, Name, Object, Stream, String
from PIL import Image, ImageCms

from layout.disk.unchanged import FileAsRead
from layout.pdf.colours import NOTHING, PROCESS, REGISTRATION
from layout.pdf.functions import SHARES, Edges, function_of
from layout.pdf.spaces import UNKNOWN, ColourSpace, space_of
from layout.pdf.unpacking import unpacked
from layout.proof.plates.tints import InkSpace, Tint, process

# A palette has 256 colours at the most, in as many values as a space can have.
MOST_PALETTE = 256 * 32
LIGHTNESS = Edges(0.0, 100.0)


def cmyk(*, direct: bool) -> InkSpace:
    """Return the space of the four inks."""
    return InkSpace(
        kind="inks",
        first=(0.0, 0.0, 0.0, 1.0),
        tint=partial(_of_four, direct=direct),
        channels=PROCESS,
    )


def _of_four(values: Sequence[float], *, direct: bool) -> Tint:
    return process([_share(value) for value in values], direct=direct)


def _of_grey(values: Sequence[float]) -> Tint:
    return process((0.0, 0.0, 0.0, 1.0 - _share(values[0])))


CMYK = cmyk(direct=True)
GRAY = InkSpace(kind="one", first=(0.0,), tint=_of_grey)
PATTERN = InkSpace(kind="pattern", first=(), tint=lambda _: Tint(shares=()))


class Mixing:
    """Reads colour spaces for a press with `spots` besides the four inks.

    What no plate has is printed as its alternate says; red, green and blue go through
    the press's profile, relative to its paper and with the blacks matched.
    """

    def __init__(self, profile: FileAsRead, spots: tuple[str, ...]) -> None:
        self.plates = (*PROCESS, *spots)
        self._profile = profile
        self._roads: dict[str, ImageCms.ImageCmsTransform] = {}
        self._known: dict[tuple[str, tuple[int, ...]], Tint] = {}
        rgb = InkSpace(kind="rgb", first=(0.0, 0.0, 0.0), tint=self._of_rgb)
        self._families = {
            "DeviceCMYK": CMYK,
            # Not what the file says in DeviceCMYK: overprint mode 1 is not for it.
            "ICCBased4": cmyk(direct=False),
            **dict.fromkeys(("DeviceGray", "CalGray", "ICCBased1"), GRAY),
            **dict.fromkeys(("DeviceRGB", "CalRGB", "ICCBased3"), rgb),
        }
        self._spaces: dict[ColourSpace, InkSpace] = {}

    def space(self, space: ColourSpace) -> InkSpace:
        """Return what a colour space is to the press.

        Raises:
            ValueError: it is none that can be printed.
        """
        known = self._families.get(space.family) or self._spaces.get(space)
        if known is None:
            known = self._spaces[space] = self._read(space)
        return known

    def of_picture(self, picture: Image.Image) -> Image.Image:
        """Return a picture in RGB or L*a*b* in the four inks.

        Raises:
            ValueError: the colour conversion fails.
        """
        inked = ImageCms.applyTransform(picture, self._through(picture.mode))
        if inked is None:
            raise ValueError("a colour conversion gave nothing")
        return inked

    def _read(self, space: ColourSpace) -> InkSpace:
        if space.family == UNKNOWN:
            raise ValueError(_unknown(space.given))
        if space.family == "Pattern":
            base = None if space.base is None else self.space(space.base)
            return InkSpace(kind="pattern", first=(), tint=PATTERN.tint, base=base)
        given = space.given
        if given is None:
            raise ValueError(f"a colour space is {space.family} and nothing more")
        if space.colorants:
            return self._named(space, given)
        if space.base is not None:
            return self._indexed(self.space(space.base), given)
        if space.family == "Lab":
            return self._lab(given)
        raise ValueError(f"a profile has {space.count} values a colour")

    def _named(self, space: ColourSpace, given: Object) -> InkSpace:
        """Return a space of named colorants: their plates if it has them all."""
        colorants = space.colorants
        printed = {*self.plates, REGISTRATION, NOTHING}
        if printed.issuperset(colorants):
            return InkSpace(
                kind="inks",
                first=space.first,
                tint=partial(_of_names, colorants),
                channels=tuple("" if n == NOTHING else n for n in colorants),
            )
        other = self.space(space_of(given[2]))
        through = function_of(given[3])

        def tint(values: Sequence[float]) -> Tint:
            return Tint(shares=other.tint(through(values)).shares)

        return InkSpace(kind="mixed", first=space.first, tint=tint)

    def _indexed(self, base: InkSpace, given: Object) -> InkSpace:
        most, table = int(given[2]), _bytes(given[3])
        ranges = base.ranges or (SHARES,) * base.count

        def tint(values: Sequence[float]) -> Tint:
            place = min(max(round(values[0]), 0), most) * base.count
            entry = table[place : place + base.count].ljust(base.count, b"\0")
            scaled = [
                low + value / 255 * (high - low)
                for value, (low, high) in zip(entry, ranges, strict=True)
            ]
            return Tint(shares=base.tint(scaled).shares)

        return InkSpace(kind="indexed", first=(0.0,), tint=tint)

    def _lab(self, given: Object) -> InkSpace:
        edges = [float(v) for v in given[1].get("/Range", (-100, 100, -100, 100))]
        return InkSpace(
            kind="lab",
            first=(0.0, 0.0, 0.0),
            tint=self._of_lab,
            ranges=(LIGHTNESS, Edges(*edges[:2]), Edges(*edges[2:4])),
        )

    def _of_rgb(self, values: Sequence[float]) -> Tint:
        red, green, blue = (round(_share(value) * 255) for value in values)
        return self._of_pixel("RGB", red, green, blue)

    def _of_lab(self, values: Sequence[float]) -> Tint:
        light, a, b = values
        return self._of_pixel(
            "LAB", _byte(light * 2.55), _byte(a + 128), _byte(b + 128)
        )

    def _of_pixel(self, mode: str, *pixel: int) -> Tint:
        key = (mode, pixel)
        if key not in self._known:
            channels = [Image.new("L", (1, 1), value) for value in pixel]
            one = self.of_picture(Image.merge(mode, channels))
            self._known[key] = process([value / 255 for value in one.tobytes()])
        return self._known[key]

    def _through(self, mode: str) -> ImageCms.ImageCmsTransform:
        if mode not in self._roads:
            self._roads[mode] = ImageCms.buildTransform(
                ImageCms.createProfile("sRGB" if mode == "RGB" else "LAB"),
                ImageCms.ImageCmsProfile(io.BytesIO(self._profile.content())),
                mode,
                "CMYK",
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        return self._roads[mode]


def _of_names(colorants: tuple[str, ...], values: Sequence[float]) -> Tint:
    pairs = zip(colorants, map(_share, values), strict=True)
    return Tint(shares=tuple((n, s) for n, s in pairs if n != NOTHING))


def _share(value: float) -> float:
    return min(max(float(value), 0.0), 1.0)


def _byte(value: float) -> int:
    return round(min(max(value, 0.0), 255.0))


def _bytes(given: Object) -> bytes:
    if isinstance(given, Stream):
        return unpacked(given, MOST_PALETTE)[:MOST_PALETTE]
    if isinstance(given, String):
        return bytes(given)
    raise ValueError("a palette has no colours")


def _unknown(given: Object | None) -> str:
    if isinstance(given, Array) and len(given):
        given = given[0]
    if isinstance(given, Name):
        return f"there is no colour space {given}"
    return "a colour space is neither a name nor an array"
