"""A rectangle on a page: what a story, an advertisement or furniture stands in."""

from dataclasses import dataclass

# White in grid lines above an area that is not at the page's head; the rule runs in
# its last line. Above a brief in its column, and above a row of advertisements.
GAP = 2
BRIEF_GAP = 1
AD_GAP = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """A story's rectangle on the grid, in columns and lines of the type area."""

    column: int
    columns: int
    line: int
    lines: int

    @property
    def foot(self) -> int:
        """The first line below."""
        return self.line + self.lines

    @property
    def edge(self) -> int:
        """The first column on its right."""
        return self.column + self.columns

    @property
    def area(self) -> int:
        """Its columns times lines."""
        return self.columns * self.lines


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPlace:
    """Where a part of a story goes: a page and a plot on it, maybe among briefs."""

    page: int
    plot: Plot
    brief: bool = False
