"""How much ink there is on a page: all plates together, and each for itself."""

from dataclasses import dataclass
from math import prod
from typing import Any

from PIL import Image, ImageMath, ImageStat

from layout.geometry import Point
from layout.proof.plates.figures import TOLERANCE, PageInks
from layout.proof.plates.separating import Separations

# The share of pixels that the highest ink may be exceeded by: JPEG leaves single ones.
FORGIVEN = 1e-4
# The side of the place that is shown for the highest ink, in millimetres.
PLACE = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCoverage:
    """All plates of a page laid on each other; `total` has 255 for one full ink."""

    plates: dict[str, Image.Image]
    total: Image.Image
    ppi: float

    @property
    def pixel(self) -> float:
        """The side of a pixel in millimetres."""
        return 25.4 / self.ppi

    def over(self, percent: float) -> Image.Image:
        """Return where there is more ink than so much: 255, and elsewhere 0."""
        level = percent * 2.55

        def formula(a: dict[str, Any]) -> Any:
            return a["convert"]((a["total"] > level) * 255, "L")

        found: Image.Image = ImageMath.lambda_eval(formula, total=self.total)
        return found


def laid(separations: Separations, ppi: float) -> PageCoverage:
    """Lay the plates of a page on each other."""
    names = {f"p{n}": plate for n, plate in enumerate(separations.plates.values())}

    def formula(a: dict[str, Any]) -> Any:
        first, *others = (a["int"](a[name]) for name in names)
        for other in others:
            first = first + other
        return first

    total = ImageMath.lambda_eval(formula, **names)
    return PageCoverage(plates=separations.plates, total=total, ppi=ppi)


def measure(
    ink: PageCoverage, number: int, limit: float, faults: tuple[str, ...]
) -> PageInks:
    """Return the figures of a page; `limit` is the printer's, in per cent."""
    highest = _highest(ink.total) / 2.55
    over = ink.over(limit + TOLERANCE)
    return PageInks(
        number=number,
        highest=round(highest, 1),
        at=_place(ink, highest),
        limit=limit,
        over=round(ImageStat.Stat(over).sum[0] / 255 * ink.pixel**2, 1),
        coverage=tuple(
            (name, round(ImageStat.Stat(plate).mean[0] / 2.55, 2))
            for name, plate in ink.plates.items()
        ),
        faults=faults,
    )


def _highest(total: Image.Image) -> int:
    """Return the level that all but a few pixels keep within."""
    left = FORGIVEN * prod(total.size)
    found = total.getcolors(prod(total.size)) or []
    counts = {int(level): n for n, level in found if isinstance(level, int)}
    for level in sorted(counts, reverse=True):
        left -= counts[level]
        if left < 0:
            return level
    return 0


def _place(ink: PageCoverage, highest: float) -> Point:
    """Return the middle of the place where there is most of the highest ink."""
    if not highest:
        return Point(0.0, 0.0)
    side = max(1, round(PLACE / ink.pixel))
    most = ink.over(highest - 0.2).reduce(side)
    thickest = most.getextrema()[1]
    cells = most.point([255 * (level == thickest) for level in range(256)])
    left, top, _, _ = cells.getbbox() or (0, 0, 0, 0)
    x, y = ((corner + 0.5) * side * ink.pixel for corner in (left, top))
    return Point(round(x, 1), round(y, 1))
