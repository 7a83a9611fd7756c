"""Transformations of user space (ISO 32000-2, 8.3.3)."""

import math
from dataclasses import dataclass

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Matrix:
    """[a b c d e f]: x' = ax + cy + e, y' = bx + dy + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, after: "Matrix") -> "Matrix":
        """Return this transformation followed by another."""
        return Matrix(
            self.a * after.a + self.b * after.c,
            self.a * after.b + self.b * after.d,
            self.c * after.a + self.d * after.c,
            self.c * after.b + self.d * after.d,
            self.e * after.a + self.f * after.c + after.e,
            self.e * after.b + self.f * after.d + after.f,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point goes."""
        return (
            self.a * x + self.c * y + self.e,
            self.b * x + self.d * y + self.f,
        )

    def box(self, box: Box) -> Box:
        """Return the upright box around where a box goes."""
        corners = [self.point(x, y) for x in box[::2] for y in box[1::2]]
        xs, ys = zip(*corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def across(self) -> float:
        """How long a unit across becomes."""
        return math.hypot(self.a, self.b)

    @property
    def up(self) -> float:
        """How long a unit up becomes."""
        return math.hypot(self.c, self.d)

    @property
    def least(self) -> float:
        """How long a unit becomes in the direction where it shrinks most."""
        # The smaller singular value of the linear part.
        area = abs(self.a * self.d - self.b * self.c)
        squares = self.a**2 + self.b**2 + self.c**2 + self.d**2
        most = math.sqrt((squares + math.sqrt(max(squares**2 - 4 * area**2, 0))) / 2)
        return area / most if most else 0.0


def overlap(edge: Box | None, box: Box) -> Box:
    """Return what of a box lies within an edge; of no size if nothing does."""
    if edge is None:
        return box
    left, foot = max(edge[0], box[0]), max(edge[1], box[1])
    return left, foot, max(left, min(edge[2], box[2])), max(foot, min(edge[3], box[3]))


def reaches(box: Box, edge: Box) -> bool:
    """Say whether any of a box, be it but a point, lies within an edge or on it."""
    across = box[0] <= edge[2] and box[2] >= edge[0]
    return across and box[1] <= edge[3] and box[3] >= edge[1]
