"""issue.toml as data: its keys, types and limits."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from layout.desk.keytypes import (
    Columns,
    Depth,
    Drawn,
    FileName,
    Label,
    Labels,
    Language,
    Name,
    Page,
    Text,
    Texts,
)

# An issue's number: a whole one, or a text such as "Spring special".
Number = Annotated[int, Meta(ge=0, le=1_000_000)] | Label


class PageKeys(Struct, frozen=True, kw_only=True):
    """The keys of a [[page]] of issue.toml."""

    number: Page
    """The page."""
    section: Label = ""
    """Its section; left out, that of its first story."""
    ink: Literal["colour", "spot", "mono"] | None = None
    """`"colour"`, `"spot"` (black and the style's spot colours) or `"mono"` (black
    alone); left out, what the printer's press has on that page."""
    printer: Name | None = None
    """The page's own printer, with the paper's page size; left out, the issue's."""
    plan: Drawn = ""
    """The drawing; left out, the tool fills the page."""


class AdKeys(Struct, frozen=True, kw_only=True):
    """The keys of an [[ad]] of issue.toml; `depth_mm`, in mm, a PDF has itself.

    One with `bleed` fills its page to the edge and beyond, and needs neither.
    """

    name: Name
    """Its name, as plans have it after `ad:`."""
    file: FileName
    """Its file in `ads/`."""
    columns: Columns | None = None
    """How wide it is, in columns; one with `bleed` has none."""
    depth_mm: Depth | None = None
    """How deep it is, in millimetres; a PDF's may be left out."""
    alt: Text = ""
    """What it says, for those who cannot see it; left out, the words of a PDF, the
    `<title>` of an SVG."""
    page: Page | None = None
    """The page it is booked on, if that page is not drawn."""
    house: bool = False
    """`true` for a house advertisement."""
    bleed: bool = False
    """`true` for one that fills its `page` to the edges and beyond; it has no `columns`
    and no `depth_mm`."""


class IssueKeys(Struct, frozen=True, kw_only=True):
    """The keys of issue.toml."""

    number: Number
    """A number, or a text such as "Spring special"."""
    date: date
    """The date, as 2026-12-04 without quotes."""
    volume: Number = ""
    """The volume, a number or a text, for libraries; not printed."""
    label: Label = ""
    """The date as the folio lines print it; left out, the date itself."""
    pages: Page | None = None
    """How many pages; left out, as many as the copy needs, rounded up
    to what the printer prints together."""
    price: Label | None = None
    """For this issue, in place of paper.toml's."""
    style: Name | None = None
    """For this issue, in place of paper.toml's."""
    printer: Name | None = None
    """For this issue, in place of paper.toml's."""
    language: Language | None = None
    """For this issue, in place of paper.toml's."""
    ears: Texts | None = None
    """For this issue, in place of paper.toml's."""
    sections: Labels | None = None
    """For this issue, in place of paper.toml's."""
    page: Annotated[tuple[PageKeys, ...], Meta(max_length=1000)] = ()
    """The pages: a table `[[page]]` each, below."""
    ad: Annotated[tuple[AdKeys, ...], Meta(max_length=10_000)] = ()
    """The advertisements: a table `[[ad]]` each, below."""
