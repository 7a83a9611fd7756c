"""Where a word may break: patterns of its language, overruled by the house list."""

import re
from functools import cache

import pyphen

from layout.desk.stylebook import Stylebook

# A word with a figure in it, or all in capitals (a name, an abbreviation), stays whole.
WHOLE = re.compile(r"[0-9]|^[^a-zß-öø-ÿ]+$")
LETTERS = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
SHORTEST = 5


class Hyphenator:
    """Break points by language; keeps what it has found."""

    def __init__(self, style: Stylebook, language: str) -> None:
        rules = style.justification
        self._left, self._right = rules.hyphen_left, rules.hyphen_right
        self._patterns = _patterns(language)
        self._house = {
            entry.replace("-", "").casefold(): _offsets(entry)
            for entry in style.hyphen_exceptions
        }
        self._known: dict[str, tuple[int, ...]] = {}

    def points(self, word: str) -> tuple[int, ...]:
        """Return the offsets at which a word may be cut with a hyphen, ascending.

        Punctuation around the word does not matter; a compound is cut at its own
        hyphen only (`breaking` does that), never inside its parts.
        """
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._find(word)
        return found

    def _find(self, word: str) -> tuple[int, ...]:
        match = LETTERS.search(word)
        if not match or len(match[0]) < SHORTEST or LETTERS.search(word, match.end()):
            return ()
        core, start = match[0], match.start()
        house = self._house.get(core.casefold())
        if house is not None:
            return tuple(start + at for at in house)
        if WHOLE.search(core) or self._patterns is None:
            return ()
        # Patterns know letters only: an apostrophe's tail ("council’s") rides along.
        stem = re.split("[’']", core)[0]
        last = len(core) - self._right
        return tuple(
            start + at
            for at in self._patterns.positions(stem)
            if self._left <= at <= last and at <= len(stem) - min(2, self._right)
        )


def _offsets(entry: str) -> tuple[int, ...]:
    parts = entry.split("-")[:-1]
    return tuple(sum(map(len, parts[: n + 1])) for n in range(len(parts)))


@cache
def _patterns(language: str) -> pyphen.Pyphen | None:
    known = pyphen.language_fallback(language)
    return pyphen.Pyphen(lang=known, left=2, right=2) if known else None
