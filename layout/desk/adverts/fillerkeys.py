"""fillers.toml and ran.toml as data: their keys, types and limits."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from layout.desk.keytypes import Count, Name


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
