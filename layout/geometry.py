"""Rectangles on a page: points across, whole grid lines down. Places and sizes."""

from dataclasses import dataclass
from typing import NamedTuple


class Point(NamedTuple):
    """A place, in points; which way down counts is said where one is used."""

    x: float
    y: float


class Size(NamedTuple):
    """How wide and how high something is: in points where nothing else is said."""

    width: float
    height: float


class Lattice(NamedTuple):
    """How many pages stand side by side, and how many one above the other."""

    columns: int
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A rectangle from the type area's top left corner.

    `x` and `width` are points; `line` and `lines` are grid lines, so nothing can
    stand between two baselines. Invariant: `width > 0`, `lines >= 0`.
    """

    x: float
    line: int
    width: float
    lines: int

    @property
    def right(self) -> float:
        """The right edge in points."""
        return self.x + self.width

    @property
    def foot(self) -> int:
        """The first grid line below the rectangle."""
        return self.line + self.lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The page's grid: a sheet, its margins, columns across and lines down."""

    page_width: float
    page_height: float
    left: float
    right: float
    top: float
    foot: float
    columns: int
    gutter: float
    leading: float

    @property
    def measure(self) -> float:
        """The width in points of one column."""
        room = self.page_width - self.left - self.right
        return (room - self.gutter * (self.columns - 1)) / self.columns

    @property
    def lines(self) -> int:
        """How many whole grid lines the type area is deep."""
        return int((self.page_height - self.top - self.foot + 0.01) / self.leading)

    def x(self, column: int) -> float:
        """Return the left edge in points of a column counted from 0."""
        return column * (self.measure + self.gutter)

    def span(self, columns: int) -> float:
        """Return the width in points of several columns and the gutters between."""
        return columns * self.measure + (columns - 1) * self.gutter
