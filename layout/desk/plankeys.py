"""plan.toml as data: its keys, types and limits."""

from typing import Annotated

from msgspec import Meta, Struct

from layout.desk.keytypes import MOST_PAGES, Count


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
