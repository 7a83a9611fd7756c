"""What is printed on an issue's pages and where: every word with its box, in order.

All lengths are points from the page's trimmed top left corner.
"""

from dataclasses import dataclass
from enum import StrEnum

from layout.plate.html.views import ViewBox


class WordPart(StrEnum):
    """Whether a word stands on its line whole, or a line's end cuts it."""

    WHOLE = "whole"
    FIRST = "first"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedWord:
    """A word on its line, without a hyphen at the line's end.

    A word that is cut has `whole`, all of it as the copy has it. A `marker` (a list's
    bullet or number) is not of the copy. `styles` are bold, italics, smallcaps and
    superscript.
    """

    text: str
    box: ViewBox
    part: WordPart = WordPart.WHOLE
    whole: str = ""
    marker: bool = False
    styles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLine:
    """A line of type; `hyphen` is where its last word's hyphen stands."""

    words: tuple[PrintedWord, ...]
    box: ViewBox
    baseline: float
    hyphen: ViewBox | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedText:
    """A paragraph, a head, a caption: lines of one kind.

    `role` is as in the HTML (headline, caption, ...) or the copy's element.
    """

    role: str
    box: ViewBox
    lines: tuple[PrintedLine, ...]
    face: str = ""
    size: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFigure:
    """A picture or an advertisement: its own box, and the texts in it and under it."""

    role: str
    name: str
    box: ViewBox
    alt: str = ""
    texts: tuple[PrintedText, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedGroup:
    """Texts that belong together: a table's cells, a fact box, a piece of furniture."""

    role: str
    box: ViewBox
    texts: tuple[PrintedText, ...]


PrintedPiece = PrintedText | PrintedFigure | PrintedGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedStory:
    """One story's part on a page, its pieces in reading order."""

    slug: str
    language: str
    headline: str
    part: int
    box: ViewBox
    pieces: tuple[PrintedPiece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """A page: what stands `above` its stories in reading order, they, what is `below`.

    `width` and `height` are of the trimmed page.
    """

    number: int
    section: str
    width: float
    height: float
    above: tuple[PrintedPiece, ...]
    stories: tuple[PrintedStory, ...]
    below: tuple[PrintedPiece, ...]


def around(boxes: tuple[ViewBox, ...] | list[ViewBox]) -> ViewBox:
    """Return the smallest box that holds some boxes."""
    left = min(box.left for box in boxes)
    top = min(box.top for box in boxes)
    right = max(box.left + box.width for box in boxes)
    foot = max(box.top + box.height for box in boxes)
    return ViewBox(left=left, top=top, width=right - left, height=foot - top)


def extent(piece: PrintedPiece) -> ViewBox:
    """Return the box that holds a piece and every text of it."""
    return around([piece.box, *(text.box for text in texts_of(piece))])


def texts_of(piece: PrintedPiece) -> tuple[PrintedText, ...]:
    """Return the texts of a piece in reading order."""
    return (piece,) if isinstance(piece, PrintedText) else piece.texts
