"""Words that the galley did not set: in drawings, advertisements and house templates.

Only the renderer knows where these stand, so they are taken from the finished page:
every word of it that is none of ours, into the figure or furniture that it stands in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from layout.library.printed import (
    PrintedFigure,
    PrintedGroup,
    PrintedLine,
    PrintedPage,
    PrintedPiece,
    PrintedText,
    PrintedWord,
    around,
    texts_of,
)
from layout.plate.html.views import ViewBox
from layout.proof.readback.printed_words import ReadPage, Word

# So far (points) a word may stand from where it was set and be that word.
NEAR = 1.0
# Share of a word's height by which another baseline is another line.
APART = 0.3
# A word's height is about 1.25 em, of which this share is above the baseline.
ABOVE = 0.76


@dataclass(slots=True)
class _Rest:
    """The words of a page that nobody has claimed yet."""

    words: list[Word]

    def within(self, box: ViewBox) -> list[Word]:
        """Take the words out that begin in a box."""
        found = [word for word in self.words if _is_in(word, box)]
        self.words = [word for word in self.words if not _is_in(word, box)]
        return found


def with_drawn_words(page: PrintedPage, read: ReadPage) -> PrintedPage:
    """Return a page with the words that only the finished page has."""
    rest = _Rest(list(_unset(page, read)))
    stories = tuple(
        replace(story, pieces=tuple(_filled(piece, rest) for piece in story.pieces))
        for story in page.stories
    )
    above = tuple(_filled(piece, rest) for piece in page.above)
    below = tuple(_filled(piece, rest) for piece in page.below)
    whole = ViewBox(left=0.0, top=0.0, width=page.width, height=page.height)
    others = _texts("furniture", rest.within(whole))
    return replace(page, above=above, stories=stories, below=(*below, *others))


def _unset(page: PrintedPage, read: ReadPage) -> Iterable[Word]:
    """Yield the words that stand where no line of ours does."""
    lines = [
        (line.baseline, line.box.left, line.box.left + line.box.width)
        for piece in _pieces(page)
        for text in texts_of(piece)
        for line in text.lines
    ]
    initials = [
        word.box
        for piece in _pieces(page)
        for text in texts_of(piece)
        for line in text.lines[:1]
        for word in line.words[:1]
        if word.box.height > 2 * text.size
    ]
    for word in read.words:
        ours = any(
            abs(word.baseline - baseline) <= APART * word.height
            and left - NEAR <= word.left <= right + NEAR
            for baseline, left, right in lines
        )
        if not ours and not any(_is_in(word, box) for box in initials):
            yield word


def _pieces(page: PrintedPage) -> Iterable[PrintedPiece]:
    yield from page.above
    for story in page.stories:
        yield from story.pieces
    yield from page.below


def _is_in(word: Word, box: ViewBox) -> bool:
    return (
        box.left - NEAR <= word.left <= box.left + box.width
        and box.top - NEAR <= word.baseline <= box.top + box.height + NEAR
    )


def _filled(piece: PrintedPiece, rest: _Rest) -> PrintedPiece:
    """Return a figure or a piece of furniture with the words that stand in it."""
    match piece:
        case PrintedFigure():
            drawn = _texts("drawn", rest.within(piece.box))
            return replace(piece, texts=(*drawn, *piece.texts))
        case PrintedGroup():
            drawn = _texts("drawn", rest.within(piece.box))
            return replace(piece, texts=(*piece.texts, *drawn))
        case PrintedText():
            return piece


def _texts(role: str, words: Sequence[Word]) -> tuple[PrintedText, ...]:
    """Return words as one text, their lines from the top down."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.baseline, word.left)):
        last = lines[-1][0].baseline if lines else None
        if last is not None and word.baseline - last <= APART * word.height:
            lines[-1].append(word)
        else:
            lines.append([word])
    if not lines:
        return ()
    printed = tuple(map(_line, lines))
    box = around([line.box for line in printed])
    return (PrintedText(role=role, box=box, lines=printed),)


def _line(words: list[Word]) -> PrintedLine:
    printed = tuple(
        PrintedWord(text=word.text, box=_box(word))
        for word in sorted(words, key=lambda word: word.left)
    )
    return PrintedLine(
        words=printed,
        box=around([word.box for word in printed]),
        baseline=words[0].baseline,
    )


def _box(word: Word) -> ViewBox:
    return ViewBox(
        left=word.left,
        top=word.baseline - ABOVE * word.height,
        width=max(0.0, word.right - word.left),
        height=word.height,
    )
