"""What plate-making takes and gives: a job and its plates."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

from layout.desk.issue import Issue
from layout.desk.printer import Printer
from layout.desk.stylebook import Stylebook
from layout.disk.cache import Cache
from layout.makeup.dummy import Dummy, Page
from layout.notes import Note
from layout.plate.tasks import Edition

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlateJob:
    """Everything that plates are made from; they are written into `folder` only.

    `pages` are the page numbers wanted (all of them where None). `jobs` is the most
    worker processes, 0 for one a processor. `cache` keeps pages and pictures from one
    run to the next, if it has a folder. `draft` marks every page. `reader` is the
    function by which a worker reads the page that it has rendered; `finished` is told
    of every page as soon as there is its PDF, in no order. `moment` is what files are
    dated, if it is not the issue's date. `press` is the name of the press's file.
    `rehearsals` are empty pages that workers try the style on.
    """

    issue: Issue
    dummy: Dummy
    style: Stylebook
    folder: Path
    printer: Printer
    editions: tuple[Edition, ...] = (Edition.PRESS, Edition.SCREEN)
    pages: tuple[int, ...] | None = None
    jobs: int = 0
    cache: Cache = field(default_factory=Cache)
    draft: bool = False
    progress: Progress | None = None
    reader: Callable[[bytes], bytes] | None = None
    finished: Callable[["FinishedPage"], None] | None = None
    moment: int | None = None
    rehearsals: tuple[Future[None], ...] = ()
    press: str = "press.pdf"

    @property
    def rendered(self) -> tuple[Edition, ...]:
        """The editions whose pages are rendered, once each."""
        return tuple(dict.fromkeys(edition.rendered for edition in self.editions))


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedPage:
    """A page in an edition: its PDF, the hash of that, and what a reader read of it.

    Pages from the cache are not read. `single` is the press's own file of the page,
    told to whoever asked to be told, and not kept.
    """

    edition: Edition
    page: Page
    pdf: bytes
    sha256: str
    read: bytes = b""
    single: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionPlates:
    """One edition's files: the whole, and for the press a file a page.

    `rendered` are the sha256 of its pages as they were rendered, in their order, which
    is that of their `numbers`. A press's file is for its `printer`.
    """

    edition: Edition
    pdf: Path
    numbers: tuple[int, ...]
    rendered: tuple[str, ...]
    printer: Printer | None = None
    pages: tuple[tuple[int, Path], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plates:
    """All plates of a job. `rendered` and `cached` count pages times editions."""

    editions: tuple[EditionPlates, ...]
    html: tuple[tuple[int, Path], ...]
    rendered: int
    cached: int
    notes: tuple[Note, ...]
