"""What differs between two rows of lines or words, in bounded time.

The library's comparison takes the square of the lines that are alike, and more: of
20,000 empty ones, most of a minute. So what both have at their ends is left out first,
and where what remains is long, or much alike, it is one difference.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# Of both together: more than a page has, and than anybody rewrites of a story.
MOST = 4_000
# Pairs of equal ones: a story of 2,000 words has fewer.
MOST_PAIRS = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of two rows that is equal, or that differs: from where to where."""

    equal: bool
    first: int
    end: int
    begin: int
    stop: int


def stretches(before: Sequence[str], after: Sequence[str]) -> tuple[Stretch, ...]:
    """Return the stretches of two rows, in order; none of two empty ones."""
    head = _same(before, after)
    tail = _same(before[head:][::-1], after[head:][::-1])
    end, stop = len(before) - tail, len(after) - tail
    found = [
        _stretch("equal", (0, head), (0, head)),
        *_middle(before[head:end], after[head:stop], head),
        _stretch("equal", (end, len(before)), (stop, len(after))),
    ]
    return tuple(one for one in found if one.first < one.end or one.begin < one.stop)


def first_difference(before: Sequence[str], after: Sequence[str]) -> Stretch | None:
    """Return the first stretch that differs; none of equal rows."""
    return next((one for one in stretches(before, after) if not one.equal), None)


def _middle(before: Sequence[str], after: Sequence[str], head: int) -> list[Stretch]:
    ours, theirs = Counter(before), Counter(after)
    pairs = sum(count * theirs[text] for text, count in ours.items())
    if len(before) + len(after) > MOST or pairs > MOST_PAIRS:
        return _long_middle(before, after, head)
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [
        _stretch(kind, (head + first, head + end), (head + begin, head + stop))
        for kind, first, end, begin, stop in codes
    ]


def _long_middle(
    before: Sequence[str], after: Sequence[str], head: int
) -> list[Stretch]:
    """Return one difference, or two if the first of them only came or went."""
    here, there = (head, head + len(before)), (head, head + len(after))
    if before and after:
        later = _place(after, before[0]), _place(before, after[0])
        if later[0] is not None and later[1] is None:
            came = (head, head + later[0])
            return [
                _stretch("insert", (head, head), came),
                _stretch("replace", here, (came[1], there[1])),
            ]
        if later[1] is not None and later[0] is None:
            went = (head, head + later[1])
            return [
                _stretch("delete", went, (head, head)),
                _stretch("replace", (went[1], here[1]), there),
            ]
    return [_stretch("replace", here, there)]


def _place(row: Sequence[str], text: str) -> int | None:
    return next((place for place, one in enumerate(row) if one == text), None)


def _same(before: Sequence[str], after: Sequence[str]) -> int:
    """Return how many are the same from the beginning."""
    pairs = enumerate(zip(before, after, strict=False))
    short = min(len(before), len(after))
    return next((place for place, (one, two) in pairs if one != two), short)


def _stretch(kind: str, here: tuple[int, int], there: tuple[int, int]) -> Stretch:
    return Stretch(
        equal=kind == "equal",
        first=here[0],
        end=here[1],
        begin=there[0],
        stop=there[1],
    )
