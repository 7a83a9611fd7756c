"""The words of made-up pages, page by page and story by story, as people search them.

They come from the lines as they were set, which the proof has compared with the PDF.
So a word stands on the page that it was printed on, and one that was broken at a
line's end is whole again.
"""

from collections.abc import Iterable, Iterator

from layout.desk.articles.words import words_of
from layout.desk.issue import Article, Issue
from layout.galley.galley import Line
from layout.makeup.dummy import (
    Dummy,
    Frame,
    LegPart,
    PlacedBox,
    PlacedLeg,
    PlacedTable,
    PlacedText,
)
from layout.shelf.shelf import ShelfPage, StoryOnPage

# What repeats words of the copy, or sends the reader elsewhere.
LEFT_OUT = frozenset({"pull_quote", "jump_head", "continued_from", "continued_on"})

# What ends a sentence; any other text would run into the next one.
ENDS = (".", "!", "?", "…", "”", "’", "»", "“", ":")
POINT = "·"


def lift(issue: Issue, dummy: Dummy) -> tuple[ShelfPage, ...]:
    """Return the pages with their stories' words."""
    articles = {article.slug: article for article in issue.articles}
    return tuple(
        ShelfPage(
            number=page.number,
            section=page.section,
            stories=tuple(
                _piece(frame, articles.get(frame.slug))
                for frame in page.frames
                if frame.headline
            ),
        )
        for page in dummy.pages
    )


def _piece(frame: Frame, article: Article | None) -> StoryOnPage:
    known = frozenset(article.words) if article else frozenset()
    texts = (text for item in frame.items for text in _texts(item, known))
    text = "".join(texts).strip(f" {POINT}")
    return StoryOnPage(slug=frame.slug, headline=frame.headline, text=text)


def _texts(item: object, known: frozenset[str]) -> Iterator[str]:
    """Yield an item's texts, each with the space that parts it from the next."""
    match item:
        case PlacedText(role="headline"):
            return  # the piece has it
        case PlacedText() if item.role not in LEFT_OUT:
            yield apart(item.text.text)
        case PlacedTable():
            for row in (item.table.header, *item.table.rows):
                yield from (apart(cell.text) for cell in row)
        case PlacedBox():
            for text in (item.box.title, *item.box.blocks):
                yield apart(text.text)
        case PlacedLeg():
            yield from (_paragraph(part, known) for part in item.parts)


def apart(text: str) -> str:
    """Return a caption, byline or cell with what parts it from the next text."""
    return f"{text} " if text.endswith(ENDS) else f"{text} {POINT} "


def _paragraph(part: LegPart, known: frozenset[str]) -> str:
    text = joined(part.lines, known)
    if part.drop_cap is None or not part.opens:
        return text
    # The initial is a word's first letter, or a word of its own.
    whole = part.drop_cap.text + text
    first = words_of(whole)[:1]
    return whole if known.issuperset(first) else f"{part.drop_cap.text} {text}"


def joined(lines: Iterable[Line], known: frozenset[str]) -> str:
    """Return lines as running text, words whole that were broken at a line's end.

    After a hyphen of the copy's own ("long-postponed" as well as "pre- and post-war")
    the halves are joined if the joined word is `known`. A text that ends inside a word
    has no space at its end.
    """
    text = ""
    for line in lines:
        if text.endswith("- "):
            last, first = text.split()[-1], line.text.split(" ", 1)[0]
            if known.issuperset(words_of(last + first)):
                text = text[:-1]
        text += line.text[:-1] if line.hyphenated else f"{line.text} "
    return text
