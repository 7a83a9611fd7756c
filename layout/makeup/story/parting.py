"""A story's parts: each spot its heading, its share of the insets, its columns."""

from dataclasses import dataclass, replace

from layout.desk.issue import Article
from layout.galley.galley import Galley
from layout.galley.shop import GalleyShop
from layout.makeup.plot import Plot
from layout.makeup.story.anatomy import (
    PLAIN,
    Heading,
    Inset,
    SetPicture,
    SetQuote,
    Variant,
    insets,
)
from layout.makeup.story.carving import Carving, CarvingOrder, carve
from layout.makeup.story.pouring import Well


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPlace:
    """Where a part of a story goes: a page and a plot on it, maybe among briefs."""

    page: int
    plot: Plot
    brief: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPart:
    """One plot of a story on a page: `heading` or a jump's head, and its carving.

    `jump_from` and `jump_to` are the pages before and after, if any.
    """

    page: int
    plot: Plot
    heading: Heading
    jump_from: int | None
    jump_to: int | None


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


def share_insets(
    article: Article,
    parts: tuple[StoryPart, ...],
    pulled: tuple[SetQuote, ...],
    shop: GalleyShop,
    *,
    variant: Variant = PLAIN,
) -> tuple[tuple[Inset, ...], ...]:
    """Give the first picture to the first part, everything else to the last."""
    last = len(parts) - 1
    wide = insets(article, shop, parts[0].plot.columns, variant=variant)
    if last == 0:
        return ((*wide, *pulled),)
    first = tuple(i for i in wide[:1] if isinstance(i, SetPicture))
    rest = insets(article, shop, parts[last].plot.columns, variant=variant)
    rest = rest[len(first) :]
    empty: tuple[tuple[Inset, ...], ...] = ((),) * (last - 1)
    return (first, *empty, (*rest, *pulled))


@dataclass(frozen=True, slots=True, kw_only=True)
class White:
    """Whole lines of white in a story's last part: below its head, and at its foot.

    `below_copy` are those below the copy alone, where a picture stands on the foot.
    """

    below_head: int = 0
    at_foot: int = 0
    below_copy: int = 0

    @property
    def lines(self) -> int:
        """All together."""
        return self.below_head + self.at_foot + self.below_copy


NO_WHITE = White()


def carvings_of(
    parts: tuple[StoryPart, ...],
    shares: tuple[tuple[Inset, ...], ...],
    depths: dict[str, int],
    shop: GalleyShop,
    *,
    white: White = NO_WHITE,
) -> tuple[Carving, ...]:
    """Carve each part's plot for its heading and its share of the insets."""
    found = []
    for part, share in zip(parts, shares, strict=True):
        head = part.heading.jump_lines if part.jump_from else part.heading.lines
        plot = part.plot
        if part.jump_to is None and white.lines:
            head += white.below_head
            plot = replace(plot, lines=max(1, plot.lines - white.at_foot))
        order = CarvingOrder(head_lines=head, insets=share, depths=depths)
        found.append(carve(plot, order, shop.style.grid))
    return tuple(found)


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
