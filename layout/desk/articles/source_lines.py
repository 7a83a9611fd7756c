"""Which line of its file a block of copy begins on.

The parser forgets lines, so blocks are found again by their words: forward from
where the last one ended, and only where a line begins.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from itertools import islice

WORD = re.compile(r"[^\W_]+")
# How many first words must agree, tried in this order: six are sure; fewer serve for
# short blocks and where an entity or a tag stands among the first words.
SURE = (6, 3, 2, 1)
# How many source words (a link's address) may stand between two words of a block.
GAP = 40
# A block's first word is the first or second of its line: a list's number, the word
# `facts` of a box or an entity may stand before it.
FIRST = 2
# A word that so many lines open with tells none from another.
MOST = 2000


class Locator:
    """Finds blocks in a source text, each behind the last."""

    def __init__(self, source: str) -> None:
        # The source's words, and the line and the place in it of each.
        self._words: list[str] = []
        self._lines: list[int] = []
        self._places: list[int] = []
        for line, text in enumerate(source.split("\n"), 1):
            words = _words(text)
            self._words += words
            self._lines += [line] * len(words)
            self._places += range(len(words))
        self._cursor = 0
        self.line = 1
        # Where a word may open a block.
        self._openers: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self._words):
            if self._places[at] < GAP:
                self._openers[word].append(at)

    def find(self, text: str) -> int:
        """Return the line of the block that begins with `text`, and move behind it.

        What cannot be found keeps the last block's line.
        """
        words = _words(text)
        start = self._start(words)
        if start is not None:
            self.line = self._lines[start]
            self._cursor = self._end(words, start)
        return self.line

    def _start(self, words: list[str]) -> int | None:
        for first in (FIRST, GAP):
            for size in SURE:
                if (at := self._match(words[:size], first)) is not None:
                    return at
        return None

    def _match(self, head: list[str], first: int) -> int | None:
        if not head:
            return None
        openers = self._openers.get(head[0], [])
        begin = bisect_left(openers, self._cursor)
        for at in islice(openers, begin, begin + MOST):
            if self._places[at] < first and self._words[at : at + len(head)] == head:
                return at
        return None

    def _end(self, words: list[str], start: int) -> int:
        """Follow the block's words through the source, over addresses and marks."""
        at = start
        for word in words:
            if at < len(self._words) and self._words[at] == word:
                at += 1
                continue
            ahead = self._words[at : at + GAP]
            if word in ahead:
                at += ahead.index(word) + 1
        return at


def _words(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(text)]
