"""Colour pictures and colour pages: what is printed grey, and where it need not be."""

from dataclasses import replace

from layout.codes import Code
from layout.desk.inks import COLOUR, poorer
from layout.desk.issue import Article, Issue, PagePlan
from layout.makeup.costs import PageCosts
from layout.makeup.dummy import Frame, Page, PlacedAd, PlacedPicture
from layout.makeup.take import Take
from layout.notes import Note


def is_coloured(article: Article) -> bool:
    """Say whether a story has a picture that a page in black alone would turn grey."""
    return any(picture.colour for picture in article.pictures)


def pressed(plan: PagePlan, issue: Issue) -> PagePlan:
    """Return a page's plan with the ink that it gets: what is asked for, and there."""
    press = plan.press or issue.inks[(plan.number - 1) % len(issue.inks)]
    return replace(plan, ink=poorer(plan.ink, press))


def grey_toll(take: Take, costs: PageCosts) -> float:
    """Return what a take pays on a page in black alone."""
    own = () if take.part else take.articles
    return costs.printed_grey * sum(is_coloured(article) for article in own)


def ink_notes(pages: list[Page], issue: Issue) -> list[Note]:
    """Return what colour is printed grey: advertisements, and pictures needlessly.

    Somebody has paid for an advertisement; a picture may be grey if all are.
    """
    colour = [page.number for page in pages if page.ink == COLOUR]
    grey = [page for page in pages if page.ink != COLOUR]
    notes = [
        _ad_printed_grey(item, page.number, issue)
        for page in grey
        for item in page.furniture
        if isinstance(item, PlacedAd) and item.ad.colour and not item.ad.house
    ]
    if colour:
        notes += [
            _printed_grey(frame, names, page.number, issue=issue, colour=colour)
            for page in grey
            for frame in page.frames
            if (names := _coloured(frame))
        ]
    return notes


def _ad_printed_grey(placed: PlacedAd, page: int, issue: Issue) -> Note:
    return Note(
        code=Code.AD_PRINTED_GREY,
        file=issue.file,
        page=page,
        message=f'advertisement "{placed.ad.name}" has colour, and the page has none',
        hint="book it on a colour page, or ask for it in black alone",
    )


def _coloured(frame: Frame) -> list[str]:
    return [
        item.picture.name
        for item in frame.items
        if isinstance(item, PlacedPicture) and item.picture.colour
    ]


def _printed_grey(
    frame: Frame, names: list[str], page: int, *, issue: Issue, colour: list[int]
) -> Note:
    pictures = ", ".join(names)
    are = "is" if len(names) == 1 else "are"
    return Note(
        code=Code.PRINTED_GREY,
        file=issue.file,
        page=page,
        message=f'{pictures} of "{frame.slug}" {are} printed grey: '
        f"{said(colour)} colour",
        hint="move the story there, or choose a picture that is good in grey",
    )


def said(pages: list[int]) -> str:
    """Say which pages have something: page 4 has, pages 1, 4 and 5 have."""
    if len(pages) == 1:
        return f"page {pages[0]} has"
    first = ", ".join(str(page) for page in pages[:-1])
    return f"pages {first} and {pages[-1]} have"
