"""How well a shape suits a story: its width for its rank, its width for its depth.

Harrower, "The Newspaper Designer's Handbook": stories are best as horizontals or about
as wide as deep; legs of copy read well between an inch and ten inches.
"""

import math

from layout.desk.issue import Article
from layout.makeup.story.shapes import Shape

# The widths in columns that suit a rank, and what each column off them costs.
SUITS = {1: (3, 5), 2: (3, 5), 3: (2, 4), 4: (1, 3), 5: (1, 2)}
OFF_WIDTH = 3.0
# Over the whole page's width a story of any other rank is a wall, not a horizontal.
WHOLE_WIDTH = {1: 0.0, 2: 0.8, 3: 2.5, 4: 5.0, 5: 6.0}
# A column with its gutter is as wide as so many lines are deep.
LINES_WIDE = 14.5
# Width to depth: outside of these a shape is a strip or a strand; for each doubling.
TALLEST, WIDEST = 0.6, 3.0
OUT_OF_SHAPE = 5.0
# A column all alone may be deeper.
TALLEST_COLUMN = 0.32
# What the fitter pays for another way than the best, a smaller head or a pull quote
# left out, counts this much.
OTHER_WAY = 0.12
# A picture narrower than its article wishes costs this much a column.
OFF_PICTURE = 7.0
# A line across a story that stays open beside a picture deeper than its copy.
HOLE = 2.0
# Legs shorter or longer than these, in lines, are tiring.
SHORT_LEG, LONG_LEG = 8, 55
SHORT_LINE, LONG_LINE = 0.8, 0.25
# A column of fewer lines, below a picture or above a box, is hardly one (as the check
# `short-leg` has it): for the column, and for each line that it lacks.
SHORTEST = 6
TOO_SHORT, SHORTEST_LINE = 3.0, 0.8


def suitability(article: Article, shape: Shape, whole: int) -> float:
    """Return what a shape costs its story; `whole` are the page's columns."""
    low, high = SUITS.get(article.rank, (1, 2))
    columns = shape.columns
    wish = max((p.columns or 1 for p in article.pictures), default=1)
    cost = OFF_WIDTH * (max(0, low - columns) + max(0, columns - high))
    if columns == whole:
        cost += WHOLE_WIDTH.get(article.rank, 6.0)
    cost += out_of_shape(columns, shape.natural)
    cost += OTHER_WAY * shape.cost
    cost += HOLE * shape.hole / columns
    cost += OFF_PICTURE * max(0, wish - columns)
    legs = shape.natural - shape.head
    return cost + off_legs(legs)


def out_of_shape(columns: int, lines: int) -> float:
    """Return what a rectangle costs that is a strip or a strand."""
    ratio = columns * LINES_WIDE / max(1, lines)
    tallest = TALLEST_COLUMN if columns == 1 else TALLEST
    if ratio > WIDEST:
        return OUT_OF_SHAPE * math.log2(ratio / WIDEST)
    if ratio < tallest:
        return OUT_OF_SHAPE * math.log2(tallest / ratio)
    return 0.0


def off_legs(lines: int) -> float:
    """Return what legs cost that are too short or too long to read with ease."""
    return SHORT_LINE * max(0, SHORT_LEG - lines) + LONG_LINE * max(0, lines - LONG_LEG)


def off_column(columns: list[int]) -> float:
    """Return what the shortest of a story's columns costs, given their lines."""
    if len(columns) < 2:
        return 0.0
    lack = SHORTEST - min(columns)
    return TOO_SHORT + SHORTEST_LINE * lack if lack > 0 else 0.0
