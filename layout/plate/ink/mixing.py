"""The inks of any colour: a spot's own plate, the palette's shares, the press's.

A palette colour gets its own CMYK or its spot's plate, a neutral one black alone
(three inks never meet exactly on newsprint), any other what the press's profile says.
On a page in black alone all of them become the tint of black that is as dark as they,
on one in black and spot colours all but the spots.
"""

import io
from bisect import bisect_left
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageCms

from layout.disk.unchanged import read_unchanged
from layout.plate.tasks import Inking, PaletteColour, Shares

BLACK: Shares = (0.0, 0.0, 0.0, 1.0)
NEUTRAL = 0.02
# Pillow's modes of a profile by how many values a colour in it has.
MODES = {1: "L", 3: "RGB", 4: "CMYK"}
_INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION
Triple = tuple[int, int, int]


class Mixer:
    """Mixes the inks of a page's colours: shares of CMYK, or a spot's paint."""

    def __init__(self, inking: Inking) -> None:
        self._inking = inking
        self._ink = inking.ink
        self._by_rgb = {_triple(paint.rgb): paint for paint in inking.palette}
        self._spots: dict[Shares, Shares | PaletteColour] = {
            _rounded(paint.cmyk): paint if paint.spot else _rounded(paint.cmyk)
            for paint in inking.palette
            if paint.full is not None and inking.ink != "mono"
        }

    @property
    def limit(self) -> float:
        """How much of all inks together may lie anywhere."""
        return self._inking.limit

    def rgb(self, *values: float) -> Shares | PaletteColour:
        """Return the inks of light (0..1)."""
        red, green, blue = (round(min(max(v, 0.0), 1.0) * 255) for v in values)
        paint = self._by_rgb.get((red, green, blue))
        if paint is not None:
            return self.cmyk(paint.cmyk)
        if max(values) - min(values) <= NEUTRAL:
            return self.grey(sum(values) / 3)
        return self._converted(self._press().from_rgb((red, green, blue)))

    def grey(self, value: float) -> Shares | PaletteColour:
        """Return the inks of grey light: black alone."""
        return self.cmyk((0.0, 0.0, 0.0, 1 - value))

    def lab(self, *values: float) -> Shares | PaletteColour:
        """Return the inks of a colour in CIE Lab."""
        return self._converted(self._press().from_lab(*values))

    def profiled(
        self, values: tuple[float, ...], profile: bytes
    ) -> Shares | PaletteColour | None:
        """Return the inks of a colour in a profile of its own, None if it has none."""
        inks = self._press().from_profile(values, profile)
        return None if inks is None else self._converted(inks)

    def _converted(self, shares: Shares) -> Shares | PaletteColour:
        """Keep a converted colour under the press's limit: black stays, colours go."""
        *coloured, black = shares
        room = max(self.limit - black, 0.0)
        scale = min(1.0, room / sum(coloured)) if any(coloured) else 1.0
        cyan, magenta, yellow = (share * scale for share in coloured)
        return self.cmyk((cyan, magenta, yellow, black))

    def cmyk(self, shares: Shares) -> Shares | PaletteColour:
        """Return the inks of shares of ink: themselves, a spot's plate, or grey."""
        exact = _rounded(shares)
        return self._spots.get(exact) or self.process(exact)

    def process(self, shares: Shares) -> Shares:
        """Return shares as the page's process inks have them: themselves, or grey."""
        if self._ink == "colour":
            return shares
        return (0.0, 0.0, 0.0, self._screened(shares))

    def _screened(self, shares: Shares) -> float:
        """Return the tint of black that is as dark, within what the press can print."""
        *coloured, black = shares
        if any(coloured):
            black = self._press().black_like(shares)
        least, most = self._inking.tint_least, self._inking.tint_most
        if black <= 0 or black >= 1:
            return black
        if black > most:
            # What would fill in: nearer to solid or to the darkest screen there is.
            return 1.0 if black - most > 1 - black else most
        return max(black, least)

    def _press(self) -> "_Press":
        return _press(self._inking.profile, self._inking.profile_sha256)


