"""Words that a line's end cuts, made whole again: across columns and pages too.

The galley knows which lines end inside a word, so nothing is guessed from hyphens:
"pre-" at a line's end may be all there is ("pre- and post-war").
"""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedLine:
    """A line's text, and whether it ends inside a word or with a hyphen not its own."""

    text: str
    cut: bool = False
    hyphenated: bool = False


@dataclass(slots=True)
class Ends:
    """The whole words that a line's first and last words are parts of, if they are."""

    head: str = ""
    tail: str = ""


@dataclass(frozen=True, slots=True)
class _Chain:
    """A word under way: the rows that it stands on, and its letters so far."""

    rows: list[int] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)


def whole_words(rows: Sequence[EndedLine]) -> list[Ends]:
    """Return what the first and last words of each row are parts of.

    Rows that belong to no paragraph's beginning may follow one another from anywhere:
    the next row of a story's copy, in the next column or on another page.
    """
    ends = [Ends() for _ in rows]
    chain = _Chain()
    for number, row in enumerate(rows):
        words = row.text.split()
        if not words:
            continue
        if chain.rows:
            _add(chain, number, row, first=True)
            if len(words) > 1 or not row.cut:
                _close(chain, ends)
                chain = _Chain()
        if row.cut and not chain.rows:
            _add(chain, number, row, first=False)
    return ends


def _add(chain: _Chain, number: int, row: EndedLine, *, first: bool) -> None:
    words = row.text.split()
    word = words[0] if first else words[-1]
    last = not first or len(words) == 1
    chain.rows.append(number)
    chain.letters.append(word[:-1] if last and row.hyphenated else word)


def _close(chain: _Chain, ends: list[Ends]) -> None:
    whole = "".join(chain.letters)
    for number in chain.rows[:-1]:
        ends[number].tail = whole
    for number in chain.rows[1:]:
        ends[number].head = whole
