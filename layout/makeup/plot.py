"""A rectangle on a page: what a story, an advertisement or furniture stands in."""

from dataclasses import dataclass


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
