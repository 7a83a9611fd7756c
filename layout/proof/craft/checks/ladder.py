"""Ladder: hyphens at the ends of more lines in a row than the style allows.

Stacked hyphens make a ladder that the eye climbs instead of reading, and bite holes
into the column's right edge. Two in a row are accepted in a newspaper's measure; a
style for narrow columns may allow more (`hyphens`). The setter keeps to that with its
own hyphens and the copy's, but for a word that no other way is left to set.
"""

import re
from collections.abc import Iterator

from layout.codes import Code
from layout.galley.galley import Line
from layout.proof.craft.specimen import CraftFinding, FramedLeg, Specimen

CODE = Code.LADDER

# One hyphen alone is no ladder, not even where the style would have none.
LEAST = 1

# A hyphen that stands alone is meant as a dash.
_HYPHEN = re.compile(r"\w[-\u2010]")


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find ladders, each told once whatever its height."""
    most = max(LEAST, specimen.style.justification.hyphens)
    for leg in specimen.legs:
        for rungs in _ladders(leg, most):
            words = ", ".join(f'"{line.text.split()[-1]}"' for line in rungs)
            yield CraftFinding(
                page=leg.page,
                file=specimen.file(leg.frame.slug),
                message=f"{leg.place}: {len(rungs)} lines in a row end in a hyphen "
                f"({words})",
                hint="change a word, or allow another hyphenation in the style",
            )


def _ladders(leg: FramedLeg, most: int) -> Iterator[list[Line]]:
    """Yield the lines of each run of hyphens that is longer than `most`."""
    rungs: list[Line] = []
    before = -1
    for number, line, _ in leg.lines:
        if number != before + 1 or not _HYPHEN.fullmatch(line.text[-2:]):
            if len(rungs) > most:
                yield rungs
            rungs = []
        if _HYPHEN.fullmatch(line.text[-2:]):
            rungs.append(line)
        before = number
    if len(rungs) > most:
        yield rungs
