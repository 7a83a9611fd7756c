"""Stranded crosshead: a crosshead with too little of its copy below it.

A crosshead at the foot of a column announces something that is not there: it needs
two lines of what it announces below it, or a table. Nor may it end a story.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.makeup.dummy import LegPart
from layout.proof.craft.specimen import CraftFinding, FramedLeg, Specimen

CODE = Code.STRANDED_CROSSHEAD

# Lines of copy that must follow in the same column.
AFTER = 2


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find crossheads at the feet of legs."""
    for leg in specimen.legs:
        for number, part in enumerate(leg.leg.parts):
            if part.element == "crosshead" and _is_stranded(leg, number):
                text = " ".join(line.text for line in part.lines)
                yield CraftFinding(
                    page=leg.page,
                    file=specimen.file(leg.frame.slug),
                    message=f'{leg.place}: the crosshead "{text}" stands at the foot '
                    "without its copy",
                    hint="move the crosshead by a paragraph, or take it out",
                )


def _is_stranded(leg: FramedLeg, number: int) -> bool:
    head, after = leg.leg.parts[number], leg.leg.parts[number + 1 :]
    foot = leg.leg.rect.line + head.line + len(head.lines)
    if any(table.rect.line >= foot for table in leg.tables):
        return False
    return not after or not _is_enough(after[0], after)


def _is_enough(part: LegPart, after: tuple[LegPart, ...]) -> bool:
    """Say whether two lines follow, or a whole paragraph of one line."""
    return sum(len(p.lines) for p in after) >= AFTER or (part.opens and part.closes)
