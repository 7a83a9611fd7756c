"""The lines of a page before and after: which moved, which say something else."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from layout.desk.files.differences import stretches
from layout.geometry import Grid
from layout.makeup.dummy import Page
from layout.proof.readback.printed_words import ReadPage, Word

# Points by which a place may differ and still be the same.
SAME = 0.01
# PDF's numbers are rounded to a hundredth; so are differences of theirs.
CLOSE = SAME + 0.0051
# What stands on a page and belongs to no story.
FURNITURE = "furniture"
# A gap of so many heights of its type parts two lines on one baseline.
GUTTER = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedLine:
    """A line of type on a page, in points from the trimmed page's top left corner."""

    text: str
    left: float
    right: float
    baseline: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChange:
    """A line that moved, changed, came or went; `line` counts those of its story.

    One of `before` and `after` may be missing, but not both.
    """

    story: str
    line: int
    before: ComparedLine | None
    after: ComparedLine | None

    @property
    def moved(self) -> bool:
        """Whether the line says what it said, elsewhere."""
        before, after = self.before, self.after
        return bool(before and after and before.text == after.text)


def lines_of(page: ReadPage) -> tuple[ComparedLine, ...]:
    """Return a page's words as lines, in the order in which they were painted."""
    lines: list[list[Word]] = []
    for word in page.words:
        if lines and _follows(lines[-1][-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return tuple(map(_line, lines))


def _follows(last: Word, word: Word) -> bool:
    level = abs(last.baseline - word.baseline) <= SAME
    return level and word.left - last.left >= 0 and _gap(last, word) < GUTTER


def _gap(last: Word, word: Word) -> float:
    return (word.left - last.right) / max(last.height, 1.0)


def _line(words: Sequence[Word]) -> ComparedLine:
    return ComparedLine(
        text=" ".join(word.text for word in words),
        left=words[0].left,
        right=max(word.right for word in words),
        baseline=words[0].baseline,
        height=max(word.height for word in words),
    )


def same_words(before: ReadPage, after: ReadPage) -> bool:
    """Say whether two pages have the same words at the same places, to 0.01 pt."""
    if len(before.words) != len(after.words):
        return False
    pairs = zip(before.words, after.words, strict=True)
    return all(one.text == two.text and _apart(one, two) <= CLOSE for one, two in pairs)


def _apart(one: Word | ComparedLine, two: Word | ComparedLine) -> float:
    return max(
        abs(one.left - two.left),
        abs(one.right - two.right),
        abs(one.baseline - two.baseline),
    )


def line_changes(
    before: ReadPage, after: ReadPage, page: Page, grid: Grid
) -> tuple[LineChange, ...]:
    """Return the lines of a page that are not as they were, from top to bottom.

    `page` is the page as it is made up now: it says whose a line is.
    """
    old, new = lines_of(before), lines_of(after)
    places = Places(page, grid)
    numbers = places.numbers(new)
    found = []
    for one, two in _pairs(old, new):
        if one and two and one.text == two.text and _apart(one, two) <= CLOSE:
            continue
        here = two or one
        if here:
            story = places.story(here)
            number = numbers[id(two)] if two else places.nearest(new, here)
            change = LineChange(story=story, line=number, before=one, after=two)
            found.append(change)
    return tuple(found)


def _pairs(
    old: Sequence[ComparedLine], new: Sequence[ComparedLine]
) -> Iterator[tuple[ComparedLine | None, ComparedLine | None]]:
    """Pair lines of the same text; between them, what changed in order."""
    texts = [line.text for line in old], [line.text for line in new]
    for one in stretches(*texts):
        gone, come = old[one.first : one.end], new[one.begin : one.stop]
        for place in range(max(len(gone), len(come))):
            yield (
                gone[place] if place < len(gone) else None,
                come[place] if place < len(come) else None,
            )


class Places:
    """Whose the lines of a made-up page are."""

    def __init__(self, page: Page, grid: Grid) -> None:
        self._frames = page.frames
        self._grid = grid

    def story(self, line: ComparedLine) -> str:
        """Return the slug of the story in whose frame a line stands."""
        grid = self._grid
        row = math.floor((line.baseline - grid.top) / grid.leading)
        x = (line.left + line.right) / 2 - grid.left
        for frame in self._frames:
            rect = frame.rect
            if rect.line <= row < rect.foot and rect.x <= x < rect.right:
                return frame.slug
        return FURNITURE

    def numbers(self, lines: Iterable[ComparedLine]) -> dict[int, int]:
        """Return each line's number in its story on the page, by the line's id."""
        counts: dict[str, int] = {}
        numbers = {}
        for line in lines:
            story = self.story(line)
            counts[story] = numbers[id(line)] = counts.get(story, 0) + 1
        return numbers

    def nearest(self, lines: Sequence[ComparedLine], gone: ComparedLine) -> int:
        """Return the number of the line that now stands where one stood."""
        story = self.story(gone)
        own = [line for line in lines if self.story(line) == story]
        distances = [(_apart(line, gone), n) for n, line in enumerate(own, 1)]
        return min(distances)[1] if distances else 1
