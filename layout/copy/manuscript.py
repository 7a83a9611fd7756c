"""What every reader of foreign copy hands on: manuscripts, and what it left out.

A reader knows one format and nothing of slugs, files or issues. All text of a
manuscript is inline Markdown (`markup.escaped` makes it of plain text), except where
a field says that it is plain. `line` is the place in the source, from 1; for formats
without lines it is the number of the paragraph.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from layout.notes import Note


class Format(StrEnum):
    """A kind of source that can be read."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"
    WORD = "word"
    OPENDOCUMENT = "opendocument"
    RICH_TEXT = "rich text"
    MAIL = "mail"
    FEED = "feed"
    GHOST = "ghost"


def no_neighbour(name: str) -> bytes | None:
    """Find nothing: the source stands alone."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file of foreign copy. `name` is how a person would call it, in notes.

    `neighbour` returns the bytes of a file by its path as seen from the source (such
    as a picture), or None where there is none or the path leads out of what the
    person named. `folder` names the folder or archive that the file came from.
    `paper` and `sections` are those of the publication that the article is for.
    `found` says that it was found in a folder or archive and not named by itself.
    `repeated` are lines that most files of its folder have.
    """

    name: str
    data: bytes
    folder: str = ""
    found: bool = False
    paper: str = ""
    sections: tuple[str, ...] = ()
    repeated: frozenset[str] = frozenset()
    neighbour: Callable[[str], bytes | None] = field(
        default=no_neighbour, compare=False
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of copy."""

    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosshead:
    """A small heading in the copy."""

    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListBlock:
    """A list at one level; a numbered one counts from `start`.

    `marks` are what stands before its items in the source, one each ("(b)", "iv.",
    "7."), where they do not simply count from `start`; a bullet's is empty.
    """

    items: tuple[str, ...]
    line: int
    numbered: bool = False
    start: int = 1
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A block quote: its paragraphs."""

    paragraphs: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTable:
    """A table: every row has as many cells as the header.

    `align` has `left`, `right` or `center` for each column, or is empty.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    line: int
    align: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A rule or a line of asterisks between paragraphs. It has no words."""

    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Slogan:
    """The call at a story's end."""

    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verse:
    """Lines that stay lines: a stanza of a poem or song, an address."""

    lines: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A note; `[^label]` in the copy is its mark."""

    label: str
    text: str
    line: int


Block = (
    Paragraph
    | Crosshead
    | ListBlock
    | Quote
    | SourceTable
    | Break
    | Slogan
    | Verse
    | Footnote
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePicture:
    """A picture whose bytes are here. `file` is its plain name, with a suffix.

    `caption` is inline Markdown; `credit` and `alt` are plain.
    """

    file: str
    data: bytes = field(repr=False)
    caption: str = ""
    credit: str = ""
    alt: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """What was left out of the copy: its words (inline Markdown) and the reason.

    With `--keep-all` it becomes a paragraph again, at its line.
    """

    text: str
    reason: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueLine:
    """What a source says of the issue that it was printed in.

    `label` is the date as the source prints it ("March/April 2019"), empty where it
    is only the day. `paper` is the newspaper's title. `volume` is as printed: 12, VII.
    """

    paper: str = ""
    number: int | None = None
    volume: str = ""
    day: date | None = None
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """An article as a reader understood it.

    `headline`, `kicker`, `byline`, `dateline` and `section` are plain text;
    `standfirst` and the blocks are inline Markdown. Invariant: every word of the
    source's text is in a field, a block, a picture or in `dropped`.
    """

    headline: str
    blocks: tuple[Block, ...]
    kicker: str = ""
    standfirst: str = ""
    byline: str = ""
    dateline: str = ""
    section: str = ""
    language: str = ""
    jump_head: str = ""
    rank: int | None = None
    pictures: tuple[SourcePicture, ...] = ()
    pull_quotes: tuple[str, ...] = ()
    issue: IssueLine = IssueLine()
    dropped: tuple[Leftover, ...] = ()
    encoding: str = "utf-8"


# What a reader answers: the articles of a source, in order, and its remarks.
Reading = tuple[tuple[Manuscript, ...], tuple[Note, ...]]
Reader = Callable[[Source], Reading]
