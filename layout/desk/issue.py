"""What the desk hands on: an issue, its articles, pictures and advertisements.

Everything here is frozen and checked; nothing is set in type yet. Strings of
prose already have their typographic quotes and dashes.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from layout.desk.adverts.fillerkeys import FillerRun
from layout.desk.inks import COLOUR
from layout.desk.paperkeys import PaperKeys


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of text in one style. Concatenated, spans give the paragraph."""

    text: str
    bold: bool = False
    italic: bool = False
    small_caps: bool = False
    superscript: bool = False
    href: str = ""


class BlockKind(StrEnum):
    """What a text block of the copy is; the names are those of style elements.

    Verse is a block a line; the first line of each stanza is a `STANZA`.
    """

    PARAGRAPH = "paragraph"
    CROSSHEAD = "crosshead"
    ITEM = "item"
    QUOTE = "quote"
    SIGN_OFF = "sign_off"
    SLOGAN = "slogan"
    STANZA = "stanza"
    VERSE = "verse"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """A paragraph of copy. `marker` is a list item's bullet or number.

    The spans of a verse have line feeds between its lines.
    """

    kind: BlockKind
    spans: tuple[Span, ...]
    line: int
    marker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: rows of cells of spans. `align` has left, right or center a column."""

    header: tuple[tuple[Span, ...], ...]
    rows: tuple[tuple[tuple[Span, ...], ...], ...]
    align: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FactBox:
    """A box beside the copy (`!!! facts "Title"`)."""

    title: str
    blocks: tuple[TextBlock, ...]
    line: int


Block = TextBlock | Table | FactBox


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that exists and opens. `focus` is what a crop must keep (0..1).

    `width` and `height` are pixels of a raster picture, points of an SVG.
    `name` is the file's name in the issue's pictures folder. One without `colour`
    loses nothing on a page in black alone.
    """

    name: str
    path: Path
    sha256: str
    vector: bool
    width: float
    height: float
    caption: tuple[Span, ...] = ()
    credit: str = ""
    alt: str = ""
    columns: int | None = None
    focus: tuple[float, float] = (0.5, 0.5)
    colour: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A story as the desk passes it. `file` is its path from the publication.

    `words` are the source's own words in reading order (headline, standfirst,
    byline, captions and copy), taken from the Markdown text itself and not from
    `blocks`: the word ledger compares the two roads. `sha256` is of the file.
    """

    slug: str
    file: str
    sha256: str
    language: str
    headline: str
    kicker: str = ""
    standfirst: str = ""
    byline: str = ""
    dateline: str = ""
    section: str = ""
    rank: int = 3
    page: int | None = None
    jump: bool | None = None
    jump_head: str = ""
    pictures: tuple[Picture, ...] = ()
    pull_quotes: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    words: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Hash by name and file: makeup looks articles up some ten thousand times."""
        return hash((self.slug, self.sha256, self.language))

    @property
    def may_jump(self) -> bool:
        """Rank 1 and 2 may continue elsewhere unless the article says otherwise."""
        return self.rank <= 2 if self.jump is None else self.jump


class AdKind(StrEnum):
    """How an advertisement's file is placed."""

    VECTOR = "svg"
    RASTER = "raster"
    PDF = "pdf"
    TEMPLATE = "template"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ad:
    """An advertisement of `columns` by `depth_mm`, on `page` if it is booked there.

    `house` ones (file name `house-...`, or `house = true`) only fill holes. `colour`
    says that black alone would not print it as it is. `alt` is
    what it says to those who cannot see it. `trim` is the size in points of a PDF's
    page, which is placed as large as it is.
    """

    name: str
    kind: AdKind
    path: Path
    sha256: str
    columns: int
    depth_mm: float
    page: int | None = None
    house: bool = False
    colour: bool = False
    alt: str = ""
    trim: tuple[float, float] = (0.0, 0.0)
    bleed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """A brief or house advertisement of the publication's library.

    `name` is as in a plan, `filler:<name>` or `ad:<name>`; a brief's slug is its
    name. `last` is the latest run in an issue dated before the one that is read.
    """

    name: str
    piece: Article | Ad
    last: FillerRun | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A rectangle drawn in a plan: columns and plan rows, from the top left.

    `name` is a story's slug, `ad:<name>`, `filler:<name>`, a piece of furniture, or
    `.` for what is left to the tool. The rows of an `exact` area, from plan.toml, are
    grid lines of the type area, white and rules not included. A `locked` one stays
    where it is when the issue is planned again.
    """

    name: str
    column: int
    columns: int
    row: int
    rows: int
    exact: bool = False
    locked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePlan:
    """What the manifest says of one page. No `areas`: the tool fills the page.

    `ink` is what the page may be printed in where the press can do that (`desk.inks`).
    `rows` is how many rows the plan was drawn with; they divide the depth evenly.
    Exact areas come behind drawn ones. `open` leaves what lies beside the exact
    areas to the tool. A `locked` page stays when the issue is planned again.
    `printer` names a page's own, which prints it in `press`; else the issue's does.
    """

    number: int
    section: str = ""
    ink: str = "colour"
    printer: str = ""
    press: str = ""
    areas: tuple[Area, ...] = ()
    rows: int = 0
    open: bool = False
    locked: bool = False


class Publication(PaperKeys, frozen=True, kw_only=True):
    """paper.toml: what all issues share. `folder` is where it lies.

    `kept` has the paper.toml, style, fonts and fillers that a locked issue is set with.
    `sha256` is of paper.toml as it was read.
    """

    folder: Path
    kept: Path | None = None
    sha256: str = ""

    @property
    def waive(self) -> tuple[str, ...]:
        """The codes of craft checks that are not to be made."""
        return self.craft.waive

    def name_of(self, path: Path) -> str:
        """Return a file's path from the publication, or from what is kept of it."""
        kept = self.kept
        home = kept if kept and path.is_relative_to(kept) else self.folder
        return path.relative_to(home).as_posix()

    def home_of(self, name: str | Path) -> Path:
        """Return the folder whose file or folder `name` counts: kept, or today's."""
        kept = self.kept
        return kept if kept and (kept / name).exists() else self.folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One issue, complete. `file` is issue.toml's path from the publication.

    `fillers` are the publication's, in the order in which they are to be used. Those
    that run are among `articles` and `ads` once the pages are made up. `inks` are what
    the press prints pages in, from the first on, again and again. `sha256` is of
    issue.toml, `plan_sha256` of the issue's own plan.toml, as they were read.
    """

    folder: Path
    name: str
    file: str
    publication: Publication
    number: int | str
    date: date
    label: str
    pages: int | None
    price: str
    ears: tuple[str, ...]
    style: str
    printer: str
    multiple: int
    sections: tuple[str, ...]
    plans: tuple[PagePlan, ...]
    ads: tuple[Ad, ...]
    articles: tuple[Article, ...]
    fillers: tuple[Filler, ...] = ()
    volume: str = ""
    inks: tuple[str, ...] = (COLOUR,)
    sha256: str = ""
    plan_sha256: str = ""
