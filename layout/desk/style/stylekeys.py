"""style.toml and fonts.toml as data: their keys, types and limits."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from layout.desk.keytypes import (
    EM,
    GRID_LINES,
    POINTS,
    SHARE_OF_INK,
    Columns,
    FileName,
    Label,
    Labels,
    Margin,
    PageSide,
    PerCent,
    StyleName,
)
from layout.desk.paperkeys import CraftKeys

# Type under 2 points is no type, and a nameplate of 400 fills a tabloid's width with
# two letters.
Points = Annotated[float, Meta(ge=2, le=400, extra=POINTS)]
# No body type is set closer than this, and a page of 2 m has 1,900 such lines.
Leading = Annotated[float, Meta(ge=3, le=100, extra=POINTS)]
Spaces = Annotated[float, Meta(ge=0.1, le=10, extra={"unit": "word spaces"})]
Tighter = Annotated[float, Meta(ge=-0.5, le=0, extra=EM)]
Looser = Annotated[float, Meta(ge=0, le=1, extra=EM)]
Tracking = Annotated[float, Meta(ge=-0.5, le=5, extra=EM)]
Indent = Annotated[float, Meta(ge=-20, le=40, extra=EM)]
Inset = Annotated[float, Meta(ge=0, le=40, extra=EM)]
Size = Annotated[float, Meta(ge=0.1, le=2, extra=EM)]
Rise = Annotated[float, Meta(ge=0, le=2, extra=EM)]
White = Annotated[int, Meta(ge=0, le=100, extra=GRID_LINES)]
Strip = Annotated[int, Meta(ge=1, le=100, extra=GRID_LINES)]
BriefLines = Annotated[int, Meta(ge=1, le=1000, extra={"unit": "lines"})]
Few = Annotated[int, Meta(ge=0, le=100)]
Letters = Annotated[int, Meta(ge=1, le=20, extra={"unit": "letters"})]
DropLines = Annotated[int, Meta(ge=0, le=20, extra={"unit": "lines"})]
HeadLines = Annotated[int, Meta(ge=1, le=12, extra={"unit": "lines"})]
# OpenType's tags have four letters of ASCII.
Feature = Annotated[
    str,
    Meta(
        pattern=r"^[A-Za-z0-9]{4}\Z",
        max_length=4,
        extra={"says": "a feature's four letters, such as onum"},
    ),
]
Hexadecimal = Annotated[
    str,
    Meta(
        pattern=r"^#[0-9a-fA-F]{6}\Z",
        max_length=7,
        extra={"says": 'a colour such as "#a8201a"'},
    ),
]
# A name in a PDF has at most 127 bytes (ISO 32000-1, Annex C), a letter up to four.
SpotName = Annotated[str, Meta(max_length=30)]
Tint = Annotated[float, Meta(gt=0, le=100, extra=SHARE_OF_INK)]
Digest = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z", max_length=64)]


class FaceKeys(Struct, frozen=True, kw_only=True):
    """The keys of a face in fonts.toml."""

    family: Label
    """Its family in CSS. No two faces share family, weight and style."""
    weight: Annotated[int, Meta(ge=1, le=1000)]
    """Its weight in CSS."""
    style: Literal["normal", "italic"]
    """Its style in CSS."""
    file: FileName
    """The font file in `fonts/`."""
    licence: FileName
    """The licence's file beside it."""
    sha256: Digest
    """The file's digest. Another file of the same name is refused."""


class FontsKeys(Struct, frozen=True, kw_only=True):
    """All of fonts.toml, its tables gathered under one key."""

    faces: Annotated[dict[StyleName, FaceKeys], Meta(max_length=200)]


