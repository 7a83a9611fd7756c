"""What a shelf knows of an issue that stands on it.

The files of a finished issue lie in a folder. Beside them, in `shelf/`, lie a record of
what they were made from, a small picture of each page, and each page's words. The
index is made of these alone, so that it has every issue that stands there, whichever
run put it there.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from layout.disk.contents import content
from layout.disk.listing import matching

# In a finished issue's folder.
FOLDER = "shelf"
RECORD = "record.json"
SCREEN = "screen.pdf"

# A page's words are a script: a page opened from a disk may load scripts, and nothing
# else that a program could read.
CALL = "layoutShelf.page"


class StoryOnPage(Struct, frozen=True, kw_only=True):
    """The part of a story on one page: its headline, and its words there."""

    slug: str
    headline: str
    text: str = ""


class ShelfPage(Struct, frozen=True, kw_only=True):
    """A page: `stories` in reading order. A record leaves their words out."""

    number: int
    section: str
    stories: tuple[StoryOnPage, ...]


class ShelfEntry(Struct, frozen=True, kw_only=True):
    """An issue on the shelf. `date` is ISO 8601, `label` the date as printed.

    `inputs` is a hash of all that decides the issue's files; `outputs` are those files
    with their sha256. `bag` is the name of its bag, if it was packed into one.
    """

    inputs: str
    outputs: dict[str, str]
    paper: str
    language: str
    issue: str
    number: int | str
    date: str
    label: str
    pages: tuple[ShelfPage, ...]
    bag: str = ""


class ShelfPlace(Struct, frozen=True, kw_only=True):
    """An entry and the name of its folder on the shelf."""

    name: str
    entry: ShelfEntry


def entry_text(entry: ShelfEntry) -> str:
    """Return record.json's text."""
    encoded = msgspec.json.encode(entry)
    return msgspec.json.format(encoded, indent=2).decode() + "\n"


def read_entry(folder: Path) -> ShelfEntry | None:
    """Return the record of the issue in a folder; None without one that can be read."""
    try:
        record = content(folder / FOLDER / RECORD)
        return msgspec.json.decode(record, type=ShelfEntry)
    except (OSError, msgspec.DecodeError):
        return None


def standing(shelf: Path) -> Iterator[ShelfPlace]:
    """Yield the issues that stand on a shelf, by date and name."""
    found = []
    for path in matching(shelf, f"*/{FOLDER}/{RECORD}"):
        folder = path.parent.parent
        entry = read_entry(folder)
        if entry is not None and (folder / SCREEN).is_file():
            found.append(ShelfPlace(name=folder.name, entry=entry))
    yield from sorted(found, key=lambda place: (place.entry.date, place.name))


def picture_name(number: int) -> str:
    """Return the name of the small picture of a page."""
    return f"page-{number:02}.webp"


def words_name(number: int) -> str:
    """Return the name of the file with a page's words."""
    return f"page-{number:02}.js"


def words_script(name: str, leaf: ShelfPage) -> str:
    """Return a page's words as a script that hands them to whoever shows them."""
    pieces = [[piece.slug, piece.headline, piece.text] for piece in leaf.stories]
    arguments = ", ".join(map(_json, (name, leaf.number, pieces)))
    return f"{CALL}({arguments});\n"


def read_words(script: str) -> tuple[StoryOnPage, ...]:
    """Return the pieces of a page from its script.

    Raises:
        ValueError: it is no such script.
    """
    _, _, pieces = json.loads(script.strip().removeprefix(CALL)[1:-2].join("[]"))
    return tuple(StoryOnPage(slug=s, headline=h, text=t) for s, h, t in pieces)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
