"""issue.lock: what an issue was made from and what came out of it, as a text file.

One thing a line and everything sorted, so that two locks can be compared by any
tool that compares text. Nothing in it depends on the machine's folders, clock or
locale.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from layout.codes import Code
from layout.disk.confined import climbs
from layout.disk.contents import content
from layout.errors import Unreadable
from layout.notes import Note

LOCK = "issue.lock"
# What the name of a file's signature adds to the file's own.
SIGNED = ".sig"
FORMAT = 1

HEAD = """\
# What this issue was made from, and what came out of it: versions, and the sha256 of
# every file. Written by layout build --lock; layout verify sets the issue again and
# compares. The style, fonts and profiles are kept in kept/, named by their sha256.
"""

# A lock of 300 pages and 2,000 pictures has under a million bytes.
MOST = 2_000_000
# More parts than a key of a lock has that is not in quotation marks.
DOTS = 8
# What is told of what is wrong: a stranger's words may be long.
TOLD = 300

# `\Z` and not `$`, which lets a line's end stand behind it.
Digest = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
Print = Annotated[str, Meta(pattern=r"^[0-9a-f]{0,64}\Z")]
# Two digits a cell; so few cells that they are compared at once.
Look = Annotated[str, Meta(pattern=r"^([0-9a-f]{2}){0,1000}\Z")]
Name = Annotated[str, Meta(max_length=1000)]
Number = Annotated[int, Meta(ge=0, le=100_000)]
# To the end of the year 9999, the last that a date can have.
Moment = Annotated[int, Meta(ge=0, le=253_402_300_799)]


class BuildFacts(Struct, frozen=True, kw_only=True):
    """How the build was asked for: what it would have to be asked for again.

    `issue` is the folder's name, `printer` that of another printer than the issue's,
    `moment` SOURCE_DATE_EPOCH where it was set.
    """

    issue: Name
    editions: tuple[Name, ...]
    printer: Name = ""
    anew: bool = False
    moment: Moment | None = None


class PagePrint(Struct, frozen=True, kw_only=True):
    """A page's fingerprints in an edition.

    `text` is of its characters without spaces and hyphens, `boxes` of its words with
    their places to 0.01 pt, `look` its greys in a small grid, two digits a cell.
    """

    edition: Name
    number: Number
    text: Print
    boxes: Print
    look: Look


class StoryPrint(Struct, frozen=True, kw_only=True):
    """The pages that a story stands on, and a fingerprint of its characters there."""

    slug: Name
    pages: tuple[Number, ...]
    text: Print


class Lock(Struct, frozen=True, kw_only=True):
    """All of issue.lock. Files are given with their sha256.

    `issue` has paths from the issue's folder, `publication` from the publication's,
    `outputs` from the output folder; `hyphenation` has names of dictionaries.
    """

    format: int
    build: BuildFacts
    versions: dict[Name, Name]
    issue: dict[Name, Digest]
    publication: dict[Name, Digest]
    hyphenation: dict[Name, Digest]
    outputs: dict[Name, Digest]
    page: tuple[PagePrint, ...] = ()
    story: tuple[StoryPrint, ...] = ()


def lock_text(lock: Lock) -> str:
    """Return a lock as it is written."""
    return HEAD + "\n" + "\n".join(_lines(lock)) + "\n"


def _lines(lock: Lock) -> Iterator[str]:
    yield f"format = {lock.format}"
    yield from _table("[build]", _plain(lock.build))
    for name in ("versions", "issue", "publication", "hyphenation", "outputs"):
        entries = getattr(lock, name)
        yield from _table(f"[{name}]", {key: entries[key] for key in sorted(entries)})
    for page in lock.page:
        yield from _table("[[page]]", _plain(page))
    for story in lock.story:
        yield from _table("[[story]]", _plain(story))


def _plain(struct: Struct) -> dict[str, object]:
    entries = msgspec.structs.asdict(struct)
    return {key: value for key, value in entries.items() if value is not None}


def _table(header: str, entries: Mapping[str, object]) -> Iterator[str]:
    yield ""
    yield header
    yield from (f"{_key(key)} = {_value(value)}" for key, value in entries.items())


def _key(key: str) -> str:
    bare = key.isascii() and key.replace("-", "_").isidentifier()
    return key if bare else _value(key)


def _value(value: object) -> str:
    """Write a value: of these kinds, JSON's way is TOML's too."""
    text = json.dumps(value, ensure_ascii=False)
    # JSON leaves this one as it is, TOML 1.0 forbids it.
    return text.replace("\x7f", "\\u007f")


def read_lock(path: Path, name: str) -> Lock:
    """Read a lock; notes call it `name`.

    Raises:
        Unreadable: it is broken, or of a later format.
    """
    try:
        text = content(path, most=MOST).decode("utf-8")
        _check_keys(text)
        data = tomllib.loads(text)
    except (OSError, ValueError, RecursionError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise _broken(name, f"this is no lock: {reason}") from problem
    _check_format(data, name)
    try:
        lock = msgspec.convert(data, Lock)
    except msgspec.ValidationError as problem:
        raise _broken(name, f"this is no whole lock: {problem}") from problem
    for file in (*lock.issue, *lock.publication, *lock.outputs):
        if not file or climbs(file) or "\0" in file:
            raise _broken(name, f'"{file}" leads out of the folder')
    _check_build(lock.build, name)
    return lock


def _check_keys(text: str) -> None:
    """Refuse a key of many parts: tables in tables, which no lock has.

    To read them takes the square of how many there are.
    """
    for line in text.split("\n"):
        if line.partition("=")[0].count(".") > DOTS and not line.startswith('"'):
            raise ValueError("a key has more parts than any has")


def _check_build(facts: BuildFacts, name: str) -> None:
    """See that what was built can be asked for again."""
    if facts.issue in ("", ".") or climbs(facts.issue) or "/" in facts.issue:
        raise _broken(name, f'"{facts.issue}" leads out of the folder')
    if climbs(facts.printer) or "/" in facts.printer:
        raise _broken(name, f'"{facts.printer}" is no name of a printer')
    if not facts.editions or len(set(facts.editions)) < len(facts.editions):
        raise _broken(name, "it has no editions, or one of them twice")


def _check_format(data: dict[str, object], name: str) -> None:
    number = data.get("format")
    if number is True or (isinstance(number, int) and number < 1):
        raise _broken(name, "this is no whole lock: there is no such format")
    if isinstance(number, int) and number > FORMAT:
        raise Unreadable(
            Note(
                code=Code.LOCK_LATER,
                file=name,
                message=f"the lock is of a later format; this Layout knows {FORMAT}",
                hint=f"install {_writer(data)} or a later one",
            )
        )


def _writer(data: dict[str, object]) -> str:
    versions = data.get("versions")
    version = versions.get("layout") if isinstance(versions, dict) else None
    return f"Layout {str(version)[:40]}" if version else "the Layout that wrote it"


def _broken(name: str, message: str) -> Unreadable:
    return Unreadable(
        Note(
            code=Code.LOCK_BROKEN,
            file=name,
            message=message[:TOLD],
            hint="bring back the lock as it was written, or lock the issue again "
            "with layout build --restyle --lock",
        )
    )
