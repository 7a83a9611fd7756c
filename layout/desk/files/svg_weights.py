"""What an element of a drawing weighs: in elements, as the renderer takes time."""

from collections.abc import Mapping

from layout.desk.files.svg_numbers import Outline, read_path, read_points, value_of

# Points of a path that take as long as an element.
POINTS = 15
# A letter of type is shaped and set by itself.
LETTER = 2.0
# So many characters of one list of points take as long as an element to copy; twice
# as many take four times as long.
COPIED = 4000
# Dashes that take as long to draw as an element.
DASHES = 50


def weight_of(shape: Outline, text: int) -> float:
    """Return what a shape's points weigh; `text` is how many characters they take."""
    return shape.points / POINTS + (text / COPIED) ** 2


def letters(text: str) -> float:
    """Return what a text weighs."""
    return LETTER * len(text.strip())


def dashes(length: float, dash: float) -> float:
    """Return what the dashes along a line weigh, each `dash` long with its gap."""
    return length / dash / DASHES if dash > 0 else 0.0


def outline(tag: str, given: Mapping[str, str]) -> Outline:
    """Return an element's outline: how many points, and no less long than it is."""
    if "d" in given:
        return read_path(given["d"])
    if "points" in given:
        return read_points(given["points"])
    numbers = [abs(value_of(given.get(name, ""))) for name in _SIDES.get(tag, ())]
    return Outline(points=2 if tag == "line" else 4, length=_ROUND * sum(numbers))


_SIDES = {
    "line": ("x1", "y1", "x2", "y2"),
    "rect": ("width", "height"),
    "circle": ("r",),
    "ellipse": ("rx", "ry"),
}
# A circle is 2 pi of its radius round.
_ROUND = 7.0
