"""Set type: lines with their breaks chosen, in whole grid lines, not yet paged."""

from dataclasses import dataclass

from layout.desk.issue import Article, BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters of one line in one face. The line's text is its runs' text.

    `face` is a key of the stylebook. `small_caps` asks for the font's own.
    """

    text: str
    face: str
    small_caps: bool = False
    superscript: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of type; its break is final.

    `width` is its natural width in points (word spaces as the face has them, with
    `letter_space`), `spaces` how many spaces can stretch, `measure` the room it has
    and `offset` how far that room is moved in from the left. A `justified` line is
    stretched to the measure; others keep natural spaces. `hyphenated` lines end in
    a hyphen that the source does not have; they and others are `cut`, which end
    inside a word of the source. `letter_space` is em.
    Invariant: `width - spaces * most a space may shrink <= measure`.
    """

    runs: tuple[Run, ...]
    width: float
    spaces: int
    measure: float
    offset: float = 0.0
    justified: bool = True
    hyphenated: bool = False
    cut: bool = False
    letter_space: float = 0.0

    @property
    def text(self) -> str:
        """The line's characters as printed."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One way to set a paragraph: `cost` is 0 for the best, more for others."""

    lines: tuple[Line, ...]
    cost: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DropCap:
    """The initial of a story: `text` in `face` at `size` points over `lines` lines.

    `width` is the room in points that the first lines leave to it. One that is `alone`
    is a word of its own ("A").
    """

    text: str
    face: str
    size: float
    lines: int
    width: float
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SetText:
    """Display or small type set to a width: heads, standfirsts, captions, cells.

    `size` and `leading` are points; `lines_deep` is its depth in whole grid lines.
    """

    element: str
    size: float
    leading: float
    lines: tuple[Line, ...]
    lines_deep: int
    width: float

    @property
    def text(self) -> str:
        """The words, lines joined by spaces (no hyphen is ever added here)."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTable:
    """A table set to a width: a row is as deep as its deepest cell, in grid lines.

    `columns` are the cells' widths, `gap` the white between two of them (points).
    `row_lines` has the header's depth first, if there is one. A `part` of a longer
    table that has its head `again` prints it only where it heads a column, and its
    `lines_deep` are those of its rows.
    """

    header: tuple[SetText, ...]
    rows: tuple[tuple[SetText, ...], ...]
    columns: tuple[float, ...]
    gap: float
    align: tuple[str, ...]
    row_lines: tuple[int, ...]
    width: float
    lines_deep: int
    source_line: int = 0
    part: bool = False
    again: bool = False

    @property
    def head_lines(self) -> int:
        """Grid lines that the table takes more where it heads a column."""
        return self.row_lines[0] if self.again else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBlock:
    """A paragraph of copy, set: its settings by number of lines, best first.

    `element` names its style, `before` the white above in grid lines (dropped at a
    leg's head). Every line takes one grid line. A block with a `table` has no
    lines; it is as deep as its table and stands whole. A block that `keeps` with
    the next is a head to it: a crosshead, or a question in bold.
    """

    kind: BlockKind
    element: str
    settings: tuple[Setting, ...]
    before: int
    source_line: int
    marker: str = ""
    drop_cap: DropCap | None = None
    table: SetTable | None = None
    keeps: bool = False

    @property
    def depth(self) -> int:
        """Grid lines that the block takes in its best setting, white left out."""
        if self.table is not None:
            return self.table.lines_deep
        return len(self.settings[0].lines) if self.settings else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBox:
    """A fact box set to a width, tint and padding included in `lines_deep`."""

    title: SetText
    blocks: tuple[SetText, ...]
    markers: tuple[str, ...]
    padding: float
    width: float
    lines_deep: int
    source_line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Galley:
    """A story's copy set to one measure (points), column by column still to come."""

    article: Article
    measure: float
    blocks: tuple[SetBlock, ...]
