"""Foot hyphen: a word broken over the foot of a column.

Half a word at a column's end must be kept in mind all the way to the head of the
next one, or to another page. A broken word inside a column costs nothing; this one
does. Sense is lost most at a jump.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.craft.specimen import CraftFinding, Specimen

CODE = Code.FOOT_HYPHEN


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find words that the setter broke at the feet of legs."""
    for leg in specimen.legs:
        part = leg.leg.parts[-1]
        line = part.lines[-1] if part.lines else None
        if line is not None and line.hyphenated and not part.closes:
            word = line.text.split()[-1]
            yield CraftFinding(
                page=leg.page,
                file=specimen.file(leg.frame.slug),
                message=f'{leg.place}, ends within a word: "{word}"',
                hint="add or cut a few words in its last paragraph",
            )
