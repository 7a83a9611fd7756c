"""What plate-making takes and gives: a job, its pages as tasks, and the plates."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from layout.desk.issue import Issue
from layout.desk.stylebook import Stylebook
from layout.makeup.dummy import Dummy
from layout.notes import Note

Progress = Callable[[str, int, int], None]

# A worker's exit status where Pango is missing (EX_UNAVAILABLE of sysexits.h).
NO_LIBRARY = 69


class Edition(StrEnum):
    """A way to print the same pages: in the press's four inks, or on a screen."""

    PRESS = "press"
    SCREEN = "screen"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlateJob:
    """Everything that plates are made from; they are written into `folder` only.

    `pages` are the page numbers wanted (all of them where None). `jobs` is the most
    worker processes, 0 for one a processor. `cache` keeps pages and pictures from
    one run to the next. `draft` marks every page.
    """

    issue: Issue
    dummy: Dummy
    style: Stylebook
    folder: Path
    profile: Path
    editions: tuple[Edition, ...] = (Edition.PRESS, Edition.SCREEN)
    pages: tuple[int, ...] | None = None
    jobs: int = 0
    cache: Path | None = None
    draft: bool = False
    progress: Progress | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a picture becomes the file that a page carries.

    `width` and `height` are the points it takes on paper; `crop` is left, top,
    right, bottom (0..1) of the source. `ink` is colour or mono. `name` is the
    file's name in the page's assets and comes from all the rest.
    """

    name: str
    source: Path
    sha256: str
    vector: bool
    crop: tuple[float, float, float, float]
    width: float
    height: float
    edition: Edition
    ink: str
    profile: Path
    profile_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTask:
    """One page in one edition, complete, as it is handed to a worker.

    `fonts` are (file name, path), `palette` (RGB hex, CMYK shares) the colours that
    have an exact counterpart. Pictures are made in `store` where they are not there.
    """

    number: int
    edition: Edition
    html: str
    css: str
    fonts: tuple[tuple[str, Path], ...]
    pictures: tuple[Recipe, ...]
    palette: tuple[tuple[str, tuple[float, float, float, float]], ...]
    profile: Path
    store: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """Any other work for a worker: a function that it can import, and its arguments.

    `number` and `edition` are the page that it is about.
    """

    number: int
    edition: str
    call: Callable[..., object]
    arguments: tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """Empty pages, rendered for nothing while a worker would be idle.

    A worker's first page takes twice as long as the next: style sheets are parsed and
    faces opened.
    """

    tasks: tuple[PageTask, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A worker's answer: the page's PDF and what the renderer remarked."""

    number: int
    edition: Edition
    pdf: bytes
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionPlates:
    """One edition's files: the whole, and for the press a file a page.

    `rendered` are the sha256 of its pages as they were rendered, in their order.
    """

    edition: Edition
    pdf: Path
    rendered: tuple[str, ...]
    pages: tuple[tuple[int, Path], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plates:
    """All plates of a job. `rendered` and `cached` count pages times editions."""

    editions: tuple[EditionPlates, ...]
    html: tuple[tuple[int, Path], ...]
    rendered: int
    cached: int
    notes: tuple[Note, ...]
    versions: tuple[tuple[str, str], ...]