class _Press:
    """A press's ICC profile and what was asked of it."""

    def __init__(self, profile: bytes) -> None:
        self._profile = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        self._srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
        self._lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        self._ways: dict[str, ImageCms.ImageCmsTransform] = {}
        self._known: dict[object, Shares] = {}
        self._greys: dict[Shares, float] = {}
        self._darkness: list[int] = []

    def from_rgb(self, rgb: Triple) -> Shares:
        """Return the inks of a colour of light."""
        if rgb not in self._known:
            one = Image.new("RGB", (1, 1), rgb)
            self._known[rgb] = _inks(one, self._way(self._srgb, "RGB"))
        return self._known[rgb]

    def from_lab(self, *lab: float) -> Shares:
        """Return the inks of a CIE colour (L 0..100)."""
        if lab not in self._known:
            light = round(min(max(lab[0], 0.0), 100.0) * 2.55)
            # Pillow keeps the signed a and b in bytes, as two's complement.
            hues = (round(min(max(part, -128), 127)) % 256 for part in lab[1:])
            one = Image.frombytes("LAB", (1, 1), bytes((light, *hues)))
            self._known[lab] = _inks(one, self._way(self._lab, "LAB"))
        return self._known[lab]

    def from_profile(self, values: tuple[float, ...], profile: bytes) -> Shares | None:
        """Return the inks of a colour in another profile; None if that is unusable."""
        mode = MODES.get(len(values))
        if mode is None:
            return None
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            data = bytes(round(min(max(value, 0.0), 1.0) * 255) for value in values)
            one = Image.frombytes(mode, (1, 1), data)
            return _inks(one, self._conversion(source, mode))
        except (OSError, ImageCms.PyCMSError):
            return None

    def _way(
        self, source: ImageCms.ImageCmsProfile, mode: str
    ) -> ImageCms.ImageCmsTransform:
        """Return a conversion to the press; to make one takes longer than a page."""
        if mode not in self._ways:
            self._ways[mode] = self._conversion(source, mode)
        return self._ways[mode]

    def _conversion(
        self, source: ImageCms.ImageCmsProfile, mode: str
    ) -> ImageCms.ImageCmsTransform:
        return ImageCms.buildTransform(
            source,
            self._profile,
            mode,
            "CMYK",
            renderingIntent=_INTENT,
            flags=_FLAGS,
        )

    def black_like(self, shares: Shares) -> float:
        """Return the share of black alone that prints as light or dark as `shares`.

        Lightness is CIE L* against the paper. What is darker than solid black alone
        is solid black.
        """
        if shares not in self._greys:
            if not self._darkness:
                ramp = bytes(byte for k in range(256) for byte in (0, 0, 0, k))
                self._darkness = self._darknesses(ramp)
            one = bytes(round(min(max(share, 0.0), 1.0) * 255) for share in shares)
            wanted = self._darknesses(one)[0]
            black = min(bisect_left(self._darkness, wanted), 255) / 255
            self._greys[shares] = round(black, 3)
        return self._greys[shares]

    def _darknesses(self, inks: bytes) -> list[int]:
        """Return how dark each four bytes of inks print, 0 to 255."""
        if "CMYK" not in self._ways:
            self._ways["CMYK"] = ImageCms.buildTransform(
                self._profile, self._lab, "CMYK", "LAB", renderingIntent=_INTENT
            )
        strip = Image.frombytes("CMYK", (len(inks) // 4, 1), inks)
        return [255 - light for light in _through(strip, self._ways["CMYK"])[::3]]


def _inks(one: Image.Image, transform: ImageCms.ImageCmsTransform) -> Shares:
    inks = [round(value / 255, 3) for value in _through(one, transform)]
    return (inks[0], inks[1], inks[2], inks[3])


def _through(picture: Image.Image, transform: ImageCms.ImageCmsTransform) -> bytes:
    converted = ImageCms.applyTransform(picture, transform)
    if converted is None:
        raise ValueError("a colour conversion gave nothing")
    return converted.tobytes()


@lru_cache(maxsize=4)
def _press(path: Path, digest: str) -> _Press:
    """Keep what a worker has asked of a press for its next pages."""
    return _Press(read_unchanged(path, digest))


def _triple(rgb: str) -> Triple:
    digits = rgb.lstrip("#")
    return (int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16))


def _rounded(shares: Shares) -> Shares:
    """Round to what is written, so that a colour is known again."""
    cyan, magenta, yellow, black = (
        round(min(max(share, 0.0), 1.0), 3) for share in shares
    )
    return (cyan, magenta, yellow, black)
