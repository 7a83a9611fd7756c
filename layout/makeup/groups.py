"""Groups: what stands together on a page and is placed as one thing."""

from dataclasses import dataclass
from enum import StrEnum

from layout.desk.issue import Article


class GroupKind(StrEnum):
    """What a group is.

    `BRIEFS` are one column under a label, `LETTERS` a block that is cut like a page,
    a `BOX` is furniture of fixed depths.
    """

    BRIEFS = "briefs"
    LETTERS = "letters"
    BOX = "box"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxDepth:
    """How deep a box of furniture is at a width: columns and grid lines."""

    columns: int
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Stories, or a piece of furniture, that the planner places together.

    `depths` are a box's, one for each width that it may have.
    """

    kind: GroupKind
    members: tuple[Article, ...] = ()
    depths: tuple[BoxDepth, ...] = ()
