"""Ladder: hyphens at the ends of three lines in a row.

Stacked hyphens make a ladder that the eye climbs instead of reading, and bite holes
into the column's right edge. Two in a row are accepted in a newspaper's measure.
"""

import re
from collections.abc import Iterator

from layout.codes import Code
from layout.galley.galley import Line
from layout.proof.craft.specimen import CraftFinding, FramedLeg, Specimen

CODE = Code.LADDER

# Lines in a row that may not all end in a hyphen, the copy's own included.
RUNGS = 3

# A hyphen that stands alone is meant as a dash.
_HYPHEN = re.compile(r"\w[-\u2010]")


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find ladders, each told once whatever its height."""
    for leg in specimen.legs:
        for rungs in _ladders(leg):
            words = ", ".join(f'"{line.text.split()[-1]}"' for line in rungs)
            yield CraftFinding(
                page=leg.page,
                file=specimen.file(leg.frame.slug),
                message=f"{leg.place}: {len(rungs)} lines in a row end in a hyphen "
                f"({words})",
                hint="change a word, or allow another hyphenation in the style",
            )


def _ladders(leg: FramedLeg) -> Iterator[list[Line]]:
    rungs: list[Line] = []
    before = -1
    for number, line, _ in leg.lines:
        if number != before + 1 or not _HYPHEN.fullmatch(line.text[-2:]):
            if len(rungs) >= RUNGS:
                yield rungs
            rungs = []
        if _HYPHEN.fullmatch(line.text[-2:]):
            rungs.append(line)
        before = number
    if len(rungs) >= RUNGS:
        yield rungs
