"""A path while it is being drawn (ISO 32000-2, 8.5.2), in the space of its numbers."""

from collections.abc import Sequence

from layout.pdf.matrix import Box, around


class DrawnPath:
    """The points of a path; a curve lies within its own.

    `boxes` are its rectangles, `parts` how many operators drew it. A path that is
    nothing but rectangles has as many parts as boxes.
    """

    __slots__ = ("boxes", "parts", "points")

    def __init__(self) -> None:
        self.points: list[tuple[float, float]] = []
        self.boxes: list[Box] = []
        self.parts = 0

    def go(self, numbers: Sequence[float]) -> None:
        """m, l, c, v, y: go on by one point or more.

        Raises:
            ValueError: a point has no second number.
        """
        self.points += list(zip(numbers[::2], numbers[1::2], strict=True))
        self.parts += 1

    def add_box(self, numbers: Sequence[float]) -> None:
        """re: add a rectangle; its sides may be given backwards.

        Raises:
            ValueError: they are not four numbers.
        """
        x, y, width, height = numbers
        corners = (
            (x, y),
            (x + width, y + height),
            (x, y + height),
            (x + width, y),
        )
        self.points += corners
        self.boxes.append(around(corners))
        self.parts += 1

    def close(self) -> None:
        """h: go back to where it began."""
        self.parts += 1

    @property
    def bounds(self) -> Box | None:
        """The upright box around it; None if there is nothing of it."""
        return around(self.points) if self.points else None
