"""The measure to which a machine wrapped a text, found by its line ends.

A line that ends amid a sentence was broken: the next word no longer fitted. Each such
line so gives bounds for the measure, and where nearly all of them allow one measure, a
machine counted columns. Where they do not, as in text copied off a page that was set,
the measure is only about right. A text of one line a paragraph has no such lines.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from layout.copy.subbing.alphabets import ENDS, is_cased, word_count
from layout.copy.subbing.script import LONG

# A shorter line is no sign of a measure.
NARROWEST = 30
# So much of the measure is left open at most where nobody counted columns.
RAGGED = 0.8
# Such a share of the broken lines agree where columns were counted. The rest are heads,
# addresses and lines that were mended by hand.
AGREED = 0.8
# Where nothing but their ends shows that lines are broken, so many must agree: a
# headline and a byline of a script without capitals end as broken lines do.
FEWEST = 3
CLOSERS = r"[\"'”’»›」』)\]*_]*"
ENDED = re.compile(rf"[.!?…。！？؟۔।॥]{CLOSERS}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Bounds of a measure in columns; without one both are 0.

    No line is over `most`, and none that was broken left room for a word in `least`.
    """

    least: float = 0
    most: float = 0

    def __bool__(self) -> bool:
        """Say whether there is one."""
        return self.most > 0

    def broke(self, line: str, after: str) -> bool:
        """Say whether a line was broken because the next word did not fit."""
        return len(line) <= self.most and _full(line, after.strip()) > self.least


NONE = Measure()


@dataclass(frozen=True, slots=True, kw_only=True)
class _End:
    """One line's end: its length, and that with the next word.

    `sure` says that the next line goes on in small letters, `copy` that the line has
    the words of a paragraph.
    """

    length: int
    full: int
    sure: bool
    copy: bool


def measure_of(text: str) -> Measure:
    """Return the measure that a text was wrapped to; none if it was not."""
    pairs = list(_pairs(text))
    ends = [end for line, after in pairs if (end := _end(line, after))]
    found = _counted(ends) or _by_eye([end.length for end in ends if end.sure])
    # Where lines as long as that end in a full stop more often than not, each is a
    # paragraph, and the few others were broken by accident.
    long = [line for line, after in pairs if _full(line, after) > found.least]
    ended = sum(1 for line in long if ENDED.search(line))
    return NONE if 2 * ended > len(long) else found


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Yield each line with the one right below it."""
    for line, after in pairwise(text.split("\n")):
        if line.strip() and after.strip():
            yield line.rstrip(), after.strip()


def _end(line: str, after: str) -> _End | None:
    """Return a line's end if it may have been broken: amid a sentence."""
    if len(line) < NARROWEST or ENDED.search(line) or not after[0].isalpha():
        return None
    sure = after[0].islower()
    copy = word_count(line) >= LONG and not ENDS.search(line)
    if not (sure or copy or not is_cased(after[0])):
        return None
    full = _full(line, after)
    return _End(length=len(line), full=full, sure=sure, copy=copy)


def _full(line: str, after: str) -> int:
    """Return how long a line would be with the next word.

    Letters that stand without spaces are broken anywhere, but for marks that none of
    their lines begins with. Where no sentence ends, the machine may have known no
    better and have kept all up to the next space together.
    """
    word = after.split(maxsplit=1)[0]
    if is_wide(word[0]):
        return len(line) + (2 if ENDED.search(line) else len(word))
    return len(line) + 1 + len(word)


def is_wide(char: str) -> bool:
    """Say whether a letter or mark is of a script that has no spaces between words."""
    if unicodedata.east_asian_width(char) not in "WF":
        return False
    return not unicodedata.name(char, "").startswith("HANGUL")


def _counted(ends: list[_End]) -> Measure:
    """Return the measure that nearly all ends allow: that of most of them."""
    starts = sorted(end.length for end in ends)
    stops = sorted(end.full for end in ends)
    best, least, most = 0, 0, 0
    for length in starts:
        # Those that begin at or before it and do not yet end there allow it.
        allowed = bisect_right(starts, length) - bisect_right(stops, length)
        if allowed > best:
            best, least = allowed, length
            most = stops[bisect_right(stops, length)] - 1
    if best == 0 or best < AGREED * len(ends):
        return NONE
    alone = any(end.sure or end.copy for end in ends)
    return Measure(least=least, most=most) if alone or best >= FEWEST else NONE


def _by_eye(lengths: list[int]) -> Measure:
    """Return about the measure of lines; a few longer ones do not count."""
    if not lengths:
        return NONE
    widest = sorted(lengths)[min(len(lengths) - 1, len(lengths) * 19 // 20)]
    return Measure(least=RAGGED * widest, most=widest / RAGGED)
