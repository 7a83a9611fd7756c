"""What a printer was sent: press-lock.json, and what has changed since.

Deliveries are numbered and not dated: the same files give the same record, whenever
they are sent.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from layout.codes import Code
from layout.disk.contents import content as read
from layout.errors import Unreadable
from layout.notes import Note

LOCK = "press-lock.json"
FORMAT = 1

Digest = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Count = Annotated[int, Meta(ge=0)]


class DeliveredFile(Struct, frozen=True, kw_only=True):
    """A file in the output folder; `file` is its path there."""

    file: str
    sha256: Digest


class DeliveredPage(Struct, frozen=True, kw_only=True):
    """A page and the delivery since which the printer has it like this.

    Where pages have no files of their own, `file` is the file of all, and `sha256` of
    the page before it was joined with the others.
    """

    number: int
    file: str
    sha256: Digest
    since: Count = 0


class Delivery(Struct, frozen=True, kw_only=True):
    """All that a printer has after the delivery of that number, 0 for not yet sent."""

    format: int = FORMAT
    paper: str
    issue: str
    number: int | str
    date: str
    delivery: Count = 0
    press: DeliveredFile
    pages: tuple[DeliveredPage, ...]


class Action(StrEnum):
    """What the printer has to do with a page."""

    REPLACE = "replace"
    ADD = "add"
    RENAME = "rename"
    REMOVE = "remove"
    KEEP = "keep"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentPageChange:
    """A page as it is and as it was: either is missing where a page is new or gone."""

    number: int
    action: Action
    now: DeliveredPage | None
    was: DeliveredPage | None

    @property
    def page(self) -> DeliveredPage:
        """The page as it is, or was if there is none any more."""
        page = self.now or self.was
        if page is None:
            raise ValueError("a change is of some page")
        return page


def changes(last: Delivery | None, built: Delivery) -> tuple[SentPageChange, ...]:
    """Return every page of two deliveries, in their order, with what to do with it."""
    before = {page.number: page for page in last.pages} if last else {}
    after = {page.number: page for page in built.pages}
    return tuple(
        SentPageChange(
            number=number,
            action=_action(before.get(number), after.get(number)),
            was=before.get(number),
            now=after.get(number),
        )
        for number in sorted(before.keys() | after.keys())
    )


def _action(was: DeliveredPage | None, now: DeliveredPage | None) -> Action:
    if was is None:
        return Action.ADD
    if now is None:
        return Action.REMOVE
    if was.sha256 != now.sha256:
        return Action.REPLACE
    return Action.KEEP if was.file == now.file else Action.RENAME


def changed(last: Delivery | None, built: Delivery) -> bool:
    """Say whether there is anything that the printer has not."""
    if last is None or last.press != built.press:
        return True
    return any(c.action is not Action.KEEP for c in changes(last, built))


def delivered(last: Delivery | None, built: Delivery) -> Delivery:
    """Return the delivery of what was built, after the last one."""
    number = (last.delivery if last else 0) + 1
    pages = []
    for change in changes(last, built):
        if change.now is not None:
            kept = change.action is Action.KEEP and change.was is not None
            since = change.was.since if kept and change.was else number
            pages.append(msgspec.structs.replace(change.now, since=since))
    return msgspec.structs.replace(built, delivery=number, pages=tuple(pages))


def page_list(numbers: list[int]) -> str:
    """Write page numbers as people say them: page 3, pages 3 and 5."""
    if len(numbers) == 1:
        return f"page {numbers[0]}"
    first = ", ".join(map(str, numbers[:-1]))
    return f"pages {first} and {numbers[-1]}"


def lock_text(delivery: Delivery) -> str:
    """Return press-lock.json's text."""
    plain = msgspec.to_builtins(delivery)
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def read_lock(folder: Path) -> Delivery | None:
    """Return the last delivery from an output folder; None if there was none.

    Raises:
        Unreadable: press-lock.json is there and cannot be read.
    """
    path = folder / LOCK
    try:
        content = read(path)
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise _unreadable(problem.strerror or "it cannot be opened") from problem
    try:
        found = msgspec.json.decode(content, type=Delivery)
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise _unreadable(str(problem)) from problem
    if found.format != FORMAT:
        raise _unreadable(f"its format is {found.format}, and {FORMAT} is known here")
    return found


def _unreadable(reason: str) -> Unreadable:
    return Unreadable(
        Note(
            code=Code.PRESS_LOCK_UNREADABLE,
            file=LOCK,
            message=f"the record of deliveries cannot be read: {reason}",
            hint="restore the file, or delete it to count deliveries from 1 again",
        )
    )
