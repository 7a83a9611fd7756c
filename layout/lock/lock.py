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

Digest = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class BuildFacts(Struct, frozen=True, kw_only=True):
    """How the build was asked for: what it would have to be asked for again.

    `issue` is the folder's name, `printer` that of another printer than the issue's,
    `moment` SOURCE_DATE_EPOCH where it was set.
    """

    issue: str
    editions: tuple[str, ...]
    printer: str = ""
    anew: bool = False
    moment: int | None = None


class PagePrint(Struct, frozen=True, kw_only=True):
    """A page's fingerprints in an edition.

    `text` is of its characters without spaces and hyphens, `boxes` of its words with
    their places to 0.01 pt, `look` its greys in a small grid, two digits a cell.
    """

    edition: str
    number: int
    text: str
    boxes: str
    look: str


class StoryPrint(Struct, frozen=True, kw_only=True):
    """The pages that a story stands on, and a fingerprint of its characters there."""

    slug: str
    pages: tuple[int, ...]
    text: str


class Lock(Struct, frozen=True, kw_only=True):
    """All of issue.lock. Files are given with their sha256.

    `issue` has paths from the issue's folder, `publication` from the publication's,
    `outputs` from the output folder; `hyphenation` has names of dictionaries.
    """

    format: int
    build: BuildFacts
    versions: dict[str, str]
    issue: dict[str, Digest]
    publication: dict[str, Digest]
    hyphenation: dict[str, Digest]
    outputs: dict[str, Digest]
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
        data = tomllib.loads(path.read_bytes().decode("utf-8"))
    except (OSError, ValueError, RecursionError) as problem:
        raise _broken(name, f"this is no lock: {problem}") from problem
    _check_format(data, name)
    try:
        lock = msgspec.convert(data, Lock)
    except msgspec.ValidationError as problem:
        raise _broken(name, f"this is no whole lock: {problem}") from problem
    for file in (*lock.issue, *lock.publication, *lock.outputs, lock.build.issue):
        if not file or climbs(file):
            raise _broken(name, f'"{file}" leads out of the folder')
    return lock


def _check_format(data: dict[str, object], name: str) -> None:
    number = data.get("format")
    if isinstance(number, int) and number > FORMAT:
        raise Unreadable(
            Note(
                code=Code.LOCK_LATER,
                file=name,
                message=f"the lock is of format {number}; this Layout knows {FORMAT}",
                hint=f"install {_writer(data)} or a later one",
            )
        )


def _writer(data: dict[str, object]) -> str:
    versions = data.get("versions")
    version = versions.get("layout") if isinstance(versions, dict) else None
    return f"Layout {version}" if version else "the Layout that wrote it"


def _broken(name: str, message: str) -> Unreadable:
    return Unreadable(
        Note(
            code=Code.LOCK_BROKEN,
            file=name,
            message=message,
            hint="bring back the lock as it was written, or lock the issue again "
            "with layout build --restyle --lock",
        )
    )
