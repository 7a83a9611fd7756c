"""What makeup may ask of the composing room: type set to a width, once each.

Makeup knows this and not the room itself, so what sets type may change without it.
"""

from typing import Protocol

from layout.desk.issue import Article, FactBox, Span, Table
from layout.desk.stylebook import Element, HeadClass, Stylebook
from layout.disk.cache import Cache
from layout.galley.galley import Galley, SetBox, SetTable, SetText


class GalleyShop(Protocol):
    """Sets type for one stylebook; widths in points, depths in grid lines.

    Setting is a pure function of the words, the width and the stylebook: the same
    question has the same answer.
    """

    @property
    def style(self) -> Stylebook:
        """What type is set by."""
        ...

    @property
    def memory(self) -> Cache:
        """What was worked out in an earlier run."""
        ...

    def element(self, name: str) -> Element:
        """Return a style element by name."""
        ...

    def galley(self, article: Article, measure: float) -> Galley:
        """Return a story's copy set to a measure."""
        ...

    def text(
        self, name: str, content: str | tuple[Span, ...], width: float, language: str
    ) -> SetText:
        """Return display or small type set ragged to a width."""
        ...

    def head(
        self, headline: str, kind: HeadClass, width: float, language: str
    ) -> tuple[SetText, ...]:
        """Return the settings of a head, best first."""
        ...

    def table(self, table: Table, width: float, language: str) -> SetTable:
        """Return a table set to a width."""
        ...

    def stands_in_copy(self, table: Table, measure: float) -> bool:
        """Say whether a table stands in a column of the copy."""
        ...

    def table_width(self, table: Table) -> float:
        """Return the width at which every cell of a table has one line."""
        ...

    def box(self, box: FactBox, width: float, language: str) -> SetBox:
        """Return a fact box set to a width."""
        ...


def article_key(article: Article) -> tuple[str, ...]:
    """Return what tells one state of an article from another: file and language."""
    return (article.slug, article.sha256, article.language)
