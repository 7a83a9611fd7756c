"""plan.toml as data: its keys, types and limits."""

from typing import Annotated

from msgspec import Meta, Struct

from layout.desk.keytypes import Columns, GridLines, Label, Page


class AreaKeys(Struct, frozen=True, kw_only=True):
    """The keys of an area of plan.toml; columns and grid lines count from 1."""

    name: Label
    """A story's slug, `ad:` or `filler:` and a name, a piece of furniture, or `.`."""
    column: Columns
    """The first column, from 1."""
    columns: Columns
    """How many columns."""
    line: GridLines
    """The first grid line of the type area, from 1."""
    lines: GridLines
    """How many grid lines."""
    locked: bool = False
    """`true` keeps a story where it is, on all its pages, when you plan again."""


class PlannedPageKeys(Struct, frozen=True, kw_only=True):
    """The keys of a [[page]] of plan.toml."""

    number: Page
    """The page."""
    section: Label = ""
    """Its section, where issue.toml has none for it."""
    locked: bool = False
    """`true` keeps the whole page when you plan again."""
    area: Annotated[tuple[AreaKeys, ...], Meta(max_length=5000)] = ()
    """A list of what stands on it, in the order of reading."""


class PlanKeys(Struct, frozen=True, kw_only=True):
    """The keys of plan.toml."""

    pages: Page | None = None
    """How many pages, where issue.toml has no `pages`."""
    page: Annotated[tuple[PlannedPageKeys, ...], Meta(max_length=1000)] = ()
    """The pages: a table `[[page]]` each, below."""