class GridKeys(Struct, frozen=True, kw_only=True):
    """[grid]: millimetres; `leading` in points."""

    page_width: PageSide
    """The trimmed page's width, in millimetres."""
    page_height: PageSide
    """The trimmed page's height, in millimetres."""
    left: Margin
    """The left margin, in millimetres."""
    right: Margin
    """The right margin, in millimetres."""
    top: Margin
    """The margin at the head, in millimetres."""
    foot: Margin
    """The margin at the foot, in millimetres."""
    columns: Columns
    """How many columns."""
    gutter: Margin
    """The white between columns, in millimetres."""
    leading: Leading
    """One line of the baseline grid, in points."""


class Justification(Struct, frozen=True, kw_only=True):
    """Limits of a justified line, [justification]: multiples of spaces, and em."""

    space_min: Spaces
    """What a word space may shrink to, in the face's own word spaces."""
    space_max: Spaces
    """What the word spaces of a good line stay under, in the face's own; wider ones are
    set where no other setting is as good."""
    letter_min: Tighter
    """Letter-space that a tight line may get, in em."""
    letter_max: Looser
    """Letter-space that a loose line may get, in em."""
    hyphens: Few
    """How many lines in a row may end in a hyphen; only where a paragraph cannot be set
    otherwise there are more, and the craft check `ladder` warns of them."""
    hyphen_left: Letters
    """How many letters stand before a hyphen at least."""
    hyphen_right: Letters
    """How many letters stand after a hyphen at least."""


class HyphenationKeys(Struct, frozen=True, kw_only=True):
    """[hyphenation]."""

    exceptions: FileName = ""
    """A file beside style.toml, `hyphens.txt` in the sample: one word a line, with
    hyphens where it may break, or with none if it may not."""


class SwatchKeys(Struct, frozen=True, kw_only=True):
    """A colour of the palette: CMYK in per cent, RGB in hexadecimal.

    A spot colour has a name, and perhaps a tint in per cent.
    """

    cmyk: tuple[PerCent, PerCent, PerCent, PerCent] | None = None
    """For the press: four shares in per cent; of a spot colour, what stands for it
    where there is no such plate."""
    rgb: Hexadecimal | None = None
    """For screens, as `"#a8201a"`."""
    spot: SpotName = ""
    """The name of an ink besides the four, as the printer knows it."""
    tint: Tint = 100.0
    """So much of the spot's ink, in per cent. One colour must be the full ink. `cmyk`
    and `rgb` of a tint may be left out: they are so much of the full ink's."""


class ElementKeys(Struct, frozen=True, kw_only=True):
    """An element, after what it is `like` has been filled in."""

    face: Label
    """A face of fonts.toml."""
    size: Points
    """The size, in points."""
    leading: Points
    """Baseline to baseline, in points."""
    like: Label = ""
    """Another element that this one takes its keys from."""
    bold: Label = ""
    """The face that bold turns to; left out, the plain face."""
    italic: Label = ""
    """The face that italic turns to; left out, the plain face."""
    bold_italic: Label = ""
    """The face that bold italic turns to; left out, the plain face."""
    align: Literal["justify", "left", "right", "center"] = "justify"
    """How its lines stand."""
    colour: Label = "ink"
    """A colour of the palette."""
    before: White = 0
    """White above, in grid lines."""
    after: White = 0
    """White below, in grid lines."""
    indent: Indent = 0.0
    """White before the first line, in em."""
    hang: Indent = 0.0
    """White before all other lines, in em."""
    inset: Inset = 0.0
    """White at both edges, in em."""
    tracking: Tracking = 0.0
    """Letter-space, in em."""
    upper: bool = False
    """`true` sets capitals."""
    drop_cap: DropLines = 0
    """How many lines deep a drop cap is."""
    features: Annotated[tuple[Feature, ...], Meta(max_length=40)] = ()
    """OpenType features, as `["onum"]`."""


