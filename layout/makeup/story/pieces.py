"""A story's pieces set: heads, pictures with captions, tables, boxes, quotes."""

from dataclasses import replace

from layout.desk.issue import Article, FactBox, Picture, Table
from layout.galley.galley import SetBox, SetTable, SetText
from layout.galley.shop import GalleyShop
from layout.makeup.bounds import BOUNDS
from layout.makeup.story.anatomy import (
    PLAIN,
    Heading,
    Inset,
    SetPicture,
    SetQuote,
    StoryPart,
    Variant,
)

# White in points between a caption and a credit on one line.
CREDIT_GAP = 14.0


def headings(
    article: Article, shop: GalleyShop, columns: int, *, brief: bool = False
) -> tuple[Heading, ...]:
    """Return a story's headings at a width, the best first.

    A `brief` in its column has the smallest head that there is.
    """
    width = shop.style.grid.span(columns)
    kind = shop.style.heads[min(article.rank, max(shop.style.heads))]
    if brief:
        last = shop.style.heads[max(shop.style.heads)]
        kind = replace(last, sizes=last.sizes[-1:])
    language = article.language

    def small(name: str, content: str) -> SetText | None:
        if not content:
            return None
        return shop.text(name, content, width, language)

    standfirst = small("standfirst", article.standfirst)
    return tuple(
        Heading(
            kicker=small("kicker", article.kicker),
            head=head,
            standfirst=standfirst,
            byline=small("byline", article.byline),
            grid_leading=shop.style.grid.leading,
            brief=brief,
        )
        for head in shop.head(article.headline, kind, width, language)
    )


def set_picture(
    picture: Picture, shop: GalleyShop, columns: int, language: str
) -> SetPicture:
    """Set a picture over some columns: depths from its shape, caption to its width."""
    grid = shop.style.grid
    width = grid.span(columns)
    natural = max(1, round(width * picture.height / picture.width / grid.leading))
    least, most = (
        round(natural * BOUNDS.story.crop_least),
        round(natural * BOUNDS.story.crop_most),
    )
    if picture.vector:
        least = most = natural
    credit = shop.text("credit", picture.credit, width, language)
    beside = credit.lines[0].width + CREDIT_GAP if credit.lines else 0.0
    room = width - beside if columns > 1 and beside < width / 3 else width
    return SetPicture(
        picture=picture,
        columns=columns,
        natural=natural,
        least=max(1, least),
        most=max(1, most),
        caption=shop.text("caption", picture.caption, room, language),
        credit=credit,
    )


def cropped(picture: SetPicture, share: float) -> int:
    """Return a picture's depth between its least (-1), natural (0) and most (1)."""
    play = picture.most - picture.natural
    if share < 0:
        play = picture.natural - picture.least
    return picture.natural + round(share * play)


def insets(
    article: Article, shop: GalleyShop, columns: int, *, variant: Variant = PLAIN
) -> tuple[Inset, ...]:
    """Return a story's pictures, boxes and tables for a rectangle so wide."""
    found: list[Inset] = []
    for number, picture in enumerate(article.pictures):
        wish = picture.columns or default_columns(picture, columns, number)
        wish += 0 if number else variant.shift
        found.append(set_picture(picture, shop, min(wish, columns), article.language))
    for block in article.blocks:
        if isinstance(block, Table) and (variant.lifted or not in_copy(block, shop)):
            found.append(_table(block, shop, columns, article.language))
        elif isinstance(block, FactBox):
            found.append(_box(block, shop, columns, article.language))
    return tuple(found)


def in_copy(table: Table, shop: GalleyShop) -> bool:
    """Say whether a table stands in a column of the copy."""
    return shop.stands_in_copy(table, shop.style.grid.measure)


def default_columns(picture: Picture, columns: int, number: int) -> int:
    """Return how wide a picture is where the article does not say.

    A photograph is no wider than its pixels allow, whatever the story's width.
    """
    if number or columns == 1 or picture.height > picture.width:
        return 1
    fine = (
        columns if picture.vector else int(picture.width / BOUNDS.story.pixels_a_column)
    )
    return max(1, min(3, columns - 1, fine))


def shifts(article: Article, columns: int) -> tuple[int, ...]:
    """Return by how many columns a story's first picture may be wider than default.

    None of them makes it as wide as the story: that would put it above the head. A
    drawing's lettering is made for its width.
    """
    first = article.pictures[0] if article.pictures else None
    if first is None or first.columns or first.vector:
        return (0,)
    width = default_columns(first, columns, 0)
    fine = first.width / BOUNDS.story.pixels_a_column
    return tuple(
        shift
        for shift in (0, -1, 1)
        if not shift or (1 <= width + shift <= min(columns - 1, fine))
    )


def _table(table: Table, shop: GalleyShop, columns: int, language: str) -> SetTable:
    grid = shop.style.grid
    need = shop.table_width(table)
    wide = next((k for k in range(1, columns) if grid.span(k) >= need), columns)
    return shop.table(table, grid.span(wide), language)


def _box(box: FactBox, shop: GalleyShop, columns: int, language: str) -> SetBox:
    grid = shop.style.grid
    narrow = shop.box(box, grid.span(1), language)
    if columns >= 4 and narrow.lines_deep > BOUNDS.story.long_box:
        return shop.box(box, grid.span(2), language)
    return narrow


def quotes(article: Article, shop: GalleyShop) -> tuple[SetQuote, ...]:
    """Return a story's pull quotes, one column wide."""
    width = shop.style.grid.span(1)
    return tuple(
        SetQuote(text=shop.text("pull_quote", text, width, article.language))
        for text in article.pull_quotes
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
