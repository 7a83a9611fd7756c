"""WeasyPrint's objects as far as this room knows them; the library has no types.

A protocol here is a list of what we rely on. When WeasyPrint is renewed, these names
are what has to be looked for in the new one.
"""

from collections.abc import Collection, Sequence
from typing import Any, Protocol
from xml.etree.ElementTree import Element

import pydyf


class ComputedStyle(Protocol):
    """The computed style of a box: CSS properties, underscores for hyphens.

    `cascaded` are the properties that a style sheet gives it; an anonymous box has
    none of them. `fount` and `cast_ink` are ours: what was found for it, kept with it.
    """

    parent_style: "ComputedStyle | None"
    font_config: Any
    fount: object
    cast_ink: object

    @property
    def cascaded(self) -> Collection[str]:
        """Names of the properties that style sheets speak of."""

    def __getitem__(self, name: str) -> Any:
        """Return a property's value: a word, a number of pixels, a length, a tuple."""


class LayoutBox(Protocol):
    """A box of the layout; all lengths are CSS pixels, y runs down the page."""

    element: Element | None
    element_tag: str
    style: ComputedStyle
    children: "list[LayoutBox]"
    text: str
    text_indent: float
    position_x: float
    position_y: float
    width: float
    height: float
    baseline: float
    link_annotation: dict[str, object] | None

    def copy_with_children(self, children: "Sequence[LayoutBox]") -> "LayoutBox":
        """Return a box like this one with other children."""

    def content_box_x(self) -> float:
        """Return the left edge of its content."""

    def content_box_y(self) -> float:
        """Return the upper edge of its content."""


class LayoutContext(Protocol):
    """What WeasyPrint knows of a page while it lays that out."""

    excluded_shapes: Sequence[object]

    def overflows_page(self, bottom_space: float, position_y: float) -> bool:
        """Say whether a place is below the page's content."""


class LaidOutPage(Protocol):
    """A page as it will be drawn."""

    _page_box: LayoutBox


class LaidOutDocument(Protocol):
    """What came of an HTML document: pages, of which one of ours has one."""

    pages: Sequence[LaidOutPage]


class PdfFont(Protocol):
    """A face in the PDF that is being made: names, widths, characters by glyph."""

    hash: str
    file_content: bytes
    widths: dict[int, int]
    to_unicode: dict[int, str]


class PageStream(Protocol):
    """A stream of operators: a page's, or that of a group (which has an `id`).

    `_tags` are the numbers of marked contents by box, None if the PDF is not tagged.
    """

    _fonts: dict[int, PdfFont]
    _resources: dict[str, dict[str, object]]
    _tags: dict[LayoutBox, int] | None

    def add_font(self, pango_font: object) -> object:
        """Make a face of Pango's known to the PDF."""

    def set_color(self, color: object) -> None:
        """Fill with a colour from now on."""

    def begin_text(self) -> None:
        """Begin a text object."""

    def end_text(self) -> None:
        """End the text object."""

    def set_font_size(self, font: str, size: float) -> None:
        """Set type in a face and size from now on."""

    def set_text_matrix(
        self,
        a: float = 1,
        b: float = 0,
        c: float = 0,
        d: float = 1,
        e: float = 0,
        f: float = 0,
    ) -> None:
        """Say where the next string begins."""

    def show_text(self, text: str) -> None:
        """Show a string: glyph numbers in angle brackets, adjustments between."""

    def begin_marked_content(
        self, tag: str, property_list: pydyf.Dictionary | None = None
    ) -> None:
        """Begin a marked content."""

    def end_marked_content(self) -> None:
        """End the marked content."""
