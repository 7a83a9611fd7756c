"""Whether a filled path is a rule: how thick it is at its thickest.

The renderer draws a border as one rectangle, or as a frame: the rectangle around less
the one inside. Of any other path the smaller side of what it covers is taken, which is
never too little.
"""

from collections.abc import Sequence

Sides = tuple[float, float, float, float]


def thickness(path: Sequence[object], most: float) -> float:
    """Return how thick a path is; above `most` (all in its units) only roughly."""
    items = [item for item in path if isinstance(item, bytes)]
    boxes = [_rectangle(item) for item in items if item.endswith(b" re")]
    if len(boxes) == 2 and len(boxes) == len(items):
        return min(_frame(*boxes), _least(_around(boxes)))
    left = foot = float("inf")
    right = top = float("-inf")
    for item in items:
        numbers = [float(part) for part in item.split()[:-1]]
        if item.endswith(b" re"):
            numbers = list(_rectangle(item))
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            left, right = min(left, x), max(right, x)
            foot, top = min(foot, y), max(top, y)
        if right - left > most and top - foot > most:
            break
    return max(0.0, min(right - left, top - foot))


def _rectangle(item: bytes) -> Sides:
    """Return left, foot, right, top of a `re`; its sides may be given backwards."""
    x, y, wide, high = (float(part) for part in item.split()[:4])
    return (min(x, x + wide), min(y, y + high), max(x, x + wide), max(y, y + high))


def _around(boxes: Sequence[Sides]) -> Sides:
    lefts, feet, rights, tops = zip(*boxes, strict=True)
    return (min(lefts), min(feet), max(rights), max(tops))


def _least(box: Sides) -> float:
    return min(box[2] - box[0], box[3] - box[1])


def _frame(one: Sides, other: Sides) -> float:
    """Return the widest side of a frame; infinite where neither holds the other."""
    whole = _around((one, other))
    inner = other if whole == one else one
    if whole not in (one, other):
        return float("inf")
    return max(
        inner[0] - whole[0],
        inner[1] - whole[1],
        whole[2] - inner[2],
        whole[3] - inner[3],
    )
