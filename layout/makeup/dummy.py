"""Made-up pages: every piece at its place on the grid, every page number right.

The type area's top left corner is the origin; x and widths are points, the
vertical is grid lines. A page is a tuple of frames (one story's part each) and
loose pieces, in reading order; a piece is one of the `Placed...` types.
"""

from dataclasses import dataclass

from layout.desk.issue import Ad, Picture
from layout.galley.galley import DropCap, Line, SetBox, SetTable, SetText
from layout.geometry import Rect
from layout.makeup.remedy import Remedy


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedText:
    """Display or small type at its place.

    `role` is the HTML meaning and class:
    kicker headline standfirst byline caption credit pull_quote jump_head
    continued_from continued_on, or a furniture text. `target` is the page that a
    jump line or pointer leads to, `slug` the story there.
    """

    role: str
    rect: Rect
    text: SetText
    target: int | None = None
    slug: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegPart:
    """The part of a paragraph that stands in one leg.

    `line` counts from the leg's head, `source_line` in the article's file. `opens`
    and `closes` say whether the paragraph's first and last lines are here.
    """

    block: int
    element: str
    line: int
    lines: tuple[Line, ...]
    opens: bool
    closes: bool
    marker: str = ""
    drop_cap: DropCap | None = None
    source_line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLeg:
    """A column of copy; `parts` from its head to its foot."""

    rect: Rect
    parts: tuple[LegPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPicture:
    """A picture cropped to its rectangle. `crop` is left, top, right, bottom (0..1)."""

    rect: Rect
    picture: Picture
    crop: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedTable:
    """A table at its place."""

    rect: Rect
    table: SetTable


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedBox:
    """A fact box at its place."""

    rect: Rect
    box: SetBox


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedAd:
    """An advertisement: unscaled, from the rectangle's foot upwards if it is lower."""

    rect: Rect
    ad: Ad


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule; `kind` is a class of the style.

    It is horizontal in the middle of grid line `rect.line` where `rect.lines` is 0,
    else vertical at `rect.x` over `rect.lines`.
    """

    rect: Rect
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What recurs: a template `furniture/<name>.html.j2` filled with set texts.

    `texts` are (role, text) pairs placed by the template inside the rectangle;
    `plain` are short strings (number, date, section) that were checked for glyphs.
    """

    name: str
    rect: Rect
    plain: tuple[tuple[str, str], ...] = ()
    texts: tuple[PlacedText, ...] = ()


Placed = (
    PlacedText
    | PlacedLeg
    | PlacedPicture
    | PlacedTable
    | PlacedBox
    | PlacedAd
    | Rule
    | Furniture
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One story's rectangle on a page, its pieces in reading order.

    `part` counts the story's frames from 0. `open_lines` are grid lines of the copy's
    columns that stay empty.
    """

    slug: str
    headline: str
    language: str
    part: int
    rect: Rect
    items: tuple[Placed, ...]
    continued_from: int | None = None
    continued_on: int | None = None
    open_lines: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A made-up page. `frames` and `furniture` do not overlap."""

    number: int
    section: str
    ink: str
    frames: tuple[Frame, ...]
    furniture: tuple[Placed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFit:
    """How a story came out: lines set, lines over, and what was stretched."""

    slug: str
    lines: int
    overset_lines: int
    elastic: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where a story, advertisement or piece of furniture stands, and why there.

    Columns and grid lines count from 0. `name` is as in a plan: a slug, `ad:<name>`
    or furniture.
    """

    page: int
    name: str
    column: int
    columns: int
    line: int
    lines: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dummy:
    """All pages of an issue in order, and how each story fits.

    `plan` has the positions of each page in reading order, `remedies` what may be done
    about stories that do not fit, the best of a story first.
    """

    pages: tuple[Page, ...]
    stories: tuple[StoryFit, ...]
    plan: tuple[Position, ...] = ()
    remedies: tuple[Remedy, ...] = ()
