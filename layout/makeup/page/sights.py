"""What the eye stops at: where heads and pictures stand in a rectangle."""

from dataclasses import dataclass

from layout.makeup.story.anatomy import Carving, Heading, SetPicture


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What the eye stops at in a shape, in columns and lines from its corner."""

    column: int
    columns: int
    line: int
    lines: int
    picture: bool = False


def head_of(carving: Carving, heading: Heading) -> tuple[int, int]:
    """Return a head's first line in its plot, and its lines."""
    kicker = heading.kicker.lines_deep if heading.kicker else 0
    first = carving.head_line - carving.plot.line + kicker
    return first, heading.head.lines_deep


def sights_of(carving: Carving) -> tuple[Sight, ...]:
    """Return what the eye stops at in a carved plot."""
    return tuple(
        Sight(
            column=place.column - carving.plot.column,
            columns=place.columns,
            line=place.line - carving.plot.line,
            lines=place.lines,
            picture=isinstance(place.inset, SetPicture),
        )
        for place in carving.places
    )
