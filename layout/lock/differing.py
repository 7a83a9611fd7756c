"""What differs on the pages of an issue that was set again, line by line."""

from collections.abc import Iterable
from dataclasses import dataclass

from layout.geometry import Grid
from layout.lock.comparing import PageDifference
from layout.lock.lines import (
    ComparedLine,
    LineChange,
    line_changes,
    same_words,
)
from layout.lock.lock import Lock, PagePrint
from layout.lock.viewing import Pages, is_same_picture
from layout.makeup.dummy import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDifferences:
    """A page that differs, and its lines that do; `seen` if both pages are there."""

    page: PageDifference
    seen: bool
    lines: tuple[LineChange, ...]

    @property
    def moved(self) -> tuple[LineChange, ...]:
        """The lines that say what they said, elsewhere."""
        return tuple(line for line in self.lines if line.moved)

    @property
    def changed(self) -> tuple[LineChange, ...]:
        """The lines that say something else, came or went."""
        return tuple(line for line in self.lines if not line.moved)

    def plain(self) -> dict[str, object]:
        """Return the page as it stands in a report."""
        return {
            "edition": self.page.edition,
            "page": self.page.number,
            "answer": self.page.answer.value,
            "seen": self.seen,
            "lines": [_line(line) for line in self.lines],
        }


def _line(change: LineChange) -> dict[str, object]:
    return {
        "story": change.story,
        "line": change.line,
        "moved": change.moved,
        "before": _place(change.before),
        "after": _place(change.after),
    }


def _place(line: ComparedLine | None) -> dict[str, object] | None:
    if line is None:
        return None
    return {
        "text": line.text,
        "left": round(line.left, 2),
        "right": round(line.right, 2),
        "baseline": round(line.baseline, 2),
    }


def once_a_page(pages: Iterable[PageDifferences]) -> tuple[PageDifferences, ...]:
    """Return the differing pages once each, whatever editions they differ in."""
    found: dict[int, PageDifferences] = {}
    for page in pages:
        found.setdefault(page.page.number, page)
    return tuple(found[number] for number in sorted(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Views:
    """The pages as they were, as far as they are still there, and as they are now."""

    before: Pages
    after: Pages
    lock: Lock
    made: dict[int, Page]
    grid: Grid

    def is_same(self, old: PagePrint, new: PagePrint) -> bool | None:
        """Say whether a page is the same to the eye; None where it cannot be seen."""
        place = (old.edition, old.number)
        one, two = self.before.read(*place), self.after.read(*place)
        if one is None or two is None:
            return None
        pictures = self.before.picture(*place), self.after.picture(*place)
        if pictures[0] is None or pictures[1] is None:
            return None
        return same_words(one, two) and is_same_picture(pictures[0], pictures[1])

    def differences(self, page: PageDifference) -> PageDifferences:
        """Return the lines of a page that differ, if both can be seen."""
        place = (page.edition, page.number)
        one, two = self.before.read(*place), self.after.read(*place)
        lines: tuple[LineChange, ...] = ()
        if one and two and page.number in self.made:
            lines = line_changes(one, two, self.made[page.number], self.grid)
        return PageDifferences(page=page, seen=bool(one and two), lines=lines)
