"""A drawing as WeasyPrint reads it: elements with the styles that they inherit.

Whoever asks whether a press can print a drawing has to see it as the one who draws it
does: with style sheets, inherited properties and references worked out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from weasyprint.svg import SVG, Node
from weasyprint.svg.utils import alpha_value, color, parse_url

XLINK = "{http://www.w3.org/1999/xlink}href"
# Pixels of an em, for drawings measured in ems.
EM = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawingSize:
    """How large a drawing is, in CSS pixels."""

    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawingFrame:
    """A rectangle in a drawing's own units; y runs down."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPaint:
    """A fill or stroke: a colour, and what has a name in the drawing (or neither)."""

    colour: str
    source: str


class DrawnElement:
    """An element of a drawing."""

    __slots__ = ("_node",)

    def __init__(self, node: Node) -> None:
        self._node = node

    @property
    def tag(self) -> str:
        """Its name, without a name space."""
        return str(self._node.tag)

    @property
    def display(self) -> bool:
        """Whether it is shown at all."""
        return bool(self._node.display)

    @property
    def href(self) -> str:
        """What it refers to, as it is written; empty where to nothing."""
        element = self._node._etree_node
        return str(element.get("href") or element.get(XLINK) or "").strip()

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute or property, inherited ones included."""
        return str(self._node.get(name, default))

    def target(self, name: str) -> str:
        """Return the name that an attribute's `url(#name)` refers to."""
        value = self._node.get(name)
        return str(parse_url(value).fragment) if value else ""

    def paint(self, kind: str) -> DrawnPaint:
        """Return its `fill` or `stroke`."""
        source, colour = self._node.get_paint(kind)
        return DrawnPaint(colour=colour or "", source=source or "")

    def children(self) -> "Iterator[tuple[int, DrawnElement]]":
        """Yield (place in the file, element); what styles add has no place."""
        places = {id(element): n for n, element in enumerate(self._node._etree_node)}
        for child in self._node:
            if (number := places.get(id(child._etree_node))) is not None:
                yield number, DrawnElement(child)


class ReadDrawing:
    """A drawing, read."""

    def __init__(self, root: Element) -> None:
        self._svg = SVG(root, "asset:drawing.svg", None)
        self.tree = DrawnElement(self._svg.tree)

    def named(self, name: str) -> DrawnElement | None:
        """Return the element with a name, wherever in the drawing it is."""
        found = self._svg.tree.get_child(name)
        return None if found is None else DrawnElement(found)

    @property
    def view_box(self) -> DrawingFrame | None:
        """The part of the drawing's own plane that it says it shows."""
        box = self._svg.get_viewbox()
        if not box:
            return None
        return DrawingFrame(x=box[0], y=box[1], width=box[2], height=box[3])

    @property
    def size(self) -> DrawingSize:
        """Its own size, or else its view box's."""
        width, height = self._svg.get_intrinsic_size(EM)
        box = self.view_box or DrawingFrame(
            x=0, y=0, width=width or 300, height=height or 150
        )
        if width is None:
            width = box.width if height is None else height * box.width / box.height
        if height is None:
            height = width * box.height / box.width
        return DrawingSize(width=width, height=height)


def opacity(value: str) -> float:
    """Return an opacity, 0 to 1, as it is written: a number or a percentage."""
    return float(alpha_value(value))


def colour_opacity(colour: str) -> float:
    """Return how opaque a colour is, 0 to 1."""
    return float(color(colour).alpha)
