"""Head short: the last line of a head is much shorter than the rest.

A head that ends on one small word under a full line looks like a mistake in the
count, and leaves a hole over the copy. Its last line should fill at least half of
the widest; two thirds are better.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.craft.specimen import CraftFinding, Specimen

CODE = Code.HEAD_SHORT

# The share of the widest line's width; the setter aims at more.
LEAST = 0.5


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find heads of several lines with a short last one."""
    for found in specimen.heads:
        widths = [line.width for line in found.head.text.lines]
        if len(widths) > 1 and widths[-1] < LEAST * max(widths):
            share = widths[-1] / max(widths)
            yield CraftFinding(
                page=found.page,
                file=specimen.file(found.frame.slug),
                message=f'the last line of the head "{found.head.text.text}", '
                f'"{found.head.text.lines[-1].text}", has {share:.0%} of the '
                "widest one's width",
                hint="add a word, cut it to a line less, or give it another width",
            )
