"""A remedy: what to do so that a story fits, in words and exactly."""

from dataclasses import dataclass
from enum import StrEnum


class RemedyKind(StrEnum):
    """What is done; the names are those of report.json."""

    CUT = "cut"
    ADD = "add"
    JUMP = "jump"
    STAY = "stay"
    DROP_PICTURE = "drop-picture"
    NARROW_PICTURE = "narrow-picture"
    WIDEN_PICTURE = "widen-picture"
    CROP_PICTURE = "crop-picture"
    DROP_QUOTE = "drop-quote"
    SWAP = "swap"
    ROOM = "room"
    PLACE = "place"
    LET_JUMP = "let-jump"
    PAGES = "pages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """Words that a paragraph loses or gets: the last ones, or behind the last ones.

    `line` is the paragraph's in the article's file. It is gone where `whole`.
    """

    line: int
    words: int
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where something is to stand; columns and grid lines count from 0."""

    page: int
    name: str
    column: int
    columns: int
    line: int
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """One thing to do, tried: with it the story fits, and no other story is hurt.

    `text` says it to an editor. `cost` is what the reader loses by it, in no unit but
    its own. `cures` is the code of the trouble that it ends. `amount` is in `unit`;
    `other` is another story, a picture or a quote, `page` where that is. `patches` are
    the words of a cut or an addition. `areas` are all that the stories named there
    have afterwards, `gone` the names that leave their place. `size` are the pixels of
    a picture that is cropped.
    """

    kind: RemedyKind
    story: str
    text: str
    cost: float
    cures: str = ""
    amount: int = 0
    unit: str = ""
    other: str = ""
    page: int | None = None
    patches: tuple[Patch, ...] = ()
    areas: tuple[Stand, ...] = ()
    gone: tuple[str, ...] = ()
    size: tuple[int, int] | None = None
