"""Whether a filled path is a rule: how thick it is at its thickest.

The renderer draws a border as one rectangle, or as a frame: the rectangle around less
the one inside. Of any other path the smaller side of what it covers is taken, which is
never too little.
"""

from layout.pdf.matrix import Box, around
from layout.pdf.path import DrawnPath


def thickness(path: DrawnPath) -> float:
    """Return how thick a path is, in its own units; 0 for a path of nothing."""
    bounds = path.bounds
    if bounds is None:
        return 0.0
    whole = min(bounds.right - bounds.left, bounds.top - bounds.foot)
    if len(path.boxes) == path.parts == 2:
        return min(_frame(*path.boxes), whole)
    return whole


def _frame(one: Box, other: Box) -> float:
    """Return the widest side of a frame; infinite where neither holds the other."""
    whole = around((one[:2], one[2:], other[:2], other[2:]))
    inner = other if whole == one else one
    if whole not in (one, other):
        return float("inf")
    return max(
        inner.left - whole.left,
        inner.foot - whole.foot,
        whole.right - inner.right,
        whole.top - inner.top,
    )
