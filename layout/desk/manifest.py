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


class PaperKeys(Struct, frozen=True, kw_only=True):
    """The keys of paper.toml."""

    title: str
    place: str = ""
    language: Language = "en-GB"
    issn: str = ""
    lccn: str = ""
    slogan: str = ""
    publisher: str = ""
    printer_name: str = ""
    imprint: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    ears: tuple[str, ...] = ()
    price: str = ""
    style: Name = "courier"
    printer: Name = "newsprint-tabloid"
    sections: tuple[str, ...] = ()
    craft: CraftKeys = CraftKeys()


class PageKeys(Struct, frozen=True, kw_only=True):
    """The keys of a [[page]] of issue.toml."""

    number: int
    section: str = ""
    ink: Literal["colour", "spot", "mono"] | None = None
    printer: Name | None = None
    plan: str = ""


class AdKeys(Struct, frozen=True, kw_only=True):
    """The keys of an [[ad]] of issue.toml; `depth_mm`, in mm, a PDF has itself.

    One with `bleed` fills its page to the edge and beyond, and needs neither.
    """

    name: Name
    file: str
    columns: Count | None = None
    depth_mm: Annotated[float, Meta(gt=0)] | None = None
    alt: str = ""
    page: Count | None = None
    house: bool = False
    bleed: bool = False


class FillerAdKeys(Struct, frozen=True, kw_only=True):
    """The keys of an [[ad]] of fillers.toml: a house advertisement of the library."""

    name: Name
    file: str
    columns: Count
    depth_mm: Annotated[float, Meta(gt=0)] | None = None
    alt: str = ""


class FillersKeys(Struct, frozen=True, kw_only=True):
    """The keys of fillers.toml."""

    ad: tuple[FillerAdKeys, ...] = ()


class RunKeys(Struct, frozen=True, kw_only=True):
    """The keys of a [[ran]] of ran.toml; `filler` is as in a plan."""

    filler: str
    issue: str
    date: date


class RanKeys(Struct, frozen=True, kw_only=True):
    """The keys of ran.toml."""

    ran: tuple[RunKeys, ...] = ()


class IssueKeys(Struct, frozen=True, kw_only=True):
    """The keys of issue.toml."""

    number: int | str
    date: date
    volume: int | str = ""
    label: str = ""
    pages: Annotated[int, Meta(ge=1, le=MOST_PAGES)] | None = None
    price: str | None = None
    style: Name | None = None
    printer: Name | None = None
    language: Language | None = None
    ears: tuple[str, ...] | None = None
    sections: tuple[str, ...] | None = None
    page: tuple[PageKeys, ...] = ()
    ad: tuple[AdKeys, ...] = ()


class AreaKeys(Struct, frozen=True, kw_only=True):
    """The keys of an area of plan.toml; columns and grid lines count from 1."""

    name: str
    column: Count
    columns: Count
    line: Count
    lines: Count
    locked: bool = False


class PlannedPageKeys(Struct, frozen=True, kw_only=True):
    """The keys of a [[page]] of plan.toml."""

    number: int
    section: str = ""
    locked: bool = False
    area: tuple[AreaKeys, ...] = ()


class PlanKeys(Struct, frozen=True, kw_only=True):
    """The keys of plan.toml."""

    pages: Annotated[int, Meta(ge=1, le=MOST_PAGES)] | None = None
    page: tuple[PlannedPageKeys, ...] = ()