class HeadKeys(Struct, frozen=True, kw_only=True):
    """A step of the head scale; sizes are pairs of size and leading in points."""

    face: Label
    """A face of fonts.toml."""
    sizes: Annotated[
        tuple[tuple[Points, Points], ...], Meta(min_length=1, max_length=40)
    ]
    """Pairs of size and leading, in points: a list."""
    lines: Annotated[tuple[HeadLines, ...], Meta(min_length=1, max_length=12)]
    """How many lines the head may have: a list."""
    rank: Annotated[int, Meta(ge=1, le=5)] = 3
    """The rank whose heads it sets."""


class Front(Struct, frozen=True, kw_only=True):
    """How page one points inside where it is not drawn, [front]; grid lines."""

    pointers: Few = 5
    """How many stories at most; 0 for no pointers."""
    where: Literal["top", "foot"] = "foot"
    """Where their strip stands: at the foot, or under the nameplate."""
    lines: Strip = 7
    """How deep the strip is, in grid lines."""


class Briefs(Struct, frozen=True, kw_only=True):
    """How short stories are gathered in a column, [briefs]."""

    label: Label = "In brief"
    """What stands above them."""
    least: Few = 3
    """How many of a section make a column; 0 for none."""
    lines: BriefLines = 30
    """How many lines of copy a brief has at most."""


class Opinion(Struct, frozen=True, kw_only=True):
    """Which sections are the paper's own voice, which its readers', [opinion]."""

    sections: Labels = ("Opinion",)
    """The sections of opinion."""
    letters: Labels = ("Letters",)
    """The sections of letters."""
    masthead: bool = True
    """`false` sets no masthead with the first story of opinion."""


class Superscript(Struct, frozen=True, kw_only=True):
    """How raised figures are set, [superscript]; in em of the type around them."""

    size: Size = 0.62
    """Their size."""
    rise: Rise = 0.42
    """How far they stand above the baseline."""
    least: Annotated[float, Meta(ge=0, le=400, extra=POINTS)] = 0.0
    """The smallest that they are made, in points: what is less may not print."""

    def scale(self, size: float) -> float:
        """Return how large they are in type of so many points, in em of it."""
        return min(1.0, max(self.size, self.least / size))


class Initials(Struct, frozen=True, kw_only=True):
    """How drop caps are drawn, [initials]; their depth is an element's `drop_cap`."""

    face: Label = "display-semibold"
    """A face of fonts.toml."""
    capitals: Size = 0.67
    """The height of capitals in that face and in the copy's, in em: a drop cap is so
    large that it stands from the first line's capitals to the last one's baseline."""


class StyleKeys(Struct, frozen=True, kw_only=True):
    """The keys of style.toml."""

    name: Label
    """The style's name."""
    grid: GridKeys
    """The table `[grid]`, below."""
    justification: Justification
    """The table `[justification]`, below."""
    jump_head: HeadKeys
    """The table `[jump_head]`: the head of a story's second part, below."""
    heads: Annotated[tuple[HeadKeys, ...], Meta(max_length=20)]
    """The head scale: a table `[[heads]]` each, below."""
    palette: Annotated[dict[StyleName, SwatchKeys], Meta(max_length=200)]
    """The table `[palette]`, below."""
    elements: Annotated[dict[StyleName, ElementKeys], Meta(max_length=200)]
    """A table `[elements.NAME]` for each kind of text, below."""
    words: Annotated[dict[StyleName, Label], Meta(max_length=200)]
    """The table `[words]`, below."""
    hyphenation: HyphenationKeys = HyphenationKeys()
    """The table `[hyphenation]`, below."""
    front: Front = Front()
    """The table `[front]`, below."""
    briefs: Briefs = Briefs()
    """The table `[briefs]`, below."""
    opinion: Opinion = Opinion()
    """The table `[opinion]`, below."""
    superscript: Superscript = Superscript()
    """The table `[superscript]`, below."""
    initials: Initials = Initials()
    """The table `[initials]`, below."""
    craft: CraftKeys = CraftKeys()
    """The table `[craft]`, as in paper.toml."""
