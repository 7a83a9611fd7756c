"""Pointers: what page one says of the pages inside, when their numbers are known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from layout.desk.issue import Issue
from layout.desk.plans import FILLER
from layout.galley.galley import SetText
from layout.galley.shop import GalleyShop
from layout.geometry import Rect
from layout.makeup.dummy import Frame, Furniture, PlacedText, Rule
from layout.makeup.placing.furnishing import Pointer, contents
from layout.makeup.plot import Plot

# The name of their slot.
CONTENTS = "contents"


def pointed(
    plot: Plot, placed: dict[int, list[Frame]], issue: Issue, shop: GalleyShop
) -> tuple[Furniture | Rule, ...]:
    """Return the pointers in a plot: in a column below one another, or in a strip.

    A column has the best story of each inside page, as many as go in; a strip the
    best stories of all, so many as the style says, side by side.
    """
    ranked = ranking(issue, placed)
    if plot.columns > 1:
        best = ranked[: shop.style.front.pointers]
        best.sort(key=lambda pointer: pointer.page)
        return strip(plot, best, issue, shop)
    firsts: dict[int, Pointer] = {}
    for pointer in ranked:
        firsts.setdefault(pointer.page, pointer)
    own = [firsts[page] for page in sorted(firsts)]
    return (contents(plot, own, issue, shop),)


def ranking(issue: Issue, placed: dict[int, list[Frame]]) -> list[Pointer]:
    """Return pointers to all stories that begin inside, the best first.

    The best of each page come before any page's second.
    """
    by_slug = {article.slug: article for article in issue.articles}
    rated = []
    for page in sorted(set(placed) - {1}):
        own = [
            by_slug[frame.slug]
            for frame in placed[page]
            if frame.part == 0 and not frame.slug.startswith(FILLER)
        ]
        own.sort(key=lambda a: (a.rank, -len(a.words), a.slug))
        for place, article in enumerate(own):
            pointer = Pointer(article=article, page=page)
            rated.append(((place, article.rank, page, article.slug), pointer))
    return [pointer for _, pointer in sorted(rated, key=lambda entry: entry[0])]


def strip(
    plot: Plot, pointers: Iterable[Pointer], issue: Issue, shop: GalleyShop
) -> tuple[Furniture | Rule, ...]:
    """Return pointers side by side under their title, those that are not too deep."""
    grid, language = shop.style.grid, issue.publication.language
    x, width = grid.x(plot.column), grid.span(plot.columns)
    title = shop.text("fact_title", shop.style.words["inside"], width, language)
    line = plot.line + title.lines_deep
    # The white below the title goes first where there is little room.
    line += plot.foot - line > 5
    room, own = _abreast(list(pointers), plot.foot - line, width, shop)
    texts = [
        PlacedText(
            role="contents_title",
            rect=Rect(x=x, line=plot.line, width=width, lines=title.lines_deep),
            text=title,
        )
    ]
    rules = []
    for place, entry in enumerate(own):
        left = x + place * (room + grid.gutter)
        texts += _placed(entry, Rect(x=left, line=line, width=room, lines=0))
        if place:
            edge = left - grid.gutter / 2
            rect = Rect(x=edge, line=line, width=1, lines=plot.foot - line)
            rules.append(Rule(rect=rect, kind="column"))
    rect = Rect(x=x, line=plot.line, width=width, lines=plot.lines)
    return Furniture(name=CONTENTS, rect=rect, texts=tuple(texts)), *rules


@dataclass(frozen=True, slots=True, kw_only=True)
class _SetPointer:
    """A pointer with its head and its page's number set."""

    pointer: Pointer
    head: SetText
    page: SetText

    @property
    def lines(self) -> int:
        """Its depth in grid lines."""
        return self.head.lines_deep + self.page.lines_deep


def _abreast(
    pointers: list[Pointer], lines: int, width: float, shop: GalleyShop
) -> tuple[float, list[_SetPointer]]:
    """Set as many pointers side by side as are no deeper than `lines`.

    Returns their width too: one that does not go in leaves its room to the others.
    """
    gutter = shop.style.grid.gutter
    room = width
    while pointers:
        room = (width - (len(pointers) - 1) * gutter) / len(pointers)
        own = [_set(pointer, room, shop) for pointer in pointers]
        if max(entry.lines for entry in own) <= lines:
            return room, own
        pointers = [entry.pointer for entry in own if entry.lines <= lines]
    return room, []


def _set(pointer: Pointer, room: float, shop: GalleyShop) -> _SetPointer:
    article = pointer.article
    where = shop.style.words["page"].format(page=pointer.page)
    return _SetPointer(
        pointer=pointer,
        head=shop.text("pointer_head", article.headline, room, article.language),
        page=shop.text("pointer", where, room, article.language),
    )


def _placed(entry: _SetPointer, at: Rect) -> Iterator[PlacedText]:
    line, pointer = at.line, entry.pointer
    for role, text in (("pointer_head", entry.head), ("pointer", entry.page)):
        yield PlacedText(
            role=role,
            rect=Rect(x=at.x, line=line, width=at.width, lines=text.lines_deep),
            text=text,
            target=pointer.page,
            slug=pointer.article.slug,
        )
        line += text.lines_deep
