"""Dogleg: a story that does not make a rectangle.

A story whose columns wrap round another one sends its reader looking for the next
line: down, across and up again past something else. Four straight sides say without
words where a story begins and ends; a page of rectangles can also be remade in a
minute when one of them changes.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from layout.codes import Code
from layout.geometry import Rect
from layout.makeup.dummy import Page
from layout.proof.craft.specimen import CraftFinding, Specimen

CODE = Code.DOGLEG

# Grid lines: white and a rule between two frames of a story do not part it.
GAP = 2
# Points: less than a hairline.
TINY = 0.5


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find stories whose frames on one page do not make up a rectangle."""
    gutter = specimen.style.grid.gutter
    for page in specimen.dummy.pages:
        for slug, rects in _rects(page).items():
            if len(rects) > 1 and not _is_rectangle(rects, gutter):
                yield CraftFinding(
                    page=page.number,
                    message=f'"{slug}" stands in {len(rects)} parts that do not make '
                    "a rectangle",
                    hint="draw the story as one rectangle, or jump it to another page",
                )


def _rects(page: Page) -> dict[str, list[Rect]]:
    rects: dict[str, list[Rect]] = defaultdict(list)
    for frame in page.frames:
        rects[frame.slug].append(frame.rect)
    return rects


def _is_rectangle(rects: Sequence[Rect], gutter: float) -> bool:
    """Say whether the strips between all edges have one head and one foot each."""
    edges = sorted({rect.x for rect in rects} | {rect.right for rect in rects})
    top, foot = min(rect.line for rect in rects), max(rect.foot for rect in rects)
    for left, right in pairwise(edges):
        if right - left <= gutter + TINY:
            continue
        strip = [r for r in rects if r.x <= left + TINY and r.right >= right - TINY]
        line = top
        for rect in sorted(strip, key=lambda rect: rect.line):
            if rect.line - line > (GAP if line > top else 0):
                return False
            line = max(line, rect.foot)
        if line < foot:
            return False
    return True
