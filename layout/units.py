"""Lengths, and numbers of things: millimetres outside, points inside, grid lines."""

import math

POINTS_PER_MM = 72 / 25.4


def points(millimetres: float) -> float:
    """Return the length in PostScript points (1/72 inch) of `millimetres`."""
    return millimetres * POINTS_PER_MM


def millimetres(points_: float) -> float:
    """Return the length in millimetres of `points_`."""
    return points_ / POINTS_PER_MM


def whole_lines(points_: float, leading: float) -> int:
    """Return how many grid lines of `leading` points a depth in points takes.

    A hundredth of a point is forgiven, so that 21.0 pt on 10.5 is two lines
    whatever the last bit of the float says.
    """
    return max(0, math.ceil((points_ - 0.01) / leading))


def counted(number: int, thing: str) -> str:
    """Return a number of things in words: 1 line, 2 lines."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
