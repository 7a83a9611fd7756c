"""A story's parts: each spot its heading, its share of the insets, its columns."""

from layout.desk.issue import Article
from layout.galley.galley import Galley
from layout.galley.shop import GalleyShop
from layout.makeup.plot import PartPlace
from layout.makeup.story.anatomy import (
    NO_WHITE,
    Carving,
    Heading,
    StoryPart,
    Well,
    White,
)


def parts_of(
    article: Article, spots: tuple[PartPlace, ...], heading: Heading, shop: GalleyShop
) -> tuple[StoryPart, ...]:
    """Return a story's parts: the first with its heading, the others with a jump's."""
    parts = []
    for number, spot in enumerate(spots):
        parts.append(
            StoryPart(
                page=spot.page,
                plot=spot.plot,
                heading=heading if number == 0 else jump_heading(article, spot, shop),
                jump_from=spots[number - 1].page if number else None,
                jump_to=spots[number + 1].page if number + 1 < len(spots) else None,
            )
        )
    return tuple(parts)


def jump_heading(article: Article, spot: PartPlace, shop: GalleyShop) -> Heading:
    """Return the short head over a continuation."""
    words = article.jump_head or " ".join(article.headline.split()[:3])
    width = shop.style.grid.span(spot.plot.columns)
    head = shop.head(words, shop.style.jump_head, width, article.language)[0]
    return Heading(
        kicker=None,
        head=head,
        standfirst=None,
        byline=None,
        grid_leading=shop.style.grid.leading,
    )


def copy_lines(galley: Galley) -> int:
    """Return the grid lines of a story's copy in its best settings."""
    return sum(block.depth + block.before for block in galley.blocks)


def wells_of(
    parts: tuple[StoryPart, ...],
    carvings: tuple[Carving, ...],
    white: White = NO_WHITE,
) -> list[Well]:
    """Return the wells of all parts; a jump line takes the last line of its part."""
    wells: list[Well] = []
    for part, carving in zip(parts, carvings, strict=True):
        for number, column in enumerate(carving.columns):
            jump = part.jump_to is not None and number == len(carving.columns) - 1
            lines = column.lines - (1 if jump else 0)
            lines -= white.below_copy if part.jump_to is None else 0
            wells.append(Well(lines=max(0, lines), jump=jump))
    return wells
