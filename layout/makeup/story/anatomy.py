"""What a story is made of in a rectangle: its head, its insets, its columns."""

from dataclasses import dataclass

from layout.desk.issue import Picture
from layout.galley.galley import SetBox, SetTable, SetText
from layout.makeup.plot import Plot


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPicture:
    """A picture at a width: the depths (lines) that a crop allows, caption set."""

    picture: Picture
    columns: int
    natural: int
    least: int
    most: int
    caption: SetText
    credit: SetText

    @property
    def caption_lines(self) -> int:
        """Lines below: the caption's, and the credit's if it has its own."""
        own = bool(self.credit.lines) and not self.side_by_side
        return self.caption.lines_deep + own

    @property
    def side_by_side(self) -> bool:
        """Whether the credit stands on the caption's first line, at the right."""
        return bool(self.caption.lines) and self.caption.width < self.credit.width


@dataclass(frozen=True, slots=True, kw_only=True)
class SetQuote:
    """A pull quote with its rules: one line above, one below."""

    text: SetText
    columns: int = 1

    @property
    def lines(self) -> int:
        """Its depth in grid lines, rules and white included."""
        return self.text.lines_deep + 2


Inset = SetPicture | SetTable | SetBox | SetQuote


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The stack above the copy, over the rectangle's whole width."""

    kicker: SetText | None
    head: SetText
    standfirst: SetText | None
    byline: SetText | None
    grid_leading: float
    brief: bool = False

    @property
    def lines(self) -> int:
        """Its depth in grid lines, the white below it included.

        A brief's has none, and a head that ends the stack and was rounded up to whole
        lines has white enough.
        """
        pieces = (self.kicker, self.head, self.standfirst, self.byline)
        alone = self.standfirst is None and self.byline is None
        slack = self.head.lines_deep * self.grid_leading
        slack -= len(self.head.lines) * self.head.leading
        enough = alone and slack > 0.55 * self.grid_leading
        white = not self.brief and not enough
        return sum(piece.lines_deep for piece in pieces if piece) + white

    @property
    def jump_lines(self) -> int:
        """Its depth over a continuation: the head, "From page", a line of white."""
        return self.head.lines_deep + 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """How insets stand other than by default.

    The first picture is wider by `shift` columns; tables that are narrow enough for the
    copy are `lifted` out of it.
    """

    shift: int = 0
    lifted: bool = False


PLAIN = Variant()


@dataclass(frozen=True, slots=True, kw_only=True)
class InsetPlace:
    """An inset at its place, in columns and lines of the type area."""

    inset: Inset
    column: int
    columns: int
    line: int
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeColumn:
    """What is left of a column for copy."""

    column: int
    line: int
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Carving:
    """A carved plot.

    `head_line` is where the heading begins, `hang_line` where the copy can. `dropped`
    are insets that found no room, `short` counts columns that are too short to read if
    they end a line above their foot.
    """

    plot: Plot
    head_line: int
    hang_line: int
    places: tuple[InsetPlace, ...]
    columns: tuple[FreeColumn, ...]
    dropped: tuple[Inset, ...]
    short: int

    @property
    def capacity(self) -> int:
        """Lines of copy that the columns take together."""
        return sum(column.lines for column in self.columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class CarvingOrder:
    """What to carve: the head's depth, insets, and depths for the pictures."""

    head_lines: int
    insets: tuple[Inset, ...]
    depths: dict[str, int]
    foot_line: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPart:
    """One plot of a story on a page: `heading` or a jump's head, and its carving.

    `jump_from` and `jump_to` are the pages before and after, if any.
    """

    page: int
    plot: Plot
    heading: Heading
    jump_from: int | None
    jump_to: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class White:
    """Whole lines of white in a story's last part: below its head, and at its foot.

    `below_copy` are those below the copy alone, where a picture stands on the foot.
    """

    below_head: int = 0
    at_foot: int = 0
    below_copy: int = 0

    @property
    def lines(self) -> int:
        """All together."""
        return self.below_head + self.at_foot + self.below_copy


NO_WHITE = White()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How deep a story is at a width under one of its headings, in lines.

    Shallowest, natural and deepest follow from its pictures' crops and its looser
    paragraphs: whatever lies between, the fitter closes with columns that end level.
    `heading` counts the headings from the best, `head` is this one's depth. `quotes`
    are the pull quotes that stay in, `picture` the columns of the first picture (0:
    none), `cost` what it costs beside the best way, in the units of `pouring`. `hole`
    are the lines of copy that lack where a picture is deeper than the copy beside it.
    """

    columns: int
    heading: int
    head: int
    least: int
    natural: int
    most: int
    hole: int
    quotes: int = 0
    picture: int = 0
    cost: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Well:
    """A column to be filled: `lines` of room; `jump` if its foot is a jump's end."""

    lines: int
    jump: bool = False
