"""style.toml and fonts.toml as data: their keys, types and limits."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from layout.desk.paperkeys import CraftKeys

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
    """Its family in CSS. No two faces share family, weight and style."""
    weight: Annotated[int, Meta(ge=1, le=1000)]
    """Its weight in CSS."""
    style: Literal["normal", "italic"]
    """Its style in CSS."""
    file: str
    """The font file in `fonts/`."""
    licence: str
    """The licence's file beside it."""
    sha256: Digest
    """The file's digest. Another file of the same name is refused."""


class FontsKeys(Struct, frozen=True, kw_only=True):
    """All of fonts.toml, its tables gathered under one key."""

    faces: dict[str, FaceKeys]


class GridKeys(Struct, frozen=True, kw_only=True):
    """[grid]: millimetres; `leading` in points."""

    page_width: Positive
    """The trimmed page's width, in millimetres."""
    page_height: Positive
    """The trimmed page's height, in millimetres."""
    left: NotNegative
    """The left margin, in millimetres."""
    right: NotNegative
    """The right margin, in millimetres."""
    top: NotNegative
    """The margin at the head, in millimetres."""
    foot: NotNegative
    """The margin at the foot, in millimetres."""
    columns: Count
    """How many columns."""
    gutter: NotNegative
    """The white between columns, in millimetres."""
    leading: Positive
    """One line of the baseline grid, in points."""


class Justification(Struct, frozen=True, kw_only=True):
    """Limits of a justified line, [justification]: multiples of spaces, and em."""

    space_min: Positive
    """What a word space may shrink to, in the face's own word spaces."""
    space_max: Positive
    """What the word spaces of a good line stay under, in the face's own; wider ones are
    set where no other setting is as good."""
    letter_min: float
    """Letter-space that a tight line may get, in em."""
    letter_max: float
    """Letter-space that a loose line may get, in em."""
    hyphens: Lines
    """How many lines in a row may end in a hyphen; only where a paragraph cannot be set
    otherwise there are more, and the craft check `ladder` warns of them."""
    hyphen_left: Count
    """How many letters stand before a hyphen at least."""
    hyphen_right: Count
    """How many letters stand after a hyphen at least."""


class HyphenationKeys(Struct, frozen=True, kw_only=True):
    """[hyphenation]."""

    exceptions: str = ""
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

    face: str
    """A face of fonts.toml."""
    size: Positive
    """The size, in points."""
    leading: Positive
    """Baseline to baseline, in points."""
    like: str = ""
    """Another element that this one takes its keys from."""
    bold: str = ""
    """The face that bold turns to; left out, the plain face."""
    italic: str = ""
    """The face that italic turns to; left out, the plain face."""
    bold_italic: str = ""
    """The face that bold italic turns to; left out, the plain face."""
    align: Literal["justify", "left", "right", "center"] = "justify"
    """How its lines stand."""
    colour: str = "ink"
    """A colour of the palette."""
    before: Lines = 0
    """White above, in grid lines."""
    after: Lines = 0
    """White below, in grid lines."""
    indent: float = 0.0
    """White before the first line, in em."""
    hang: float = 0.0
    """White before all other lines, in em."""
    inset: NotNegative = 0.0
    """White at both edges, in em."""
    tracking: float = 0.0
    """Letter-space, in em."""
    upper: bool = False
    """`true` sets capitals."""
    drop_cap: Lines = 0
    """How many lines deep a drop cap is."""
    features: tuple[str, ...] = ()
    """OpenType features, as `["onum"]`."""


class HeadKeys(Struct, frozen=True, kw_only=True):
    """A step of the head scale; sizes are pairs of size and leading in points."""

    face: str
    """A face of fonts.toml."""
    sizes: Annotated[tuple[tuple[Positive, Positive], ...], Meta(min_length=1)]
    """Pairs of size and leading, in points: a list."""
    lines: Annotated[tuple[Count, ...], Meta(min_length=1)]
    """How many lines the head may have: a list."""
    rank: Annotated[int, Meta(ge=1, le=5)] = 3
    """The rank whose heads it sets."""


class Front(Struct, frozen=True, kw_only=True):
    """How page one points inside where it is not drawn, [front]; grid lines."""

    pointers: Lines = 5
    """How many stories at most; 0 for no pointers."""
    where: Literal["top", "foot"] = "foot"
    """Where their strip stands: at the foot, or under the nameplate."""
    lines: Count = 7
    """How deep the strip is, in grid lines."""


class Briefs(Struct, frozen=True, kw_only=True):
    """How short stories are gathered in a column, [briefs]."""

    label: str = "In brief"
    """What stands above them."""
    least: Lines = 3
    """How many of a section make a column; 0 for none."""
    lines: Count = 30
    """How many lines of copy a brief has at most."""


class Opinion(Struct, frozen=True, kw_only=True):
    """Which sections are the paper's own voice, which its readers', [opinion]."""

    sections: tuple[str, ...] = ("Opinion",)
    """The sections of opinion."""
    letters: tuple[str, ...] = ("Letters",)
    """The sections of letters."""
    masthead: bool = True
    """`false` sets no masthead with the first story of opinion."""


class Superscript(Struct, frozen=True, kw_only=True):
    """How raised figures are set, [superscript]; in em of the type around them."""

    size: Positive = 0.62
    """Their size."""
    rise: NotNegative = 0.42
    """How far they stand above the baseline."""


class Initials(Struct, frozen=True, kw_only=True):
    """How drop caps are drawn, [initials]; their depth is an element's `drop_cap`."""

    face: str = "display-semibold"
    """A face of fonts.toml."""
    capitals: Positive = 0.67
    """The height of capitals in that face and in the copy's, in em: a drop cap is so
    large that it stands from the first line's capitals to the last one's baseline."""


class StyleKeys(Struct, frozen=True, kw_only=True):
    """The keys of style.toml."""

    name: str
    """The style's name."""
    grid: GridKeys
    """The table `[grid]`, below."""
    justification: Justification
    """The table `[justification]`, below."""
    jump_head: HeadKeys
    """The table `[jump_head]`: the head of a story's second part, below."""
    heads: tuple[HeadKeys, ...]
    """The head scale: a table `[[heads]]` each, below."""
    palette: dict[str, SwatchKeys]
    """The table `[palette]`, below."""
    elements: dict[str, ElementKeys]
    """A table `[elements.NAME]` for each kind of text, below."""
    words: dict[str, str]
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
