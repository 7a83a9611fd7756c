"""The room that all readers of one issue work in: folders, limits and the notebook."""

from dataclasses import dataclass, field
from pathlib import Path

from layout.desk.inks import COLOUR
from layout.desk.issue import Publication
from layout.disk.cache import Cache
from layout.geometry import Grid
from layout.notebook import Notebook


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRoom:
    """What reading an issue's parts depends on.

    `language` and `rank` are those of articles which name none. `pages` is None where
    the copy decides; `printer` is the issue's, `multiple` what its sheets hold, and
    `inks` what its press prints pages in, from the first on, again and again. `grid`
    (the page's)
    and `families` come from the style; None and empty where it could not be read, and
    what hangs on them is then not checked. `bleed` is the printer's, in points.
    `memory` has the measures of pictures that were opened before. `plan` is a flatplan
    to follow where the issue has none.
    """

    publication: Publication
    folder: Path
    book: Notebook
    language: str = "en-GB"
    rank: int = 3
    pages: int | None = None
    multiple: int = 4
    inks: tuple[str, ...] = (COLOUR,)
    printer: str = ""
    grid: Grid | None = None
    bleed: float = 0.0
    families: frozenset[str] = frozenset()
    sections: tuple[str, ...] = ()
    memory: Cache = field(default_factory=Cache)
    plan: Path | None = None

    @property
    def columns(self) -> int | None:
        """How many columns a page has, if the style could be read."""
        return self.grid.columns if self.grid else None

    @property
    def lines(self) -> int | None:
        """How many grid lines a page has, if the style could be read."""
        return self.grid.lines if self.grid else None

    def name_of(self, path: Path) -> str:
        """Return a path as notes write it: from the publication, forward slashes."""
        return path.relative_to(self.publication.folder).as_posix()
