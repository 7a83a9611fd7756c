"""What of an issue's sources and libraries is not as it was when it was locked."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from layout.codes import Code
from layout.disk.confined import inside
from layout.disk.contents import is_file
from layout.disk.digests import digest_of_file
from layout.lock.comparing import Change, LockComparison
from layout.lock.laid_out import Original, text_change
from layout.lock.lock import LOCK
from layout.notes import Note

NONE = "none"


def remarks_on(original: Original, found: LockComparison) -> list[Note]:
    """Return a note for each version and each file that differs from the lock's."""
    file = (original.issue / LOCK).relative_to(original.home).as_posix()
    return [
        *(_version(change, file) for change in found.versions),
        *(_source(change, original) for change in found.issue),
        *(_dictionary(change, file) for change in found.hyphenation),
        *_moved(original),
    ]


def _version(change: Change, file: str) -> Note:
    then, now = change.then or NONE, change.now or NONE
    return Note(
        code=Code.VERSION_DIFFERS,
        file=file,
        message=f"{change.name} is {now} here, and was {then}",
        hint="if the pages differ, that may be why",
    )


def _source(change: Change, original: Original) -> Note:
    folder = original.issue.relative_to(original.home)
    how = {"new": "was not there", "missing": "was there", "changed": "was another"}
    message = f"the file {how[change.how]} when the issue was locked"
    line = None
    text = text_change(original, change)
    if text:
        line = text.line
        message = f'changed since the lock: "{text.after}" was "{text.before}"'
    return Note(
        code=Code.SOURCE_CHANGED,
        file=(PurePosixPath(folder.as_posix()) / change.name).as_posix(),
        line=line,
        message=message,
        hint="bring back what it was, or lock the issue as it is: layout build --lock",
    )


def _dictionary(change: Change, file: str) -> Note:
    return Note(
        code=Code.HYPHENS_DIFFER,
        file=file,
        message=f"the hyphenation dictionary {change.name} is not the one of the lock",
        hint="install the pyphen that the lock names",
    )


def _moved(original: Original) -> Iterator[Note]:
    """Yield a note for each file of the publication that is another one today."""
    for name, digest in sorted(original.lock.publication.items()):
        path = original.home / name
        there = inside(path, original.home) and is_file(path)
        if there and digest_of_file(path) != digest:
            yield Note(
                code=Code.STYLE_MOVED,
                file=name,
                message="is another file today; the issue is set with the kept one",
                hint="layout build --restyle sets the issue in today's style",
            )
