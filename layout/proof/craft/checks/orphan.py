"""Orphan: a paragraph's first line alone at the foot of a column.

A paragraph that has hardly begun breaks off, and the reader carries half a thought
over to the next column. Two lines are enough to hold it; one is not.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.craft.specimen import CraftFinding, Specimen

CODE = Code.ORPHAN


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find single first lines at the feet of legs."""
    for leg in specimen.legs:
        part = leg.leg.parts[-1]
        if part.opens and not part.closes and len(part.lines) == 1:
            yield CraftFinding(
                page=leg.page,
                file=specimen.file(leg.frame.slug),
                message=f'{leg.place}, ends with an orphan: "{part.lines[0].text}"',
                hint="add or cut a few words in the paragraphs above",
            )
