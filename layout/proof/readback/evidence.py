"""What proofing works on and what it finds: evidence, words read back, counts."""

from dataclasses import dataclass
from pathlib import Path

from layout.desk.issue import Issue
from layout.galley.galley import Line
from layout.geometry import Grid
from layout.makeup.dummy import Dummy, LegPart, PlacedLeg
from layout.notes import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionFile:
    """One finished PDF: `name` is the edition, `file` its path in the output folder.

    `page_files` are its pages' own PDFs in order, as paths in the output folder, and
    `page_sha256` of them; both are empty where there are none. `rendered` of the pages
    as they were before they were joined. `numbers` are the pages in it, all where
    empty. A press file for another printer than the issue's has a name of its own.
    """

    name: str
    file: str
    path: Path
    bytes: int
    sha256: str
    page_files: tuple[str, ...] = ()
    page_sha256: tuple[str, ...] = ()
    rendered: tuple[str, ...] = ()
    edition: str = ""
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is compared: the issue as read, the pages as made up, the PDFs as written.

    The PDFs hold the pages numbered `pages` in the issue's order, or all of them where
    it is empty; a story that has a page outside them is not counted.
    """

    issue: Issue
    dummy: Dummy
    grid: Grid
    pages: tuple[int, ...] = ()
    files: "tuple[ReadFile, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What preflight found in an advertisement, and whether it needs more than black.

    The notes name no file and no page.
    """

    notes: tuple[Note, ...]
    coloured: bool


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
class WordsFound:
    """Everything of the stories that was read back from one PDF, in page order."""

    legs: tuple[FoundLeg, ...]
    texts: tuple[FoundText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPage:
    """What was found on one page as it was rendered, and its number of characters."""

    found: WordsFound
    characters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """A finished PDF read back.

    `pages` are what was found on its pages as they were rendered, before they were
    joined.
    """

    name: str
    pages: tuple[FoundPage, ...]


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
