"""What a printer folds: sheets of paper with pages on both sides."""

from dataclasses import dataclass
from enum import StrEnum


class Scheme(StrEnum):
    """How pages become sheets.

    `saddle`: all sheets one inside the other, unscaled. `booklet`: the same, each page
    scaled to half a sheet. `nested`: signatures of one folded sheet each, one inside
    the other. `gathered`: signatures one behind the other. `pairs`: printer's pairs,
    one PDF page each. `nup`: pages in rows, one side only.
    """

    SADDLE = "saddle"
    BOOKLET = "booklet"
    NESTED = "nested"
    GATHERED = "gathered"
    PAIRS = "pairs"
    NUP = "nup"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A place on one side of a sheet, counted from its top left as one looks at it.

    `page` counts from 1; None is blank. `turned` pages stand head down. `depth` is
    how many leaves lie outside this one in its signature: what creep depends on.
    """

    page: int | None
    column: int
    row: int
    turned: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: its number from 1, its signature, its front and, if printed, its back.

    The back is seen after turning the sheet about its vertical axis. `deepest` is the
    depth of its signature's innermost leaf.
    """

    number: int
    signature: int
    columns: int
    rows: int
    front: tuple[Cell, ...]
    back: tuple[Cell, ...] = ()
    deepest: int = 0

    @property
    def sides(self) -> tuple[tuple[Cell, ...], ...]:
        """The printed sides, the front first."""
        return (self.front, self.back) if self.back else (self.front,)

    @property
    def pages(self) -> tuple[int, ...]:
        """The page numbers on it, in order."""
        cells = (*self.front, *self.back)
        return tuple(sorted(c.page for c in cells if c.page is not None))
