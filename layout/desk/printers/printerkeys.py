"""A printer's TOML as data: its keys, types and limits."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from layout.desk.keytypes import (
    MILLIMETRES,
    POINTS,
    SHARE_OF_INK,
    FileName,
    Label,
    PageSide,
    PerCent,
)

Unprintable = Annotated[float, Meta(ge=0, le=100, extra=MILLIMETRES)]
Bleed = Annotated[float, Meta(ge=0, le=20, extra=MILLIMETRES)]
Creep = Annotated[float, Meta(ge=0, le=10, extra=MILLIMETRES)]
Points = Annotated[float, Meta(ge=0, le=72, extra=POINTS)]
Resolution = Annotated[int, Meta(ge=50, le=1200, extra={"unit": "pixels an inch"})]
InkLimit = Annotated[int, Meta(ge=100, le=400, extra=SHARE_OF_INK)]
Count = Annotated[int, Meta(ge=1, le=128)]


class SheetKeys(Struct, frozen=True, kw_only=True):
    """[page]: the trimmed page in millimetres, what of it cannot be printed, bleed."""

    width: PageSide
    """The trimmed page's width, in millimetres."""
    height: PageSide
    """The trimmed page's height, in millimetres."""
    unprintable: Unprintable = 0.0
    """How near to the edge no ink may stand, in millimetres."""
    bleed: Bleed = 0.0
    """How far ink may go beyond the edge, where the paper is trimmed after printing, in
    millimetres."""


class Marks(Struct, frozen=True, kw_only=True):
    """[marks]: what stands around the trimmed page; most printers forbid it."""

    crop: bool = False
    """Lines where the guillotine cuts, on every plate."""
    registration: bool = False
    """Crossed circles in the middle of each side, on every plate."""
    colour_bar: bool = False
    """Solids, halves, overprints and a grey of three inks."""
    slug: bool = False
    """A line that says which page of which paper this is, for which press; in black."""

    @property
    def any(self) -> bool:
        """Whether there is any."""
        return self.crop or self.registration or self.colour_bar or self.slug


class ColourKeys(Struct, frozen=True, kw_only=True):
    """[colour]: the press's ICC file, its condition, the most ink in per cent."""

    profile: FileName
    """The ICC file of the press, in CMYK, beside the printer's file."""
    condition: Label
    """What the output intent is called."""
    space: Literal["cmyk", "rgb", "grey"] = "cmyk"
    """What the page's colours are. `"rgb"` and `"grey"` are for a copier, with `pdf =
    "plain"`: then CMYK in pictures is taken for the `profile`'s."""
    ink_limit: InkLimit = 240
    """The most ink in one place, all inks together, in per cent."""
    spots: bool = False
    """`true` if the press prints more than the four inks: spot colours keep their
    plates."""
    process: bool = True
    """`false` if the press prints black, and its spots if it has any, and no cyan,
    magenta and yellow."""


class ResolutionKeys(Struct, frozen=True, kw_only=True):
    """[pictures]: pixels an inch at their place."""

    ppi: Resolution = 250
    """Pixels an inch at their place; more are sized down."""
    poor: Resolution = 150
    """Under this a picture is a warning."""
    least: Resolution = 100
    """Under this a picture is an error."""


class FilesKeys(Struct, frozen=True, kw_only=True):
    """[files]: what the printer is sent besides press.pdf, and in which PDF/X."""

    pdf: Literal["X-4", "X-1a:2003", "X-1a:2001", "plain"] = "X-4"
    """The kind of PDF/X; `"plain"` is none."""
    pdfa: bool = False
    """`true` if the files are to be PDF/A-2u as well, for whoever keeps them; only with
    `"X-4"`."""
    singles: bool = True
    """Does the printer get a file a page besides `press.pdf`?"""
    pattern: Label = "{paper}_{issue}_{page}"
    """How those are named, of `{paper}`, `{issue}`, `{number}`, `{date}`, `{section}`
    and `{page}`."""


class SheetsKeys(Struct, frozen=True, kw_only=True):
    """[sheets]: pages put on sheets by the build itself; `creep` in millimetres."""

    scheme: Literal["saddle", "booklet", "nested", "gathered", "pairs", "nup"]
    """As in `layout impose`."""
    paper: Label
    """`"A3"`, `"SRA3"` or so, or millimetres: `"450x320"`."""
    creep: Creep = 0.0
    """How far the innermost leaf is moved towards the spine, in millimetres."""
    marks: bool = False
    """`true` for trim and fold marks."""
    tumble: bool = False
    """`true` turns backs head down, for a copier that turns paper on its long edge."""


class TypeKeys(Struct, frozen=True, kw_only=True):
    """[type]: the smallest type in points, by how it is printed."""

    plain: Points = 7.0
    """The smallest type in one full ink, in points."""
    tinted: Points = 8.0
    """The smallest type in a tint, in points."""
    inks: Points = 10.0
    """The smallest type in several inks, in points."""
    reversed: Points = 10.0
    """The smallest type white out of a ground, in points."""


class RuleKeys(Struct, frozen=True, kw_only=True):
    """[rules]: the thinnest rules in points."""

    least: Points = 0.25
    """A thinner rule is an error, in points."""
    poor: Points = 0.5
    """A thinner rule is a warning, in points."""
    inks: Points = 1.5
    """The thinnest rule of several inks, in points."""


class TintKeys(Struct, frozen=True, kw_only=True):
    """[tints]: the palest and the darkest tint of one ink, in per cent."""

    least: PerCent = 5.0
    """The palest tint of one ink, in per cent."""
    most: PerCent = 85.0
    """The darkest tint of one ink, in per cent."""


class PressRunKeys(Struct, frozen=True, kw_only=True):
    """[pages]: what page counts are rounded up to, and where the press has colour."""

    multiple: Count = 4
    """What page counts are rounded up to."""
    signature: Count = 4
    """How many pages the press prints together."""
    colour: Annotated[tuple[Count, ...], Meta(max_length=128)] = ()
    """Which pages of each `signature` the press prints in colour, as `[1, 4, 5, 8]`;
    left out, all. The others are made up in black alone."""


class PrinterKeys(Struct, frozen=True, kw_only=True):
    """The keys of a printer's TOML."""

    title: Label
    """What people call it."""
    page: SheetKeys
    """The table `[page]`, below."""
    colour: ColourKeys
    """The table `[colour]`, below."""
    pictures: ResolutionKeys = ResolutionKeys()
    """The table `[pictures]`, below."""
    files: FilesKeys = FilesKeys()
    """The table `[files]`, below."""
    marks: Marks = Marks()
    """The table `[marks]`, below."""
    sheets: SheetsKeys | None = None
    """The table `[sheets]`, below."""
    pages: PressRunKeys = PressRunKeys()
    """The table `[pages]`, below."""
    type: TypeKeys = TypeKeys()
    """The table `[type]`, below."""
    rules: RuleKeys = RuleKeys()
    """The table `[rules]`, below."""
    tints: TintKeys = TintKeys()
    """The table `[tints]`, below."""
