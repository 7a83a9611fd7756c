"""A printer's TOML as data: its keys, types and limits."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

Millimetres = Annotated[float, Meta(gt=0, le=2000)]
Margin = Annotated[float, Meta(ge=0, le=100)]
Points = Annotated[float, Meta(ge=0, le=72)]
PerCent = Annotated[float, Meta(ge=0, le=100)]
Resolution = Annotated[int, Meta(ge=50, le=1200)]
Count = Annotated[int, Meta(ge=1, le=128)]


class SheetKeys(Struct, frozen=True, kw_only=True):
    """[page]: the trimmed page in millimetres, what of it cannot be printed, bleed."""

    width: Millimetres
    height: Millimetres
    unprintable: Margin = 0.0
    bleed: Annotated[float, Meta(ge=0, le=20)] = 0.0


class MarksKeys(Struct, frozen=True, kw_only=True):
    """[marks]: what stands around the trimmed page; most printers forbid it."""

    crop: bool = False
    registration: bool = False
    colour_bar: bool = False
    slug: bool = False


class ColourKeys(Struct, frozen=True, kw_only=True):
    """[colour]: the press's ICC file, its condition, the most ink in per cent."""

    profile: str
    condition: str
    space: Literal["cmyk", "rgb", "grey"] = "cmyk"
    ink_limit: Annotated[int, Meta(ge=100, le=400)] = 240
    spots: bool = False
    process: bool = True


class ResolutionKeys(Struct, frozen=True, kw_only=True):
    """[pictures]: pixels an inch at their place."""

    ppi: Resolution = 250
    poor: Resolution = 150
    least: Resolution = 100


class FilesKeys(Struct, frozen=True, kw_only=True):
    """[files]: what the printer is sent besides press.pdf, and in which PDF/X."""

    pdf: Literal["X-4", "X-1a:2003", "X-1a:2001", "plain"] = "X-4"
    pdfa: bool = False
    singles: bool = True
    pattern: str = "{paper}_{issue}_{page}"


class SheetsKeys(Struct, frozen=True, kw_only=True):
    """[sheets]: pages put on sheets by the build itself; `creep` in millimetres."""

    scheme: Literal["saddle", "booklet", "nested", "gathered", "pairs", "nup"]
    paper: str
    creep: Annotated[float, Meta(ge=0, le=10)] = 0.0
    marks: bool = False
    tumble: bool = False


class TypeKeys(Struct, frozen=True, kw_only=True):
    """[type]: the smallest type in points, by how it is printed."""

    plain: Points = 7.0
    tinted: Points = 8.0
    inks: Points = 10.0
    reversed: Points = 10.0


class RuleKeys(Struct, frozen=True, kw_only=True):
    """[rules]: the thinnest rules in points."""

    least: Points = 0.25
    poor: Points = 0.5
    inks: Points = 1.5


class TintKeys(Struct, frozen=True, kw_only=True):
    """[tints]: the palest and the darkest tint of one ink, in per cent."""

    least: PerCent = 5.0
    most: PerCent = 85.0


class PressRunKeys(Struct, frozen=True, kw_only=True):
    """[pages]: what page counts are rounded up to, and where the press has colour."""

    multiple: Count = 4
    signature: Count = 4
    colour: tuple[Count, ...] = ()


class PrinterKeys(Struct, frozen=True, kw_only=True):
    """The keys of a printer's TOML."""

    title: str
    page: SheetKeys
    colour: ColourKeys
    pictures: ResolutionKeys = ResolutionKeys()
    files: FilesKeys = FilesKeys()
    marks: MarksKeys = MarksKeys()
    sheets: SheetsKeys | None = None
    pages: PressRunKeys = PressRunKeys()
    type: TypeKeys = TypeKeys()
    rules: RuleKeys = RuleKeys()
    tints: TintKeys = TintKeys()
