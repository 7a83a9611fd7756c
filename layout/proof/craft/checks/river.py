"""River: wide spaces that stand one under the other and run down the copy.

Where the spaces of at least four loose lines touch, white runs through the column as
a crooked stream, and is seen before any word. Spaces of an even width hide even when
they meet, so only those that are half as wide again as the face's own count.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.craft.spacing import Spacing, WordSpace
from layout.proof.craft.specimen import CraftFinding, FramedLeg, Specimen

CODE = Code.RIVER

# Lines that a river runs through at least.
LINES = 4
# Multiples of the face's own word space.
WIDE = 1.5
# Spaces run into each other if they share this much of the narrower one's width.
SHARED = 0.5

_Row = tuple[int, tuple[WordSpace, ...], str]


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find rivers, each told once whatever its length."""
    for leg in specimen.legs:
        for rows in _loose_rows(leg, specimen.spacing):
            for first, length in _rivers(rows):
                yield CraftFinding(
                    page=leg.page,
                    file=specimen.file(leg.frame.slug),
                    message=f"{leg.place}: a river runs through {length} lines, "
                    f'from "{rows[first][2]}"',
                    hint="change a word or two in the paragraph",
                )


def _loose_rows(leg: FramedLeg, measure: Spacing) -> Iterator[list[_Row]]:
    """Yield runs of lines that are all loose; only there can a river be."""
    rows: list[_Row] = []
    for number, line, part in leg.lines:
        loose = measure.ratio(line, part.element) >= WIDE
        if rows and (not loose or number != rows[-1][0] + 1):
            if len(rows) >= LINES:
                yield rows
            rows = []
        if loose:
            rows.append((number, measure.spaces(line, part.element), line.text))
    if len(rows) >= LINES:
        yield rows


def _rivers(rows: list[_Row]) -> Iterator[tuple[int, int]]:
    """Yield the first row and the length of each longest chain of spaces."""
    # For each space of a row: how many rows the chain that ends in it has.
    lengths: list[int] = [1] * len(rows[0][1])
    for number in range(1, len(rows) + 1):
        spaces = rows[number][1] if number < len(rows) else ()
        above = rows[number - 1][1]
        after = [
            1
            + max(
                (n for n, s in zip(lengths, above, strict=True) if _touch(s, space)),
                default=0,
            )
            for space in spaces
        ]
        longest = max(lengths, default=0)
        if longest >= LINES and max(after, default=0) <= longest:
            yield number - longest, longest
        lengths = after


def _touch(one: WordSpace, other: WordSpace) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared >= SHARED * min(one.width, other.width)
