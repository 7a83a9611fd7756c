"""What a preflight comes to: measures and notes of pages, of a file, of all together.

Apart from the checks, so that whoever only shows them need not load what makes them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from layout.notes import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMeasures:
    """What was measured on a page: size in mm, ink 1 for a full one, type in points.

    `ink` is the highest total anywhere, pictures included. `type` is the smallest,
    `rule` the thinnest, `ppi` the lowest resolution of a picture; 0 where there is
    none. `plates` are those that print on the page, spot colours last.
    """

    number: int
    width: float
    height: float
    ink: float
    type: float
    rule: float
    ppi: float
    fonts: tuple[str, ...]
    spaces: tuple[str, ...]
    plates: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReport:
    """What was found and measured on a page; its notes name no file."""

    measured: PageMeasures
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """What was found in a file as a file, and which version of PDF it is."""

    version: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preflight:
    """What a preflight found, what it measured, and of which bytes."""

    notes: tuple[Note, ...]
    pages: tuple[PageMeasures, ...]
    sha256: str
    version: str


def named(notes: Iterable[Note], name: str) -> tuple[Note, ...]:
    """Return notes with the name of the file that they are about."""
    return tuple(replace(note, file=name) for note in notes)
