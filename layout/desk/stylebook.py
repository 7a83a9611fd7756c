"""A style as data: grid, faces, elements, heads, palette (style.toml, fonts.toml)."""

from dataclasses import dataclass, field
from pathlib import Path

from layout.desk.style.stylekeys import (
    Briefs,
    ElementKeys,
    Front,
    Initials,
    Justification,
    Opinion,
    Superscript,
)
from layout.geometry import Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One font file. `key` is its name in style.toml (`serif`, `serif-bold`, ...).

    `family`, `weight` and `style` are the CSS names that the renderer knows it by;
    no two files share all three, so no font matching can pick another file.
    """

    key: str
    family: str
    weight: int
    style: str
    path: Path
    sha256: str


class Element(ElementKeys, frozen=True, kw_only=True):
    """How one kind of text is set. Sizes and leadings are points.

    `face` is the plain face; `bold`, `italic`, `bold_italic` what emphasis turns it
    into, never empty here. `before` and `after` are whole grid lines of white. `indent`
    is of the first line, `hang` of all others, `inset` of both edges, in em.
    `tracking` is letter-space in em. `like` in the file copies another element.
    """

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadSize:
    """A step of the head scale: size and leading in points.

    Leadings need not be grid lines; a head's whole depth is rounded up to them.
    """

    size: float
    leading: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadClass:
    """The sizes (largest first) and numbers of lines that a rank's heads may take."""

    rank: int
    face: str
    sizes: tuple[HeadSize, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Swatch:
    """A palette colour twice: CMYK shares (0..1) for press, RGB hex for screen.

    A spot colour is also the name of a plate and a tint of it (0..1); its CMYK is for
    printers that have no such plate.
    """

    name: str
    cmyk: tuple[float, float, float, float]
    rgb: str
    spot: str = ""
    tint: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stylebook:
    """A whole style. `sha256` covers every file of it and of its fonts.

    `files` are the SHA-256 of its own files, by name; `font_files` of the list of
    fonts and of all that it names, by their names in `fonts`.

    `waive` are the codes of craft checks that pages in this style are spared.
    """

    name: str
    folder: Path
    sha256: str
    files: dict[str, str]
    grid: Grid
    faces: dict[str, Face]
    elements: dict[str, Element]
    heads: dict[int, HeadClass]
    jump_head: HeadClass
    palette: dict[str, Swatch]
    justification: Justification
    hyphen_exceptions: tuple[str, ...]
    words: dict[str, str]
    front: Front
    briefs: Briefs
    opinion: Opinion
    superscript: Superscript
    initials: Initials
    waive: tuple[str, ...] = ()
    fonts: Path = Path()
    font_files: dict[str, str] = field(default_factory=dict)
