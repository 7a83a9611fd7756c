"""Widow: a paragraph's last line alone at the head of a column.

The first line of a column is the strongest after the head; a line that only ends a
sentence is wasted there, looks like a caption of what stands above it, and leaves a
notch in the column's top corner. Carry a second line over, or bring this one back.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.craft.specimen import CraftFinding, Specimen

CODE = Code.WIDOW


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find single last lines at the heads of legs."""
    for leg in specimen.legs:
        part = leg.leg.parts[0]
        if part.closes and not part.opens and len(part.lines) == 1:
            yield CraftFinding(
                page=leg.page,
                file=specimen.file(leg.frame.slug),
                message=f'{leg.place}, begins with a widow: "{part.lines[0].text}"',
                hint="add or cut a few words in the paragraph before",
            )
