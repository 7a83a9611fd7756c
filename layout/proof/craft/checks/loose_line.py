"""Loose line: word spaces so wide that the line falls apart.

Spaces of three times their natural width are wider than a dash: the words stand
alone, and the line is lighter than its neighbours. One such line is seen; a column
with several of more than two and a half times looks badly set as a whole. A long
word or an address that cannot be broken is mostly to blame.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.craft.spacing import Spacing
from layout.proof.craft.specimen import CraftFinding, FramedLeg, Specimen

CODE = Code.LOOSE_LINE

# Multiples of the face's own word space.
LOOSE = 2.5
TOO_LOOSE = 3.0
# Loose lines that one column may have.
SEVERAL = 3


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find legs with loose lines, the worst line told."""
    for leg in specimen.legs:
        loose = _loose(leg, specimen.spacing)
        if loose and (loose[0][0] > TOO_LOOSE or len(loose) >= SEVERAL):
            ratio, text = loose[0]
            count = "a line" if len(loose) == 1 else f"{len(loose)} lines"
            yield CraftFinding(
                page=leg.page,
                file=specimen.file(leg.frame.slug),
                message=f"{leg.place}: {count} with wide spaces, the worst "
                f'{ratio:.1f} times the natural width: "{text}"',
                hint="change a word, or allow a hyphen in a long one",
            )


def _loose(leg: FramedLeg, measure: Spacing) -> list[tuple[float, str]]:
    """Return the ratio and text of each loose line, the worst first."""
    ratios = (
        (measure.ratio(line, part.element), line.text) for _, line, part in leg.lines
    )
    return sorted((r for r in ratios if r[0] > LOOSE), key=lambda r: (-r[0], r[1]))
