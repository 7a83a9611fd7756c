"""Two locks compared: what an issue was and what it came out as today."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from layout.lock.lock import Lock, PagePrint
from layout.lock.prints import alike


class Answer(StrEnum):
    """What a verification says first; every one is less than the one before."""

    IDENTICAL = "identical"
    SAME_PAGES = "same pages"
    SAME_TEXT = "same text"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A version, or a file's digest, then and now; empty where there was or is none."""

    name: str
    then: str
    now: str

    @property
    def how(self) -> str:
        """Say in a word what has become of it."""
        if not self.then:
            return "new"
        return "changed" if self.now else "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDifference:
    """A page that does not come out as it was, and how much of it is the same."""

    edition: str
    number: int
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class LockComparison:
    """All that differs between two locks of an issue, and what it amounts to."""

    answer: Answer
    versions: tuple[Change, ...]
    issue: tuple[Change, ...]
    hyphenation: tuple[Change, ...]
    outputs: tuple[Change, ...]
    pages: tuple[PageDifference, ...]
    stories: tuple[str, ...]


# Looks closer at two pages: whether words and greys are the same after all.
Look = Callable[[PagePrint, PagePrint], bool | None]


def compare(then: Lock, now: Lock, look: Look | None = None) -> LockComparison:
    """Compare a lock with that of the same issue built again.

    `look` is asked about pages of the same text; it returns None for a page that it
    cannot see, whose fingerprints then have to do.
    """
    outputs = changes(then.outputs, now.outputs)
    pages = _pages(then, now, look) if outputs else ()
    stories = _stories(then, now)
    if not outputs:
        answer = Answer.IDENTICAL
    elif not pages:
        answer = Answer.SAME_PAGES
    else:
        same = not stories and _is_same_text(then, now, pages)
        answer = Answer.SAME_TEXT if same else Answer.DIFFERENT
    return LockComparison(
        answer=answer,
        versions=changes(then.versions, now.versions),
        issue=changes(then.issue, now.issue),
        hyphenation=changes(then.hyphenation, now.hyphenation),
        outputs=outputs,
        pages=pages,
        stories=stories,
    )


def changes(then: Mapping[str, str], now: Mapping[str, str]) -> tuple[Change, ...]:
    """Return what differs between two tables, sorted by name."""
    return tuple(
        Change(name=name, then=then.get(name, ""), now=now.get(name, ""))
        for name in sorted({*then, *now})
        if then.get(name) != now.get(name)
    )


def _pages(then: Lock, now: Lock, look: Look | None) -> tuple[PageDifference, ...]:
    """Return the pages that differ, in the order of the editions."""
    before = {(page.edition, page.number): page for page in then.page}
    after = {(page.edition, page.number): page for page in now.page}
    found = []
    for edition, number in dict.fromkeys((*before, *after)):
        old, new = before.get((edition, number)), after.get((edition, number))
        answer = _page(old, new, look)
        if answer is not Answer.SAME_PAGES:
            found.append(PageDifference(edition=edition, number=number, answer=answer))
    return tuple(found)


def _page(old: PagePrint | None, new: PagePrint | None, look: Look | None) -> Answer:
    if old is None or new is None:
        return Answer.DIFFERENT
    # Content first: another figure in a table takes the room of the one before.
    if old.text != new.text:
        return Answer.DIFFERENT
    same_boxes = old.boxes == new.boxes
    # A look is coarse: where there is something to look at, that decides.
    seen = look(old, new) if look else None
    if seen or (seen is None and same_boxes and alike(old.look, new.look)):
        return Answer.SAME_PAGES
    return Answer.DIFFERENT if same_boxes else Answer.SAME_TEXT


def _stories(then: Lock, now: Lock) -> tuple[str, ...]:
    """Return the stories whose text is not the same, or that only one has."""
    before = {story.slug: story.text for story in then.story}
    after = {story.slug: story.text for story in now.story}
    return tuple(change.name for change in changes(before, after))


def _is_same_text(then: Lock, now: Lock, pages: tuple[PageDifference, ...]) -> bool:
    """Say whether pages whose text differs do so only because a story has moved.

    Then the numbers in jump lines and pointers follow. Where no story has moved, it is
    the page's own furniture that says something else.
    """
    before = {story.slug: story.pages for story in then.story}
    moved = any(before.get(story.slug) != story.pages for story in now.story)
    return moved or all(page.answer is Answer.SAME_TEXT for page in pages)
