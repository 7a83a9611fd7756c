"""A style as data: grid, faces, elements, heads, palette (style.toml, fonts.toml)."""

from dataclasses import dataclass
from pathlib import Path

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """How one kind of text is set. Sizes and leadings are points.

    `face` is the plain face; `bold`, `italic`, `bold_italic` what emphasis turns it
    into. `before` and `after` are whole grid lines of white. `indent` is of the
    first line, `hang` of all others, `inset` of both edges, in em. `tracking` is
    letter-space in em. `like` in the file copies another element.
    """

    name: str
    face: str
    bold: str
    italic: str
    bold_italic: str
    size: float
    leading: float
    align: str = "justify"
    colour: str = "ink"
    before: int = 0
    after: int = 0
    indent: float = 0.0
    hang: float = 0.0
    inset: float = 0.0
    tracking: float = 0.0
    upper: bool = False
    drop_cap: int = 0
    features: tuple[str, ...] = ()


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
class Justification:
    """Limits of a justified line.

    Word spaces are multiples of the face's own; letter-spaces are em; `hyphens` is
    how many lines in a row may end in one.
    """

    space_min: float
    space_max: float
    letter_min: float
    letter_max: float
    hyphens: int
    hyphen_left: int
    hyphen_right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """How page one points inside where it is not drawn.

    At most `pointers` stories are named, in a strip `lines` deep at the `top`, under
    the nameplate, or at the `foot`.
    """

    pointers: int = 5
    where: str = "foot"
    lines: int = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefs:
    """How short stories are gathered: under which label, from how many on.

    0 for `least` gathers none. `lines` of copy a brief has at the most.
    """

    label: str = "In brief"
    least: int = 3
    lines: int = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """Which sections are the paper's opinion and which are letters.

    `masthead` sets the masthead box on the page with the first story of opinion.
    """

    sections: tuple[str, ...] = ("Opinion",)
    letters: tuple[str, ...] = ("Letters",)
    masthead: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Stylebook:
    """A whole style. `sha256` covers every file of it and of its fonts.

    `files` are the SHA-256 of its own files, by name.

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
    waive: tuple[str, ...] = ()
    front: Front = Front()
    briefs: Briefs = Briefs()
    opinion: Opinion = Opinion()
