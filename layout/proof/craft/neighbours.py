"""Heads that stand side by side."""

from collections.abc import Iterator
from dataclasses import dataclass

from layout.proof.craft.specimen import FramedHead, Specimen

# Heads further apart than this many gutters are not neighbours.
_GUTTERS = 1.5
# Sizes that differ by less than this share look the same across a gutter.
_NEAR = 0.15
# White of so many ems between the words keeps them apart, whatever their size.
_APART = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two heads with a gutter between, some of their lines at one height.

    `white` is the room in points from the left head's last letter to the right head.
    """

    left: FramedHead
    right: FramedHead
    white: float

    @property
    def reads_as_one(self) -> bool:
        """Whether the eye runs on from one to the other."""
        left, right = self.left.head, self.right.head
        less, more = sorted((left.text.size, right.text.size))
        return (
            left.rect.line == right.rect.line
            and more - less <= _NEAR * more
            and self.white <= _APART * more
        )


def neighbours(specimen: Specimen) -> Iterator[Pair]:
    """Yield all heads of one page that stand side by side, from left to right."""
    reach = _GUTTERS * specimen.style.grid.gutter
    for left in specimen.heads:
        for right in specimen.heads:
            if left.page != right.page or left.frame.slug == right.frame.slug:
                continue
            one, two = left.head.rect, right.head.rect
            level = one.line < two.foot and two.line < one.foot
            if level and 0 <= two.x - one.right <= reach:
                lines = left.head.text.lines
                end = max((line.offset + line.width for line in lines), default=0.0)
                yield Pair(left=left, right=right, white=two.x - one.x - end)
