"""Press pages in the press's inks: every RGB operator becomes CMYK.

Text and rules come in palette inks already. RGB is left in drawings and in what a
template forgot: a palette colour gets its own CMYK, a neutral one black alone (three
inks never meet exactly on newsprint), any other the press profile's.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pydyf
from PIL import Image, ImageCms
from weasyprint.pdf.stream import Stream

Inks = tuple[float, float, float, float]
Palette = tuple[tuple[str, Inks], ...]

# The renderer keeps its operators apart, so each is looked at by itself.
ENDS = (b" rg", b" RG", b" g", b" G")
OPERATOR = re.compile(
    rb"(?<![\w.#/-])(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (rg|RG)(?![\w.])"
    rb"|(?<![\w.#/-])(-?[\d.]+) (g|G)(?![\w.])"
)
NEUTRAL = 0.02


def press_inks(pdf: pydyf.PDF, palette: Palette, profile: Path) -> None:
    """Put all colours of a page in CMYK, before it is written."""
    ink = _Inker(palette, profile)
    for found in pdf.objects:
        # Every stream of operators is one of these: pages, forms, patterns.
        if isinstance(found, Stream):
            found.stream = [_inked(item, ink) for item in found.stream]
            group = found.extra.get("Group", {})
            if group.get("CS") == "/DeviceRGB":
                group["CS"] = "/DeviceCMYK"


def _inked(item: object, ink: "_Inker") -> object:
    if isinstance(item, bytes) and item.endswith(ENDS):
        return OPERATOR.sub(ink, item)
    return item


class _Inker:
    """Turns one matched operator into its CMYK counterpart."""

    def __init__(self, palette: Palette, profile: Path) -> None:
        self._known = {_triple(rgb): inks for rgb, inks in palette}
        self._profile = profile
        self._through: Callable[[tuple[int, int, int]], Inks] | None = None

    def __call__(self, match: re.Match[bytes]) -> bytes:
        """Return the replacement of an operator."""
        if match[6]:
            grey = float(match[5])
            return _operator((0, 0, 0, 1 - grey), stroke=match[6] == b"G")
        rgb = (float(match[1]), float(match[2]), float(match[3]))
        return _operator(self.inks(rgb), stroke=match[4] == b"RG")

    def inks(self, rgb: tuple[float, float, float]) -> Inks:
        """Return the inks of an RGB colour (0..1)."""
        whole = (round(rgb[0] * 255), round(rgb[1] * 255), round(rgb[2] * 255))
        if whole in self._known:
            return self._known[whole]
        if max(rgb) - min(rgb) <= NEUTRAL:
            return (0, 0, 0, round(1 - sum(rgb) / 3, 3))
        inks = self._known[whole] = _by_profile(whole, self._profile)
        return inks


def _by_profile(rgb: tuple[int, int, int], profile: Path) -> Inks:
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(str(profile)),
        "RGB",
        "CMYK",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    one = ImageCms.applyTransform(Image.new("RGB", (1, 1), rgb), transform)
    if one is None:
        raise ValueError("a colour conversion gave nothing")
    inks = [round(value / 255, 3) for value in one.tobytes()]
    return (inks[0], inks[1], inks[2], inks[3])


def _triple(rgb: str) -> tuple[int, int, int]:
    digits = rgb.lstrip("#")
    return (int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16))


def _operator(inks: Inks, *, stroke: bool) -> bytes:
    numbers = " ".join(f"{share:.3f}".rstrip("0").rstrip(".") for share in inks)
    return f"{numbers} {'K' if stroke else 'k'}".encode()
