"""How well a shape suits a story: its width for its rank, its width for its depth.

Harrower, "The Newspaper Designer's Handbook": stories are best as horizontals or about
as wide as deep; legs of copy read well between an inch and ten inches.
"""

import math

from layout.desk.issue import Article
from layout.makeup.bounds import BOUNDS, Widths
from layout.makeup.costs import PageCosts
from layout.makeup.story.anatomy import Shape


def suits(rank: int) -> Widths:
    """Return the widths that suit a rank."""
    own = BOUNDS.page.suits
    return own[min(rank, len(own)) - 1]


def suitability(article: Article, shape: Shape, whole: int, costs: PageCosts) -> float:
    """Return what a shape costs its story; `whole` are the page's columns."""
    columns = shape.columns
    wish = max((p.columns or 1 for p in article.pictures), default=1)
    cost = off_width(article.rank, columns, costs)
    if columns == whole:
        own = costs.whole_width
        cost += own[min(article.rank, len(own)) - 1]
    cost += out_of_shape(columns, shape.natural, costs)
    cost += costs.other_way * shape.cost
    cost += costs.hole * shape.hole / columns
    cost += costs.narrow_picture * max(0, wish - columns)
    legs = shape.natural - shape.head
    return cost + off_legs(legs, costs)


def off_width(rank: int, columns: int, costs: PageCosts) -> float:
    """Return what a width costs that does not suit a rank."""
    fit = suits(rank)
    return costs.off_width * (max(0, fit.least - columns) + max(0, columns - fit.most))


def out_of_shape(columns: int, lines: int, costs: PageCosts) -> float:
    """Return what a rectangle costs that is a strip or a strand."""
    ratio = columns * BOUNDS.page.column_lines / max(1, lines)
    tallest = BOUNDS.page.tallest_column if columns == 1 else BOUNDS.page.tallest
    if ratio > BOUNDS.page.widest:
        return costs.out_of_shape * math.log2(ratio / BOUNDS.page.widest)
    if ratio < tallest:
        return costs.out_of_shape * math.log2(tallest / ratio)
    return 0.0


def off_legs(lines: int, costs: PageCosts) -> float:
    """Return what legs cost that are too short or too long to read with ease."""
    return costs.short_leg_line * max(
        0, BOUNDS.page.short_leg - lines
    ) + costs.long_leg_line * max(0, lines - BOUNDS.page.long_leg)


def off_column(columns: list[int], costs: PageCosts) -> float:
    """Return what the shortest of a story's columns costs, given their lines."""
    if len(columns) < 2:
        return 0.0
    lack = BOUNDS.story.shortest_leg - min(columns)
    return costs.scrap + costs.scrap_line * lack if lack > 0 else 0.0
