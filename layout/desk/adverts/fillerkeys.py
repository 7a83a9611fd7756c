"""fillers.toml and ran.toml as data: their keys, types and limits."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from layout.desk.keytypes import Columns, Depth, FileName, Label, Name, Text


class FillerAdKeys(Struct, frozen=True, kw_only=True):
    """The keys of an [[ad]] of fillers.toml: a house advertisement of the library."""

    name: Name
    """Its name, as plans have it after `ad:`."""
    file: FileName
    """Its file in `fillers/ads/`."""
    columns: Columns
    """How wide it is, in columns."""
    depth_mm: Depth | None = None
    """How deep it is, in millimetres; a PDF's may be left out."""
    alt: Text = ""
    """What it says, for those who cannot see it; left out, the words of a PDF, the
    `<title>` of an SVG."""


class FillersKeys(Struct, frozen=True, kw_only=True):
    """The keys of fillers.toml."""

    ad: Annotated[tuple[FillerAdKeys, ...], Meta(max_length=10_000)] = ()
    """The advertisements: a table `[[ad]]` each, below."""


class FillerRun(Struct, frozen=True, kw_only=True):
    """An issue that a filler ran in: a [[ran]] of ran.toml."""

    filler: Label
    """The filler, as plans name it."""
    issue: FileName
    """The issue it ran in."""
    date: date
    """That issue's date."""


class RanKeys(Struct, frozen=True, kw_only=True):
    """The keys of ran.toml."""

    ran: Annotated[tuple[FillerRun, ...], Meta(max_length=1_000_000)] = ()
    """What ran: a table `[[ran]]` each, below."""
