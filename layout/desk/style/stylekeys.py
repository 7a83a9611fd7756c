"""style.toml and fonts.toml as data: their keys, types and limits."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from layout.desk.manifest import CraftKeys

Positive = Annotated[float, Meta(gt=0)]
NotNegative = Annotated[float, Meta(ge=0)]
PerCent = Annotated[float, Meta(ge=0, le=100)]
Lines = Annotated[int, Meta(ge=0)]
Count = Annotated[int, Meta(ge=1)]
Hexadecimal = Annotated[str, Meta(pattern=r"^#[0-9a-fA-F]{6}$")]
# A name in a PDF has at most 127 bytes (ISO 32000-1, Annex C), a letter up to four.
SpotName = Annotated[str, Meta(max_length=30)]
Tint = Annotated[float, Meta(gt=0, le=100)]
Digest = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]


class FaceKeys(Struct, frozen=True, kw_only=True):
    """The keys of a face in fonts.toml."""

    family: str
    weight: Annotated[int, Meta(ge=1, le=1000)]
    style: Literal["normal", "italic"]
    file: str
    licence: str
    sha256: Digest


class FontsKeys(Struct, frozen=True, kw_only=True):
    """All of fonts.toml, its tables gathered under one key."""

    faces: dict[str, FaceKeys]


class GridKeys(Struct, frozen=True, kw_only=True):
    """[grid]: millimetres; `leading` in points."""

    page_width: Positive
    page_height: Positive
    left: NotNegative
    right: NotNegative
    top: NotNegative
    foot: NotNegative
    columns: Count
    gutter: NotNegative
    leading: Positive


class JustificationKeys(Struct, frozen=True, kw_only=True):
    """[justification]: word spaces as multiples, letter-spaces in em."""

    space_min: Positive
    space_max: Positive
    letter_min: float
    letter_max: float
    hyphens: Lines
    hyphen_left: Count
    hyphen_right: Count


class HyphenationKeys(Struct, frozen=True, kw_only=True):
    """[hyphenation]."""

    exceptions: str = ""


class SwatchKeys(Struct, frozen=True, kw_only=True):
    """A colour of the palette: CMYK in per cent, RGB in hexadecimal.

    A spot colour has a name, and perhaps a tint in per cent.
    """

    cmyk: tuple[PerCent, PerCent, PerCent, PerCent] | None = None
    rgb: Hexadecimal | None = None
    spot: SpotName = ""
    tint: Tint = 100.0


class ElementKeys(Struct, frozen=True, kw_only=True):
    """An element, after what it is `like` has been filled in."""

    face: str
    size: Positive
    leading: Positive
    like: str = ""
    bold: str = ""
    italic: str = ""
    bold_italic: str = ""
    align: Literal["justify", "left", "right", "center"] = "justify"
    colour: str = "ink"
    before: Lines = 0
    after: Lines = 0
    indent: float = 0.0
    hang: float = 0.0
    inset: NotNegative = 0.0
    tracking: float = 0.0
    upper: bool = False
    drop_cap: Lines = 0
    features: tuple[str, ...] = ()


class HeadKeys(Struct, frozen=True, kw_only=True):
    """A step of the head scale; sizes are pairs of size and leading in points."""

    face: str
    sizes: Annotated[tuple[tuple[Positive, Positive], ...], Meta(min_length=1)]
    lines: Annotated[tuple[Count, ...], Meta(min_length=1)]
    rank: Annotated[int, Meta(ge=1, le=5)] = 3


class FrontKeys(Struct, frozen=True, kw_only=True):
    """[front]: the pointers on page one, where it is not drawn; grid lines."""

    pointers: Lines = 5
    where: Literal["top", "foot"] = "foot"
    lines: Count = 7


class BriefsKeys(Struct, frozen=True, kw_only=True):
    """[briefs]: short stories gathered in a column."""

    label: str = "In brief"
    least: Lines = 3
    lines: Count = 30


class OpinionKeys(Struct, frozen=True, kw_only=True):
    """[opinion]: the paper's own voice and its readers'."""

    sections: tuple[str, ...] = ("Opinion",)
    letters: tuple[str, ...] = ("Letters",)
    masthead: bool = True


class StyleKeys(Struct, frozen=True, kw_only=True):
    """The keys of style.toml."""

    name: str
    grid: GridKeys
    justification: JustificationKeys
    jump_head: HeadKeys
    heads: tuple[HeadKeys, ...]
    palette: dict[str, SwatchKeys]
    elements: dict[str, ElementKeys]
    words: dict[str, str]
    hyphenation: HyphenationKeys = HyphenationKeys()
    front: FrontKeys = FrontKeys()
    briefs: BriefsKeys = BriefsKeys()
    opinion: OpinionKeys = OpinionKeys()
    craft: CraftKeys = CraftKeys()
