"""Short leg: a column of copy of fewer than six lines beside others.

Four lines under a picture, or a short text spread over three columns, send the eye
up again before it has settled, and look like a caption. Let the picture take one
column less or more, or set the story in fewer columns.
"""

from collections import defaultdict
from collections.abc import Iterator

from layout.codes import Code
from layout.proof.craft.specimen import CraftFinding, FramedLeg, Specimen
from layout.units import counted

CODE = Code.SHORT_LEG

SHORTEST = 6


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find frames of several legs with short ones among them, told once a frame."""
    frames: dict[tuple[int, str, int], list[FramedLeg]] = defaultdict(list)
    for leg in specimen.legs:
        frames[leg.page, leg.frame.slug, leg.frame.part].append(leg)
    for (page, slug, _), legs in frames.items():
        depths = [depth for depth in map(_depth, legs) if depth < SHORTEST]
        if len(legs) > 1 and depths:
            least, count = min(depths), len(depths)
            yield CraftFinding(
                page=page,
                message=f'"{slug}" has {counted(count, "short column")}; the '
                f"shortest has {counted(least, 'line')}",
                hint="set it in fewer columns, or give its picture another width",
            )


def _depth(leg: FramedLeg) -> int:
    """Return how many grid lines a leg's type and tables take."""
    last = leg.leg.parts[-1]
    foot = leg.leg.rect.line + last.line + len(last.lines)
    tables = [table.rect.foot for table in leg.tables]
    return max(foot, *tables, foot) - leg.leg.rect.line
