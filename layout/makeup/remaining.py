"""What is left of a page around the stories that stay: the largest rectangles first."""

from dataclasses import replace

from layout.makeup.bounds import BOUNDS
from layout.makeup.plot import Plot


def remaining(
    taken: tuple[Plot, ...], rooms: tuple[Plot, ...], gap: int
) -> tuple[Plot, ...]:
    """Return rectangles of the rooms that keep `gap` lines from all that is taken.

    They do not overlap, keep the gap from one another too, and come from the top left.
    """
    blocked = list(taken)
    found: list[Plot] = []
    for room in rooms:
        while (plot := _largest(room, blocked, gap)) is not None:
            found.append(plot)
            blocked.append(plot)
    return tuple(sorted(found, key=lambda p: (p.line, p.column)))


def _largest(room: Plot, blocked: list[Plot], gap: int) -> Plot | None:
    """Return the largest free rectangle of a room; the highest, leftmost of equals."""
    best: Plot | None = None
    for column in range(room.column, room.column + room.columns):
        for end in range(column + 1, room.column + room.columns + 1):
            strip = replace(room, column=column, columns=end - column)
            for line, foot in _free(strip, blocked, gap):
                plot = Plot(
                    column=column, columns=end - column, line=line, lines=foot - line
                )
                if best is None or _before(plot, best):
                    best = plot
    return best


def _before(plot: Plot, best: Plot) -> bool:
    """Say whether a plot is larger than the best, or as large and nearer the head."""
    if plot.area != best.area:
        return plot.area > best.area
    return (plot.line, plot.column) < (best.line, best.column)


def _free(room: Plot, blocked: list[Plot], gap: int) -> list[tuple[int, int]]:
    """Return the stretches of lines that are free in all columns of a room."""
    inside = sorted(
        (plot.line - gap, plot.foot + gap)
        for plot in blocked
        if plot.column < room.edge and room.column < plot.edge
    )
    stretches, line = [], room.line
    for head, foot in [*inside, (room.foot, room.foot)]:
        if min(head, room.foot) - line >= BOUNDS.page.room:
            stretches.append((line, min(head, room.foot)))
        line = max(line, foot)
    return stretches
