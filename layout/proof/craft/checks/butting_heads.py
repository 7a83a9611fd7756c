"""Butting heads: heads of one size and depth side by side.

Two heads of the same size and number of lines, one beside the other, pull the eye
both ways: neither story is the more important, and the page looks like a table.
White or a rule between the words keeps them from being read as one, but does not
say which to read first. Step one down the scale, or give it another number of lines.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.craft.neighbours import neighbours
from layout.proof.craft.specimen import CraftFinding, Specimen

CODE = Code.BUTTING_HEADS


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find neighbouring heads of one weight that are not tombstones already."""
    for pair in neighbours(specimen):
        left, right = pair.left.head.text, pair.right.head.text
        equal = left.size == right.size and len(left.lines) == len(right.lines)
        if equal and not pair.reads_as_one:
            yield CraftFinding(
                page=pair.left.page,
                message=f'the heads "{left.text}" and "{right.text}" stand side by '
                f"side at {left.size:g} pt, equally deep",
                hint="set one of them smaller or in more lines",
            )
