"""Whether a filled path is a rule: how thick it is at its thickest; and where it lies.

The renderer draws a border as one rectangle, or as a frame: the rectangle around less
the one inside. Of any other path the smaller side of what it covers is taken, which is
never too little.
"""

from collections.abc import Iterator, Sequence
from math import sqrt

Sides = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def thickness(path: Sequence[object], most: float) -> float:
    """Return how thick a path is; above `most` (all in its units) only roughly."""
    items = [item for item in path if isinstance(item, bytes)]
    boxes = [_rectangle(item) for item in items if item.endswith(b" re")]
    if len(boxes) == 2 and len(boxes) == len(items):
        return min(_frame(*boxes), _least(_around(boxes)))
    left = foot = float("inf")
    right = top = float("-inf")
    for x, y in _points(items):
        left, right = min(left, x), max(right, x)
        foot, top = min(foot, y), max(top, y)
        if right - left > most and top - foot > most:
            break
    return max(0.0, min(right - left, top - foot))


def extent(path: Sequence[object], matrix: Matrix) -> Sides:
    """Return what a path covers at the most, transformed; curves are in their points.

    Of a path of nothing it is less than nothing, and overlaps nothing.
    """
    a, b, c, d, e, f = matrix
    items = [item for item in path if isinstance(item, bytes)]
    corners = [(a * x + c * y + e, b * x + d * y + f) for x, y in _corners(items)]
    if not corners:
        return (float("inf"), float("inf"), float("-inf"), float("-inf"))
    xs, ys = zip(*corners, strict=True)
    return (min(xs), min(ys), max(xs), max(ys))


def overlap(one: Sides, other: Sides) -> bool:
    """Say whether two boxes have a point in common."""
    across = one[0] <= other[2] and other[0] <= one[2]
    return across and one[1] <= other[3] and other[1] <= one[3]


def then(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that does one thing and then another."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def spread(matrix: Matrix) -> float:
    """Return how much longer a matrix makes lengths, on the average."""
    a, b, c, d, *_ = matrix
    return sqrt(abs(a * d - b * c))


def _points(items: Sequence[bytes]) -> Iterator[tuple[float, float]]:
    """Yield the points of a path; of a rectangle two corners that are across."""
    for item in items:
        numbers = [float(part) for part in item.split()[:-1]]
        if item.endswith(b" re"):
            numbers = list(_rectangle(item))
        yield from zip(numbers[::2], numbers[1::2], strict=True)


def _corners(items: Sequence[bytes]) -> Iterator[tuple[float, float]]:
    """Yield the points of a path, and all corners of what they cover."""
    points = list(_points(items))
    yield from points
    if points:
        xs, ys = zip(*points, strict=True)
        yield from ((x, y) for x in (min(xs), max(xs)) for y in (min(ys), max(ys)))


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
