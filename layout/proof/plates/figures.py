"""What a soft proof asks and measures of a page. Nothing heavy is loaded for it."""

from dataclasses import dataclass
from pathlib import Path

from layout.disk.unchanged import FileAsRead
from layout.geometry import Point

# Ink over the limit counts from so much: two rasterisers differ by a level or two.
TOLERANCE = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageInks:
    """The ink on a page, in per cent of a full one.

    `highest` is what only one pixel in ten thousand has more of, all plates together,
    and `at` where that is: millimetres from the page's left and top. `over` are the
    square millimetres above `limit`. `coverage` is each plate's mean over the page,
    of which a printer reckons the ink that is used. `faults` are what could not be
    separated.
    """

    number: int
    highest: float
    at: Point
    limit: float
    over: float
    coverage: tuple[tuple[str, float], ...]
    faults: tuple[str, ...] = ()

    @property
    def too_much(self) -> bool:
        """Whether there is more ink than the printer takes, single pixels apart."""
        return self.highest > self.limit + TOLERANCE

    def plain(self) -> dict[str, object]:
        """Return the figures as they stand in a report."""
        return {
            "highest": self.highest,
            "at_mm": list(self.at),
            "limit": self.limit,
            "over_mm2": self.over,
            "plates": dict(self.coverage),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOrder:
    """A page to be proofed: the one at `index` of a press file.

    `limit` is the printer's, in per cent, `spots` whether other inks than the four
    have plates of their own, `process` whether there are cyan, magenta and yellow ones
    at all. Pictures have `ppi` pixels an inch and go to `folder`.
    """

    file: Path
    index: int
    number: int
    profile: FileAsRead
    limit: float
    spots: bool
    process: bool
    ppi: float
    folder: Path
