"""What the press room and its workers say to each other: tasks and answers.

No stage is known here, so that a worker can be started before they are loaded.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from layout.disk.cache import Cache
from layout.notes import Note

# Pixels an inch and JPEG quality of pictures for a screen.
SCREEN_PPI, SCREEN_QUALITY = 200, 88


class Edition(StrEnum):
    """A way to print the same pages: in four inks, on a screen, to be kept."""

    PRESS = "press"
    SCREEN = "screen"
    ARCHIVE = "archive"

    @property
    def rendered(self) -> "Edition":
        """The edition whose rendered pages this one is joined from.

        What is kept is what was read, so the archive has the screen's pages.
        """
        return Edition.SCREEN if self is Edition.ARCHIVE else self


Shares = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaletteColour:
    """A palette colour: how it looks on a screen, and the shares of ink for it.

    Of a spot colour `full` are the CMYK shares that stand for the plate's full ink.
    `spot` names the plate where the press has it; then this is a tint of `tint`.
    """

    rgb: str
    cmyk: Shares
    spot: str = ""
    tint: float = 1.0
    full: Shares | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inking:
    """What decides a press page's colours: palette, ICC profile, ink, tints.

    `ink` is colour, spot (black and the spot colours) or mono, `space` cmyk, or the
    rgb or grey of an office's copier. A screen of less than `tint_least` of an ink
    does not print, one of more than `tint_most` fills in. No more than `limit` of all
    inks together may lie anywhere.
    """

    palette: tuple[PaletteColour, ...]
    profile: Path
    profile_sha256: str
    ink: str = "colour"
    space: str = "cmyk"
    tint_least: float = 0.0
    tint_most: float = 1.0
    limit: float = 4.0


# What the cache calls pictures, kept by their recipes' names.
PICTURE = "pictures"


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRecipe:
    """How a picture becomes the file that a page carries.

    `width` and `height` are the points it takes on paper; `crop` is left, top,
    right, bottom (0..1) of the source. `ink` is colour or mono, `space` the
    printer's. `name` is the file's name in the page's assets and comes from all the
    rest. A `supplied` one is a PDF: for the press it stays what it is, with `bleed`
    points of what is beyond its trim. `strict` says that the press knows no
    transparency.
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
    ppi: int
    ink_limit: float
    space: str = "cmyk"
    supplied: bool = False
    bleed: float = 0.0
    strict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Insert:
    """A supplied PDF, by its recipe's name, in the middle of a rectangle of the page.

    Points, from the top left corner of the page as it will be trimmed.
    """

    name: str
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFile:
    """A font file that style sheets call by its `name`."""

    name: str
    path: Path
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTask:
    """One page in one edition, complete, as it is handed to a worker.

    Pictures are made where `cache` does not have them, and put into the folder `beside`
    too, if there is one, for a browser. `inserts` are laid on the page when it is
    rendered. `reader` reads the finished page.
    """

    number: int
    edition: Edition
    html: str
    css: str
    fonts: tuple[FontFile, ...]
    pictures: tuple[PictureRecipe, ...]
    inking: Inking
    cache: Cache
    beside: Path | None = None
    inserts: tuple[Insert, ...] = ()
    reader: Callable[[bytes], bytes] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A worker's answer: the page's PDF and what the renderer remarked.

    `read` is what the task's reader returned of the PDF. `faults` are those of pictures
    and drawings that the page lacks; the files they name are whole paths.
    """

    number: int
    edition: Edition
    pdf: bytes
    remarks: tuple[str, ...] = ()
    faults: tuple[Note, ...] = ()
    read: bytes = b""
