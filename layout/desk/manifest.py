"""The manifests of issues, paper and fillers as data: their keys, types and limits."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

Language = Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
# A style's or printer's name is a folder's or file's: no path may hide in it.
Name = Annotated[str, Meta(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$")]
Count = Annotated[int, Meta(ge=1)]
MOST_PAGES = 400


class CraftKeys(Struct, frozen=True, kw_only=True):
    """[craft] of paper.toml and style.toml: the codes of craft checks not to make."""

    waive: tuple[str, ...] = ()
    """The codes of craft checks that are not to be made."""


class PaperKeys(Struct, frozen=True, kw_only=True):
    """The keys of paper.toml."""

    title: str
    """The newspaper's name, as the nameplate has it."""
    place: str = ""
    """Where the paper appears, for libraries; not printed."""
    language: Language = "en-GB"
    """The language, as `en-GB`."""
    issn: str = ""
    """The ISSN, for libraries; not printed."""
    lccn: str = ""
    """The number of the Library of Congress, for libraries; not printed."""
    slogan: str = ""
    """The line at the right under the nameplate."""
    publisher: str = ""
    """For libraries, and for the check of the imprint; not printed, so name the
    publisher in `imprint` too."""
    printer_name: str = ""
    """For libraries, and for the check of the imprint; not printed, so name the printer
    in `imprint` too."""
    imprint: tuple[str, ...] = ()
    """Lines that say who publishes and who prints; they stand in the masthead."""
    staff: tuple[str, ...] = ()
    """Lines for the masthead: who does what."""
    contact: tuple[str, ...] = ()
    """Lines for the masthead: where the paper is found."""
    ears: tuple[str, ...] = ()
    """Up to two texts beside the nameplate, left and right."""
    price: str = ""
    """The price; it stands in an ear that is free."""
    style: Name = "courier"
    """The style's name: its folder in `styles/`."""
    printer: Name = "newsprint-tabloid"
    """The printer's profile: its file in `styles/printers/`."""
    sections: tuple[str, ...] = ()
    """The sections, in the order of the paper."""
    craft: CraftKeys = CraftKeys()
    """The table `[craft]`, below."""


class PageKeys(Struct, frozen=True, kw_only=True):
    """The keys of a [[page]] of issue.toml."""

    number: int
    """The page."""
    section: str = ""
    """Its section; left out, that of its first story."""
    ink: Literal["colour", "spot", "mono"] | None = None
    """`"colour"`, `"spot"` (black and the style's spot colours) or `"mono"` (black
    alone); left out, what the printer's press has on that page."""
    printer: Name | None = None
    """The page's own printer, with the paper's page size; left out, the issue's."""
    plan: str = ""
    """The drawing; left out, the tool fills the page."""


class AdKeys(Struct, frozen=True, kw_only=True):
    """The keys of an [[ad]] of issue.toml; `depth_mm`, in mm, a PDF has itself.

    One with `bleed` fills its page to the edge and beyond, and needs neither.
    """

    name: Name
    """Its name, as plans have it after `ad:`."""
    file: str
    """Its file in `ads/`."""
    columns: Count | None = None
    """How wide it is, in columns; one with `bleed` has none."""
    depth_mm: Annotated[float, Meta(gt=0)] | None = None
    """How deep it is, in millimetres; a PDF's may be left out."""
    alt: str = ""
    """What it says, for those who cannot see it; left out, the words of a PDF, the
    `<title>` of an SVG."""
    page: Count | None = None
    """The page it is booked on, if that page is not drawn."""
    house: bool = False
    """`true` for a house advertisement."""
    bleed: bool = False
    """`true` for one that fills its `page` to the edges and beyond; it has no `columns`
    and no `depth_mm`."""


class FillerAdKeys(Struct, frozen=True, kw_only=True):
    """The keys of an [[ad]] of fillers.toml: a house advertisement of the library."""

    name: Name
    """Its name, as plans have it after `ad:`."""
    file: str
    """Its file in `fillers/ads/`."""
    columns: Count
    """How wide it is, in columns."""
    depth_mm: Annotated[float, Meta(gt=0)] | None = None
    """How deep it is, in millimetres; a PDF's may be left out."""
    alt: str = ""
    """What it says, for those who cannot see it; left out, the words of a PDF, the
    `<title>` of an SVG."""


class FillersKeys(Struct, frozen=True, kw_only=True):
    """The keys of fillers.toml."""

    ad: tuple[FillerAdKeys, ...] = ()
    """The advertisements: a table `[[ad]]` each, below."""


class FillerRun(Struct, frozen=True, kw_only=True):
    """An issue that a filler ran in: a [[ran]] of ran.toml."""

    filler: str
    """The filler, as plans name it."""
    issue: str
    """The issue it ran in."""
    date: date
    """That issue's date."""


class RanKeys(Struct, frozen=True, kw_only=True):
    """The keys of ran.toml."""

    ran: tuple[FillerRun, ...] = ()
    """What ran: a table `[[ran]]` each, below."""


class IssueKeys(Struct, frozen=True, kw_only=True):
    """The keys of issue.toml."""

    number: int | str
    """A number, or a text such as "Spring special"."""
    date: date
    """The date, as 2026-12-04 without quotes."""
    volume: int | str = ""
    """The volume, a number or a text, for libraries; not printed."""
    label: str = ""
    """The date as the folio lines print it; left out, the date itself."""
    pages: Annotated[int, Meta(ge=1, le=MOST_PAGES)] | None = None
    """How many pages; left out, as many as the copy needs, rounded up
    to what the printer prints together."""
    price: str | None = None
    """For this issue, in place of paper.toml's."""
    style: Name | None = None
    """For this issue, in place of paper.toml's."""
    printer: Name | None = None
    """For this issue, in place of paper.toml's."""
    language: Language | None = None
    """For this issue, in place of paper.toml's."""
    ears: tuple[str, ...] | None = None
    """For this issue, in place of paper.toml's."""
    sections: tuple[str, ...] | None = None
    """For this issue, in place of paper.toml's."""
    page: tuple[PageKeys, ...] = ()
    """The pages: a table `[[page]]` each, below."""
    ad: tuple[AdKeys, ...] = ()
    """The advertisements: a table `[[ad]]` each, below."""


class AreaKeys(Struct, frozen=True, kw_only=True):
    """The keys of an area of plan.toml; columns and grid lines count from 1."""

    name: str
    """A story's slug, `ad:` or `filler:` and a name, a piece of furniture, or `.`."""
    column: Count
    """The first column, from 1."""
    columns: Count
    """How many columns."""
    line: Count
    """The first grid line of the type area, from 1."""
    lines: Count
    """How many grid lines."""
    locked: bool = False
    """`true` keeps a story where it is, on all its pages, when you plan again."""


class PlannedPageKeys(Struct, frozen=True, kw_only=True):
    """The keys of a [[page]] of plan.toml."""

    number: int
    """The page."""
    section: str = ""
    """Its section, where issue.toml has none for it."""
    locked: bool = False
    """`true` keeps the whole page when you plan again."""
    area: tuple[AreaKeys, ...] = ()
    """A list of what stands on it, in the order of reading."""


class PlanKeys(Struct, frozen=True, kw_only=True):
    """The keys of plan.toml."""

    pages: Annotated[int, Meta(ge=1, le=MOST_PAGES)] | None = None
    """How many pages, where issue.toml has no `pages`."""
    page: tuple[PlannedPageKeys, ...] = ()
    """The pages: a table `[[page]]` each, below."""
