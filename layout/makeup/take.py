"""Groups: what stands together on a page and is placed as one thing."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

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


class TakeName(NamedTuple):
    """What tells takes apart: slug and part; a group has all its slugs."""

    slug: str
    part: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """A story to be placed (`part` 0) or what is left of one (`part` 1).

    `lines` are those of copy that a part 1 has, `after` the page of its part 0.
    `cut` says that a part 0 is to go on elsewhere, or not; None leaves it open. A
    group goes on elsewhere with what is left out here; its `article` is its first
    story, or what stands for a piece of furniture.
    """

    article: Article
    part: int = 0
    lines: int = 0
    cut: bool | None = None
    after: int = 0
    group: Group | None = None

    @property
    def name(self) -> TakeName:
        """What tells it apart."""
        if self.group is None or not self.group.members:
            return TakeName(self.article.slug, self.part)
        return TakeName("+".join(a.slug for a in self.group.members), self.part)

    @property
    def articles(self) -> tuple[Article, ...]:
        """Its stories: one, or those of a group."""
        return (self.article,) if self.group is None else self.group.members

    @property
    def stories(self) -> int:
        """How many stories are on no page if the take is on none."""
        return 1 if self.group is None else len(self.group.members)
