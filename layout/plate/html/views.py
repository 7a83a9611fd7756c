"""A made-up page as its template wants it: every place in points, nothing to decide."""

from dataclasses import dataclass

from layout.plate.html.copy import TypeParagraph


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewBox:
    """A rectangle in points from the page's top left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """Display or small type. `size` and `leading` are None where the element's hold."""

    role: str
    box: ViewBox
    paragraph: TypeParagraph
    size: float | None = None
    leading: float | None = None
    target: int | None = None
    slug: str = ""
    kind: str = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegView:
    """A column of copy: groups of paragraphs, each with its tag or none."""

    box: ViewBox
    groups: tuple[tuple[str, tuple[TypeParagraph, ...]], ...]
    kind: str = "leg"

    @property
    def paragraphs(self) -> tuple[TypeParagraph, ...]:
        """All of them, from the head to the foot."""
        return tuple(paragraph for _, found in self.groups for paragraph in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A picture with the caption and credit that follow it.

    Without words (`alt`) that tell it, it is decoration.
    """

    box: ViewBox
    file: str
    alt: str
    captions: tuple[TextView, ...]
    kind: str = "figure"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """A table cell in points: its text's width, the white before, the way down."""

    before: float
    down: float
    width: float
    align: str
    paragraph: TypeParagraph


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """A table; each row is as high as its grid lines."""

    box: ViewBox
    head: tuple[CellView, ...]
    head_height: float
    rows: tuple[tuple[CellView, ...], ...]
    heights: tuple[float, ...]
    source_line: int = 0
    kind: str = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxView:
    """A fact box: a tint with texts on it, in groups with a tag (a list's) or none.

    Each text comes with its marker.
    """

    box: ViewBox
    title: TextView
    groups: tuple[tuple[str, tuple[tuple[TextView, str], ...]], ...]
    source_line: int = 0
    kind: str = "box"

    @property
    def texts(self) -> tuple[TextView, ...]:
        """The title and the texts under it."""
        return (self.title, *(text for _, found in self.groups for text, _ in found))

    @property
    def markers(self) -> tuple[str, ...]:
        """What stands before each of the texts."""
        return ("", *(marker for _, found in self.groups for _, marker in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class AdView:
    """An advertisement: a file, or markup from its template.

    A `supplied` file, a PDF, is laid on the page when that is rendered. A `whole` one
    covers its page.
    """

    name: str
    box: ViewBox
    alt: str = ""
    file: str = ""
    supplied: str = ""
    markup: str = ""
    whole: bool = False
    kind: str = "ad"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleView:
    """A rule; `upright` ones run down the page."""

    name: str
    box: ViewBox
    upright: bool
    kind: str = "rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class FurnitureView:
    """A piece of furniture; its template is `furniture/<name>.html.j2`."""

    name: str
    box: ViewBox
    plain: dict[str, str]
    texts: tuple[TextView, ...]
    kind: str = "furniture"


View = (
    TextView
    | LegView
    | FigureView
    | TableView
    | BoxView
    | AdView
    | RuleView
    | FurnitureView
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """One story's part on the page, in reading order."""

    slug: str
    language: str
    items: tuple[View, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """A page. `above` stands before the stories in reading order, `below` after."""

    number: int
    section: str
    above: tuple[View, ...]
    articles: tuple[ArticleView, ...]
    below: tuple[View, ...]
