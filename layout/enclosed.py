"""Passages of a text between two marks, found in one pass, however many are open.

A regular expression that looks for an end from each beginning takes time by the square
of a text in which none ends. Here an end that was looked for and not found is not
looked for again, and code spans are found from a list of all runs of backticks.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field

TICKS = re.compile("`+")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPassage:
    """A part of a text, its marks included; `inside` is what stands between them."""

    start: int
    end: int
    inside: str = ""


class EndFinder:
    """Finds ends of one kind in a text, and remembers where there is none any more."""

    def __init__(self, text: str, end: re.Pattern[str]) -> None:
        self._text = text
        self._end = end
        self._none_from = len(text) + 1

    def after(self, place: int) -> re.Match[str] | None:
        """Return the first end behind a place."""
        if place >= self._none_from:
            return None
        match = self._end.search(self._text, place)
        if match is None:
            self._none_from = place
        return match


@dataclass(slots=True)
class PassageFinder:
    """Passages of a text from a beginning to the first end behind it."""

    text: str
    beginning: re.Pattern[str]
    end: re.Pattern[str]
    _ends: EndFinder = field(init=False)

    def __post_init__(self) -> None:
        """Begin to look for ends."""
        self._ends = EndFinder(self.text, self.end)

    def after(self, place: int) -> MarkedPassage | None:
        """Return the first passage that begins at a place or behind it."""
        begun = self.beginning.search(self.text, place)
        ended = None if begun is None else self._ends.after(begun.end())
        if begun is None or ended is None:
            return None
        return MarkedPassage(
            start=begun.start(),
            end=ended.end(),
            inside=self.text[begun.end() : ended.start()],
        )


class CodeSpans:
    """Code spans of Markdown: from a run of backticks to the next that is as long.

    Where the whole run has no partner its last backticks may have one, unless only
    `whole` runs count.
    """

    def __init__(self, text: str, *, whole: bool = False) -> None:
        self._text = text
        self._whole = whole
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._by_length: dict[int, list[int]] = defaultdict(list)
        for run in TICKS.finditer(text):
            self._starts.append(run.start())
            self._ends.append(run.end())
            self._by_length[run.end() - run.start()].append(run.start())

    def after(self, place: int) -> MarkedPassage | None:
        """Return the first code span that begins at a place or behind it."""
        for run in range(bisect_left(self._starts, place), len(self._starts)):
            if (span := self._from(run)) is not None:
                return span
        return None

    def at(self, place: int) -> MarkedPassage | None:
        """Return the code span whose run of backticks begins at a place."""
        run = bisect_left(self._starts, place)
        begins = run < len(self._starts) and self._starts[run] == place
        return self._from(run) if begins else None

    def _from(self, run: int) -> MarkedPassage | None:
        start, end = self._starts[run], self._ends[run]
        least = end - start if self._whole else 1
        for length in range(end - start, least - 1, -1):
            partners = self._by_length.get(length, [])
            # At least one character stands between them.
            at = bisect_left(partners, end + 1)
            if at < len(partners):
                return MarkedPassage(
                    start=end - length,
                    end=partners[at] + length,
                    inside=self._text[end : partners[at]],
                )
        return None
