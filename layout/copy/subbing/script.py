"""A story on the sub-editor's desk: its items in order, and what each was found to be.

Each finder looks at the items that are still free and marks those that it knows.
What nobody marks is copy: nothing is left out that was not recognised.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

from layout.copy.manuscript import Block, IssueLine, Leftover
from layout.copy.remarks import guess
from layout.copy.subbing.alphabets import STOPS, stems, word_count
from layout.copy.text.dating import Dated
from layout.notebook import Notebook

# A paragraph of copy has so many words, or fewer where it ends as a sentence does.
LONG, SENTENCE = 18, 9
# A byline and a date may stand so far behind what seems to be the first paragraph.
HEAD_ITEMS = 3
UNKNOWN = IssueLine()


class Role(StrEnum):
    """What an item was found to be."""

    HEADLINE = "headline"
    KICKER = "kicker"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    SECTION = "section"
    CROSSHEAD = "crosshead"
    PULL_QUOTE = "pull quote"
    SLOGAN = "slogan"
    LEFTOVER = "leftover"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line or paragraph of a source.

    `text` is plain, `markdown` the same with its marks. `heading` is 1 to 6 where the
    source marks a heading, else 0. `block` is given where it is no paragraph (a list,
    a table); `text` then has its words. `set_apart` says that it is a line of its own
    between empty lines. `link` says that all of it is a link.
    """

    text: str
    markdown: str
    line: int
    heading: int = 0
    block: Block | None = None
    set_apart: bool = True
    link: bool = False

    @property
    def words(self) -> int:
        """How many words it has."""
        return word_count(self.text)

    @property
    def long(self) -> bool:
        """Whether it reads as a paragraph of copy and not as a line of display."""
        if self.block is not None or self.heading:
            return False
        return is_paragraph(self.text)

    @property
    def short(self) -> bool:
        """Whether it reads as a line of display: few words and no full stop."""
        return self.block is None and self.words <= 14 and not self.long

    @property
    def bare(self) -> str:
        """The words in lower case without what stands at their ends."""
        return self.text.casefold().strip(" \t.:…!»«›‹>|-–—*•·→←↑↓▲▼+")


# Whoever looks for the copy's edges asks it of the same lines again and again.
@lru_cache(maxsize=8192)
def is_paragraph(text: str) -> bool:
    """Say whether a text reads as a paragraph of copy and not as a line of display."""
    enough = SENTENCE if STOPS.search(text) else LONG
    return word_count(text) >= enough


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is known of a source besides its copy.

    `paper` is the newspaper's title, `sections` its sections; the rest is what the
    source's own marks say (a page's metadata), each empty where nothing does.
    `repeated` are lines that the other sources of the import have too.
    """

    paper: str = ""
    sections: tuple[str, ...] = ()
    headline: str = ""
    standfirst: str = ""
    byline: str = ""
    section: str = ""
    language: str = ""
    issue: IssueLine = UNKNOWN
    encoding: str = "utf-8"
    repeated: frozenset[str] = frozenset()


@dataclass(slots=True, kw_only=True)
class Script:
    """The items of a story and their roles; `reasons` are those of leftovers.

    `end` is the issue line behind the copy, `dated` are all lines of date and issue.
    """

    items: list[Item]
    given: Given
    remarks: Notebook
    roles: dict[int, Role] = field(default_factory=dict)
    reasons: dict[int, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    issue: IssueLine = UNKNOWN
    end: int | None = None
    dated: set[int] = field(default_factory=set)
    # The longer words of the copy, gathered when first asked for.
    _stems: frozenset[str] | None = None
    # Marks are never taken back, so the edges of the copy only close in.
    _first: int = 0
    _last: int | None = None

    def free(self, start: int = 0, stop: int | None = None) -> Iterator[int]:
        """Yield the places of items that nobody has marked yet."""
        stop = len(self.items) if stop is None else stop
        return (i for i in range(start, stop) if i not in self.roles)

    def mark(self, place: int, role: Role) -> None:
        """Say what an item is; who comes first is right."""
        self.roles.setdefault(place, role)

    def drop(self, place: int, reason: str) -> None:
        """Leave an item out, with the reason."""
        if place not in self.roles:
            self.roles[place] = Role.LEFTOVER
            self.reasons[place] = reason

    def note_date(self, dated: Dated, line: int) -> None:
        """Take a date for the issue's, if none is known that an issue line gave."""
        if self.issue.day is None:
            self.issue = replace(self.issue, day=dated.day, label=dated.label)
            guess(self.remarks, f"printed on {dated.words}", line)

    @property
    def copy_stems(self) -> frozenset[str]:
        """The beginnings of the longer words that stand in paragraphs of copy."""
        if self._stems is None:
            copy = (item.text for item in self.items if item.long)
            self._stems = frozenset(word for text in copy for word in stems(text))
        return self._stems

    def said(self, place: int) -> bool:
        """Say whether the copy has one of a line's longer words."""
        return not self.copy_stems.isdisjoint(stems(self.items[place].text))

    def place_of(self, role: Role) -> int | None:
        """Return the first place that has a role."""
        return min((i for i, own in self.roles.items() if own is role), default=None)

    @property
    def first_long(self) -> int:
        """The place of the first paragraph of copy; the number of items if none."""
        while self._first < len(self.items) and not self._is_copy(self._first):
            self._first += 1
        return self._first

    @property
    def last_long(self) -> int:
        """The place of the last paragraph of copy, -1 if there is none."""
        if self._last is None:
            self._last = len(self.items) - 1
        if self.end is not None:
            # Behind the issue line stands what the site has to say.
            self._last = min(self._last, self.end)
        while self._last >= 0 and not self._is_copy(self._last):
            self._last -= 1
        return self._last

    def _is_copy(self, place: int) -> bool:
        return place not in self.roles and self.items[place].long

    def at_edge(self, place: int) -> bool:
        """Say whether an item stands before or behind all other paragraphs of copy."""
        return place <= self.first_long or place >= self.last_long

    def near_edge(self, place: int) -> bool:
        """Say whether an item may belong to the head: a standfirst can be long."""
        return self.at_edge(place) or place <= self.first_long + HEAD_ITEMS

    def next_free(self, place: int) -> int | None:
        """Return the next free place behind one."""
        return next(self.free(place + 1), None)

    def leftovers(self) -> tuple[Leftover, ...]:
        """Return what was left out, in order."""
        return tuple(
            Leftover(
                text=self.items[i].markdown,
                reason=self.reasons[i],
                line=self.items[i].line,
            )
            for i in sorted(self.reasons)
        )
