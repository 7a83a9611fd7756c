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
class Opposed:
    """A stretch of two rows that is equal, or that differs: from where to where."""

    equal: bool
    first: int
    end: int
    begin: int
    stop: int


def stretches(before: Sequence[str], after: Sequence[str]) -> tuple[Opposed, ...]:
    """Return the stretches of two rows, in order; none of two empty ones."""
    head = _same(before, after)
    tail = _same(before[head:][::-1], after[head:][::-1])
    here, there = range(head, len(before) - tail), range(head, len(after) - tail)
    found = [
        _opposed("equal", range(head), range(head)),
        *_middle(before, here, after, there),
        _opposed("equal", range(here.stop, len(before)), range(there.stop, len(after))),
    ]
    return tuple(one for one in found if one.first < one.end or one.begin < one.stop)


def first_difference(before: Sequence[str], after: Sequence[str]) -> Opposed | None:
    """Return the first stretch that differs; none of equal rows."""
    return next((one for one in stretches(before, after) if not one.equal), None)


def _middle(
    before: Sequence[str], here: range, after: Sequence[str], there: range
) -> list[Opposed]:
    """Compare what is not the same at both ends."""
    old, new = before[here.start : here.stop], after[there.start : there.stop]
    ours, theirs = Counter(old), Counter(new)
    pairs = sum(count * theirs[text] for text, count in ours.items())
    if len(old) + len(new) <= MOST and pairs <= MOST_PAIRS:
        codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        return [
            _opposed(kind, here[first:end], there[begin:stop])
            for kind, first, end, begin, stop in codes
        ]
    # One difference, or two if the first of them only came or went.
    if old and new and (old[0] in theirs) != (new[0] in ours):
        came = new.index(old[0]) if old[0] in theirs else 0
        went = old.index(new[0]) if new[0] in ours else 0
        return [
            _opposed("replace", here[:went], there[:came]),
            _opposed("replace", here[went:], there[came:]),
        ]
    return [_opposed("replace", here, there)]


def _same(before: Sequence[str], after: Sequence[str]) -> int:
    """Return how many are the same from the beginning."""
    pairs = enumerate(zip(before, after, strict=False))
    short = min(len(before), len(after))
    return next((place for place, (one, two) in pairs if one != two), short)


def _opposed(kind: str, here: range, there: range) -> Opposed:
    return Opposed(
        equal=kind == "equal",
        first=here.start,
        end=here.stop,
        begin=there.start,
        stop=there.stop,
    )
