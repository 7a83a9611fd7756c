"""Find each placed piece's type in the words of its page.

Places come from the dummy, type from the PDF: where they do not meet, words are
missing, and the ledger says so.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from layout.galley.galley import Line
from layout.geometry import Grid, Rect
from layout.makeup.dummy import (
    Frame,
    LegPart,
    Page,
    Placed,
    PlacedBox,
    PlacedLeg,
    PlacedTable,
    PlacedText,
)
from layout.proof.readback.evidence import (
    FoundLeg,
    FoundLine,
    FoundPage,
    FoundRow,
    FoundText,
    WordsFound,
)
from layout.proof.readback.printed_words import GAP, ReadPage, Word

# Pieces of these roles are a story's own words; kickers, credits, pull quotes, jump
# heads and jump lines repeat, or are not the article's copy.
COUNTED = frozenset({"headline", "standfirst", "byline", "caption"})

# How far a word may start outside its piece, in points: half of a hairline of
# overhang, and far less than a gutter.
SLACK = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """A page's words by the grid line that their baseline is in."""

    grid: Grid
    rows: dict[int, list[Word]]

    def within(self, rect: Rect, row: int) -> list[Word]:
        """Return the words that start in a rectangle on one of the grid lines."""
        low = self.grid.left + rect.x - SLACK
        high = self.grid.left + rect.right + SLACK
        return [word for word in self.rows.get(row, ()) if low <= word.left < high]


def find(page: Page, read: ReadPage, grid: Grid) -> FoundPage:
    """Return the legs and texts of a page's stories as they stand in the PDF."""
    words = sort(read, grid)
    legs = (leg for frame in page.frames for leg in _legs(page.number, frame, words))
    texts = (t for frame in page.frames for t in _texts(page.number, frame, words))
    return FoundPage(
        found=WordsFound(legs=tuple(legs), texts=tuple(texts)),
        characters=read.characters,
    )


def gathered(pages: Iterable[FoundPage]) -> WordsFound:
    """Return what was found on all of some pages as one."""
    legs: list[FoundLeg] = []
    texts: list[FoundText] = []
    for page in pages:
        legs += page.found.legs
        texts += page.found.texts
    return WordsFound(legs=tuple(legs), texts=tuple(texts))


def sort(read: ReadPage, grid: Grid) -> Sorted:
    """Sort a page's words into grid lines."""
    rows: dict[int, list[Word]] = defaultdict(list)
    for word in read.words:
        rows[math.floor((word.baseline - grid.top) / grid.leading)].append(word)
    return Sorted(grid=grid, rows=rows)


def _texts(page: int, frame: Frame, words: Sorted) -> Iterator[FoundText]:
    for item in frame.items:
        if not _is_counted(item):
            continue
        leading = item.text.leading if isinstance(item, PlacedText) else 0.0
        lines = [
            _line_text(line)
            for rect in _cells(item)
            for line in _lines_in(rect, leading or words.grid.leading, words)
        ]
        yield FoundText(page=page, slug=frame.slug, lines=tuple(lines))


def _cells(item: Placed) -> Iterator[Rect]:
    """Yield the rectangles to read a piece in: of a table, one cell after the other.

    A word that is broken goes on in the next line of its own cell.
    """
    if not isinstance(item, PlacedTable):
        yield item.rect
        return
    table, line = item.table, item.rect.line
    for number, lines in enumerate(table.row_lines):
        if number == 0 and table.again and table.header:
            # The head of a table that goes on repeats words that were counted.
            line += lines
            continue
        x = item.rect.x
        for width in table.columns:
            yield Rect(x=x, line=line, width=width, lines=lines)
            x += width + table.gap
        line += lines


def _lines_in(rect: Rect, leading: float, words: Sorted) -> list[list[Word]]:
    inside = [
        word for row in range(rect.line, rect.foot) for word in words.within(rect, row)
    ]
    return _by_baseline(inside, leading)


def _is_counted(item: Placed) -> bool:
    if isinstance(item, PlacedText):
        return item.role in COUNTED
    return isinstance(item, PlacedTable | PlacedBox)


def _by_baseline(words: list[Word], leading: float) -> list[list[Word]]:
    """Part words into lines; a superscript stays on the line that it is raised from."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.baseline):
        if lines and word.baseline - lines[-1][0].baseline < 0.45 * leading:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _legs(page: int, frame: Frame, words: Sorted) -> Iterator[FoundLeg]:
    for item in frame.items:
        if isinstance(item, PlacedLeg):
            holes = _holes(item, frame)
            rows = tuple(_rows(item, words, holes))
            yield FoundLeg(page=page, slug=frame.slug, leg=item, rows=rows)


def _holes(leg: PlacedLeg, frame: Frame) -> tuple[Rect, ...]:
    """Return the rectangles of other pieces that stand in a leg, a pull quote's say."""
    return tuple(
        item.rect
        for item in frame.items
        if isinstance(item, PlacedText | PlacedTable | PlacedBox)
        and _overlap(item.rect, leg.rect)
    )


def _overlap(one: Rect, other: Rect) -> bool:
    across = one.x < other.right - SLACK and other.x < one.right - SLACK
    return across and one.line < other.foot and other.line < one.foot


def _rows(leg: PlacedLeg, words: Sorted, holes: tuple[Rect, ...]) -> Iterator[FoundRow]:
    due: dict[int, tuple[Line, LegPart]] = {
        part.line + offset: (line, part)
        for part in leg.parts
        for offset, line in enumerate(part.lines)
    }
    for row in range(leg.rect.lines):
        line, part = due.get(row, (None, None))
        inside = _outside(holes, words, leg.rect, leg.rect.line + row)
        if line is None and not inside:
            continue
        room = words.grid.left + leg.rect.x + (line.offset if line else 0.0) - SLACK
        margin = [word for word in inside if word.left < room]
        body = [word for word in inside if word.left >= room]
        yield FoundRow(
            row=row,
            line=line,
            part=part,
            found=_found_line(body),
            margin=_line_text(margin),
        )


def _outside(
    holes: tuple[Rect, ...], words: Sorted, rect: Rect, row: int
) -> list[Word]:
    """Return the words of a leg's grid line that stand in none of the holes."""
    inside = words.within(rect, row)
    for hole in holes:
        if hole.line <= row < hole.foot:
            taken = words.within(hole, row)
            inside = [word for word in inside if word not in taken]
    return inside


def _found_line(words: list[Word]) -> FoundLine | None:
    if not words:
        return None
    last = max(words, key=lambda word: word.right)
    return FoundLine(
        text=_line_text(words),
        right=last.right,
        baseline=_baseline(words),
        height=last.height,
    )


def _baseline(words: Sequence[Word]) -> float:
    """Return the baseline that most of a line's letters stand on."""
    letters: dict[float, int] = defaultdict(int)
    for word in words:
        letters[word.baseline] += len(word.text)
    return max(letters, key=lambda baseline: (letters[baseline], baseline))


def _line_text(words: Iterable[Word]) -> str:
    """Join words of one line, with a space where the PDF has one, or a gap."""
    parts: list[str] = []
    last: Word | None = None
    for word in sorted(words, key=lambda word: word.left):
        if last and (last.spaced or word.left - last.right > GAP * word.height):
            parts.append(" ")
        parts.append(word.text)
        last = word
    return "".join(parts)
