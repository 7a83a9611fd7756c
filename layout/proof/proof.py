"""What proofing works on and what it finds: evidence, words read back, counts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from layout.desk.issue import Issue
from layout.galley.galley import Line
from layout.geometry import Grid
from layout.makeup.dummy import Dummy, LegPart, PlacedLeg


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One finished PDF: `name` is the edition, `file` its path in the output folder.

    `page_sha256` are of its pages' own PDFs in order, empty where they are unknown;
    `rendered` of the pages as they were before they were joined.
    """

    name: str
    file: str
    path: Path
    bytes: int
    sha256: str
    page_sha256: tuple[str, ...] = ()
    rendered: tuple[str, ...] = ()


# Returns the words of some pages of a PDF, encoded.
PageReader = Callable[[Path, Sequence[int]], tuple[bytes, ...]]


class Readers(Protocol):
    """Whoever has pages of a PDF read, several at once."""

    def __call__(
        self, read: PageReader, path: Path, pages: Sequence[int]
    ) -> tuple[bytes, ...]:
        """Return what `read` returns for all of `pages`, numbered from 0."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is compared: the issue as read, the pages as made up, the PDFs as written.

    The PDFs hold the pages numbered `pages` in the issue's order, or all of them where
    it is empty; a story that has a page outside them is not counted. `cache` is a
    folder where the words of pages are kept by the sha256 of the pages as rendered,
    `press_pages` and `screen_pages`. `readers` has pages read by other processes.
    """

    issue: Issue
    dummy: Dummy
    grid: Grid
    press: Path | None = None
    screen: Path | None = None
    pages: tuple[int, ...] = ()
    press_pages: tuple[str, ...] = ()
    screen_pages: tuple[str, ...] = ()
    cache: Path | None = None
    readers: Readers | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Characters of a PDF without a gap between them, on one baseline.

    Points from the page's trimmed top left corner, `baseline` downwards. `height`
    is from the face's descender to its ascender, about 1.2 to 1.4 em. `spaced` says
    that a space follows; a word may also end at a gap or in another text object.
    """

    text: str
    left: float
    right: float
    baseline: float
    height: float
    spaced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """The words of one page of a PDF, in the order in which they are painted."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLine:
    """A line of type as it stands in the PDF, in points like `Word`."""

    text: str
    right: float
    baseline: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRow:
    """A grid line of a leg: what should stand there and what does.

    `margin` is what stands left of the line's own room: an initial, a list marker.
    Either of `line` and `found` may be missing, but not both.
    """

    row: int
    line: Line | None
    part: LegPart | None
    found: FoundLine | None
    margin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLeg:
    """A leg with its grid lines read back, on page `page` in story `slug`."""

    page: int
    slug: str
    leg: PlacedLeg
    rows: tuple[FoundRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundText:
    """Any other counted piece of story `slug`, its lines from top to bottom."""

    page: int
    slug: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Everything of the stories that was read back from one PDF, in page order."""

    legs: tuple[FoundLeg, ...]
    texts: tuple[FoundText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCount:
    """A story's words in the source and in the finished PDF."""

    slug: str
    words: int
    words_set: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The count of every story, in the issue's order. Empty without a PDF."""

    stories: tuple[StoryCount, ...]
