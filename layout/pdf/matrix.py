"""What transformations of user space (ISO 32000-2, 8.3.3) do to lengths and boxes."""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pikepdf import Matrix, Object

IDENTITY = Matrix()
# As Python or as a file has them.
Numbers = Iterable[float] | Object


class Box(NamedTuple):
    """An upright box: its sides from the origin, in points."""

    left: float
    foot: float
    right: float
    top: float


def matrix_of(numbers: Numbers) -> Matrix:
    """Return the transformation of six numbers.

    Raises:
        ValueError: they are not six.
    """
    a, b, c, d, e, f = (float(number) for number in numbers)
    return Matrix(a, b, c, d, e, f)


def box_of(numbers: Numbers) -> Box:
    """Return the box of two corners that are across, in whatever order.

    Raises:
        ValueError: they are not four numbers.
    """
    x0, y0, x1, y1 = (float(number) for number in numbers)
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def around(points: Sequence[tuple[float, float]]) -> Box:
    """Return the upright box around some points, of which there is one at least."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def placed(matrix: Matrix, points: Sequence[tuple[float, float]]) -> Box:
    """Return the upright box around where points go, of which there is one at least."""
    if not (matrix.b or matrix.c):
        # Upright stays upright, so two corners say all.
        box = around(points)
        points = ((box.left, box.foot), (box.right, box.top))
    move = matrix.transform
    return around([move(point) for point in points])


def placed_box(matrix: Matrix, box: Box) -> Box:
    """Return the upright box around where a box goes."""
    left, foot, right, top = box
    return placed(matrix, ((left, foot), (right, top), (left, top), (right, foot)))


def across(matrix: Matrix) -> float:
    """Return how long a unit across becomes."""
    return math.hypot(matrix.a, matrix.b)


def up(matrix: Matrix) -> float:
    """Return how long a unit up becomes."""
    return math.hypot(matrix.c, matrix.d)


def least(matrix: Matrix) -> float:
    """Return how long a unit becomes in the direction where it shrinks most."""
    # The smaller singular value of the linear part.
    a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
    area = abs(a * d - b * c)
    squares = a**2 + b**2 + c**2 + d**2
    most = math.sqrt((squares + math.sqrt(max(squares**2 - 4 * area**2, 0))) / 2)
    return area / most if most else 0.0


def spread(matrix: Matrix) -> float:
    """Return how much longer lengths become, on the average."""
    return math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))


def overlap(edge: Box | None, box: Box) -> Box:
    """Return what of a box lies within an edge; of no size if nothing does."""
    if edge is None:
        return box
    left, foot = max(edge.left, box.left), max(edge.foot, box.foot)
    right, top = min(edge.right, box.right), min(edge.top, box.top)
    return Box(left, foot, max(left, right), max(foot, top))


def reaches(box: Box, edge: Box) -> bool:
    """Say whether any of a box, be it but a point, lies within an edge or on it."""
    within = box.left <= edge.right and box.right >= edge.left
    return within and box.foot <= edge.top and box.top >= edge.foot
