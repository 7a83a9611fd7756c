"""Leaves made by hand, and pages of them drawn with a letter a column and line."""

from collections.abc import Sequence

from layout.makeup.page.cutting import PlacedShape, TakeShape

COLUMNS = 5


def leaf(story: str, columns: int, least: int, play: int) -> TakeShape:
    return TakeShape(
        story=story,
        columns=columns,
        least=least,
        natural=least + play // 2,
        most=least + play,
        cost=0.0,
        rank=3,
        size=float(ord(story[0])),
    )


def shapes(story: str, area: int, play: int) -> tuple[TakeShape, ...]:
    """Return a story's leaves: as deep as its area needs at each width."""
    return tuple(
        leaf(story, columns, -(-area // columns), play)
        for columns in range(1, COLUMNS + 1)
    )


def drawn(page: Sequence[PlacedShape], lines: int) -> list[str]:
    """Draw a page; that two stories claim one place is a failed test."""
    cells = [["."] * COLUMNS for _ in range(lines)]
    for laid in page:
        for row in range(laid.line, laid.foot):
            for column in range(laid.column, laid.column + laid.columns):
                assert cells[row][column] == "."
                cells[row][column] = laid.shape.story[0]
    return ["".join(row) for row in cells]
