"""What a template may touch: for each class of value, the names that it may ask for.

Whatever is not named here is out of a template's reach: no method of ours, nothing
with an underscore, no folder of the machine.
"""

from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import PurePath

from jinja2.runtime import BlockReference, LoopContext
from markupsafe import Markup
from msgspec import Struct, structs

from layout.desk.issue import Ad, Article, Issue, Publication
from layout.desk.paperkeys import PaperKeys
from layout.desk.style.stylekeys import Front, Opinion, Superscript
from layout.desk.stylebook import Element, Face, HeadClass, HeadSize, Stylebook, Swatch
from layout.geometry import Grid
from layout.plate.html.copy import FaceRun, Initial, SetLine, Stretch, TypeParagraph
from layout.plate.html.views import (
    AdView,
    ArticleView,
    BoxView,
    CellView,
    FigureView,
    FurnitureView,
    LegView,
    PageView,
    RuleView,
    TableView,
    TextView,
    ViewBox,
)

# Of these everything that they have may be read: they are made for templates.
VIEWS: tuple[type, ...] = (
    *(AdView, ArticleView, BoxView, CellView, FigureView, FurnitureView, LegView),
    *(PageView, RuleView, TableView, TextView, ViewBox),
    *(FaceRun, Initial, SetLine, Stretch, TypeParagraph),
    *(Element, HeadClass, HeadSize, Swatch, Front, Opinion, Superscript, Grid),
)
TEXT = frozenset(
    {
        *("capitalize", "endswith", "isdigit", "lower", "lstrip", "rstrip", "split"),
        *("startswith", "strip", "title", "upper"),
    }
)
TABLE = frozenset({"get", "items", "keys", "values"})
DATE = frozenset({"day", "isoformat", "isoweekday", "month", "weekday", "year"})
LOOP = frozenset(
    {
        *("changed", "cycle", "depth", "depth0", "first", "index", "index0", "last"),
        *("length", "nextitem", "previtem", "revindex", "revindex0"),
    }
)


def _readable(kind: type) -> frozenset[str]:
    """Return the fields and properties of a class of ours."""
    if issubclass(kind, Struct):
        own = {field.name for field in structs.fields(kind)}
    else:
        own = {field.name for field in fields(kind)} if is_dataclass(kind) else set()
    properties = {
        name
        for home in kind.__mro__
        for name, value in vars(home).items()
        if isinstance(value, property)
    }
    return frozenset(name for name in own | properties if not name.startswith("_"))


TOUCHABLE: dict[type, frozenset[str]] = {
    **{kind: _readable(kind) for kind in VIEWS},
    Publication: _readable(PaperKeys) - {"craft"},
    Issue: frozenset(
        {
            *("articles", "date", "ears", "label", "name", "number", "pages", "price"),
            *("publication", "sections", "volume"),
        }
    ),
    Article: frozenset(
        {
            *("byline", "dateline", "headline", "kicker", "language", "page", "rank"),
            *("section", "slug", "standfirst"),
        }
    ),
    Ad: frozenset({"alt", "colour", "columns", "depth_mm", "house", "name", "page"}),
    Stylebook: frozenset(
        {
            *("elements", "faces", "front", "grid", "heads", "jump_head", "name"),
            *("opinion", "palette", "superscript", "words"),
        }
    ),
    Face: frozenset({"family", "key", "path", "style", "weight"}),
    str: TEXT,
    Markup: TEXT,
    dict: TABLE,
    date: DATE,
    LoopContext: LOOP,
    BlockReference: frozenset({"super"}),
}
# A file's name says nothing of where it is.
FILE = frozenset({"name", "stem", "suffix"})


def touchable(value: object) -> frozenset[str]:
    """Return the names that a template may ask a value for."""
    names = TOUCHABLE.get(type(value))
    if names is not None:
        return names
    if isinstance(value, str):
        return TEXT
    return FILE if isinstance(value, PurePath) else frozenset()
