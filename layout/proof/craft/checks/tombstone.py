"""Tombstone: two heads side by side that read as one.

Set on one line in nearly one size with only a gutter between, "Council raises tax"
and "Baker charged again" become a single sentence, and it is never a kind one. The
reader reads across before seeing the column rule. Give one of them another size or
more lines, put a picture between, or move one story down.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.craft.neighbours import neighbours
from layout.proof.craft.specimen import CraftFinding, Specimen

CODE = Code.TOMBSTONE


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find neighbouring heads that run on into each other."""
    for pair in neighbours(specimen):
        if pair.reads_as_one:
            left, right = pair.left.head.text, pair.right.head.text
            yield CraftFinding(
                page=pair.left.page,
                message=f'the heads "{left.text}" and "{right.text}" stand on one '
                f"line at {left.size:g} and {right.size:g} pt and read as one",
                hint="set one smaller or in more lines, or move one of the stories",
            )
