"""What a tree of HTML held: the items of an article in reading order."""

from collections import Counter
from dataclasses import dataclass, field

from layout.copy.manuscript import (
    Break,
    Footnote,
    Leftover,
    ListBlock,
    Quote,
    SourceTable,
    Verse,
)
from layout.copy.markup import strong
from layout.copy.web.inlining import Shot


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A heading of any level. `text` is inline Markdown."""

    text: str
    level: int
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Para:
    """A paragraph; `role` is what its style or class calls it."""

    text: str
    line: int
    role: str = ""
    bold: bool = False


FlowItem = Head | Para | ListBlock | Quote | SourceTable | Break | Verse | Footnote


@dataclass(slots=True, kw_only=True)
class Flow:
    """What a tree held. `odd` counts what was set as the nearest thing.

    `linked` are the places of items of which every word stands in a link.
    """

    items: list[FlowItem] = field(default_factory=list)
    shots: list[Shot] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    linked: set[int] = field(default_factory=set)
    odd: Counter[str] = field(default_factory=Counter)
    notes: int = 0


def texts_of_item(item: FlowItem) -> tuple[str, ...]:
    """Return the words of an item as paragraphs."""
    match item:
        case Head():
            texts: tuple[str, ...] = (strong(item.text),)
        case Para() | Footnote():
            texts = (item.text,)
        case Verse():
            texts = item.lines
        case ListBlock():
            texts = item.items
        case Quote():
            texts = item.paragraphs
        case SourceTable():
            rows = (item.header, *item.rows)
            texts = tuple("; ".join(filter(None, row)) for row in rows)
        case Break():
            texts = ()
    return texts
