"""Drawings parted where a press could not follow: what it cannot, and what lies on it.

A mask or a picture with holes has to become a picture; PDF/X-1a knows no transparency,
and its workflows no gradients to speak of. What is under such a thing is seen through
it, so everything painted up to the last of them belongs to the picture; what is painted
after, type as a rule, stays drawn. SVG paints in document order (SVG 2, 3.4).
"""

import copy
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from PIL import Image, UnidentifiedImageError
from weasyprint.svg import SVG, Node
from weasyprint.svg.utils import alpha_value, color, parse_url

from layout.desk.files.drawing_pictures import embedded

NAMESPACE = "http://www.w3.org/2000/svg"
XLINK = "{http://www.w3.org/1999/xlink}href"
PAINTED = frozenset(
    [
        *("circle", "ellipse", "image", "line", "path", "polygon", "polyline", "rect"),
        *("text", "textPath", "tspan", "use"),
    ]
)
# What is not painted where it stands.
STORED = frozenset(
    [
        *("clipPath", "defs", "desc", "filter", "linearGradient", "marker", "mask"),
        *("metadata", "pattern", "radialGradient", "style", "symbol", "title"),
    ]
)
MARKERS = ("marker", "marker-start", "marker-mid", "marker-end")

ET.register_namespace("", NAMESPACE)
ET.register_namespace("xlink", "http://www.w3.org/1999/xlink")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """A drawing in two: `under` is to be a picture (None: nothing is), `over` drawn.

    `size` is in CSS pixels; `frame` is the edge of that in the drawing's own units: x,
    y, width, height.
    """

    under: ET.Element | None
    over: ET.Element
    size: tuple[float, float]
    frame: tuple[float, float, float, float]


def parted(data: bytes, *, strict: bool) -> Parted:
    """Part a drawing; `strict` counts all transparency among what cannot be printed."""
    root = ET.fromstring(data)
    svg = SVG(root, "asset:drawing.svg", None)
    judge = _Judge(svg=svg, strict=strict, known={})
    last = () if judge.cannot(svg.tree) else judge.last(svg.tree, ())
    size = _intrinsic(svg)
    frame = _frame(svg, size)
    if last is None:
        return Parted(under=None, over=root, size=size, frame=frame)
    under, over = copy.deepcopy(root), copy.deepcopy(root)
    _store(under, last, after=True)
    _store(over, last, after=False)
    return Parted(under=under, over=over, size=size, frame=frame)


def _children(node: Node) -> Iterator[tuple[int, Node]]:
    places = {id(element): n for n, element in enumerate(node._etree_node)}
    for child in node:
        if (number := places.get(id(child._etree_node))) is not None:
            yield number, child


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judge:
    """Says which elements cannot be printed as they are; `known` are those in defs."""

    svg: SVG
    strict: bool
    known: dict[str, bool]

    def last(self, node: Node, way: tuple[int, ...]) -> tuple[int, ...] | None:
        """Return the way to the last element that a press cannot print, if any.

        The way is of children's numbers, from the root. A group that cannot be printed
        counts as a whole, and so does a text.
        """
        found = None
        for number, child in _children(node):
            if child.tag in STORED or not child.display:
                continue
            here = (*way, number)
            if self.cannot(child):
                found = here
            elif child.tag not in PAINTED:
                found = self.last(child, here) or found
        return found

    def cannot(self, node: Node) -> bool:
        """Say whether a press cannot print an element by itself."""
        if node.get("mask", "none") != "none" or self._is_clear(node, "opacity"):
            return True
        if node.tag not in PAINTED:
            return False
        return (
            self._paints(node)
            or any(self._refers(_target(node.get(key))) for key in MARKERS)
            or (node.tag == "image" and _has_holes(_href(node)))
            or (node.tag == "use" and self._refers(_href(node).removeprefix("#")))
            or any(self._any(child) for _, child in _children(node))
        )

    def _paints(self, node: Node) -> bool:
        """Say whether a fill or stroke cannot be printed."""
        for kind in ("fill", "stroke"):
            source, paint = node.get_paint(kind)
            if source and self._refers(source):
                return True
            if paint and self.strict and color(paint).alpha < 1:
                return True
            if (source or paint) and self._is_clear(node, f"{kind}-opacity"):
                return True
        return False

    def _is_clear(self, node: Node, key: str) -> bool:
        return self.strict and alpha_value(node.get(key, 1)) < 1

    def _refers(self, name: str) -> bool:
        """Say whether what has a name, or anything in it, cannot be printed."""
        if not name:
            return False
        if name not in self.known:
            # Something that refers to itself is not worse for that.
            self.known[name] = False
            target = self.svg.tree.get_child(name)
            self.known[name] = target is not None and self._stored(target)
        return self.known[name]

    def _stored(self, target: Node) -> bool:
        """Say whether a press cannot print what is painted with a thing in defs.

        A gradient can be put in ink where no colour of it is seen through; but many
        workflows for PDF/X-1a print it in steps.
        """
        if "Gradient" not in target.tag:
            return self._any(target)
        stops = [stop for _, stop in _children(target)]
        above = _href(target).removeprefix("#")
        return (
            self.strict
            or any(alpha_value(stop.get("stop-opacity", 1)) < 1 for stop in stops)
            or any(color(stop.get("stop-color", "black")).alpha < 1 for stop in stops)
            or self._refers(above)
        )

    def _any(self, node: Node) -> bool:
        return self.cannot(node) or any(
            self._any(child) for _, child in _children(node)
        )


def _target(value: str | None) -> str:
    return parse_url(value).fragment if value else ""


def _href(node: Node) -> str:
    element = node._etree_node
    return str(element.get("href") or element.get(XLINK) or "").strip()


def _has_holes(href: str) -> bool:
    """Say whether an embedded picture is seen through; so is one that is none."""
    try:
        with Image.open(io.BytesIO(embedded(href))) as picture:
            return "A" in picture.getbands() or "transparency" in picture.info
    except (UnidentifiedImageError, OSError):
        return True


def _store(root: ET.Element, way: tuple[int, ...], *, after: bool) -> None:
    """Take out of sight what is painted after an element, or before it and itself.

    It goes into <defs>, where whatever refers to it still finds it.
    """
    if not way:
        for place in () if after else range(len(root)):
            _hide(root, place)
    element, levels = root, []
    for number in way:
        levels.append((element, number))
        element = element[number]
    for depth, (parent, number) in enumerate(levels, start=1):
        last = depth == len(levels)
        hidden = range(number + 1, len(parent))
        if not after:
            hidden = range(number + 1 if last else number)
        for place in hidden:
            _hide(parent, place)


def _hide(parent: ET.Element, place: int) -> None:
    child = parent[place]
    if not isinstance(child.tag, str) or child.tag.rpartition("}")[2] in STORED:
        return
    stored = ET.Element(f"{{{NAMESPACE}}}defs")
    stored.tail, child.tail = child.tail, None
    stored.append(child)
    parent[place] = stored


def _frame(svg: SVG, size: tuple[float, float]) -> tuple[float, float, float, float]:
    """Return the edge of a drawing of some CSS pixels in its own units."""
    width, height = size
    box = svg.get_viewbox()
    if not box:
        return 0.0, 0.0, width, height
    kept = svg.tree.get("preserveAspectRatio", "xMidYMid").split()
    if kept[0] == "none":
        return box[0], box[1], box[2], box[3]
    choose: Callable[..., float] = max if kept[1:] == ["slice"] else min
    scale = choose(width / box[2], height / box[3])
    shares = {"min": 0.0, "mid": 0.5, "max": 1.0}
    wide, high = width / scale, height / scale
    x = box[0] - (wide - box[2]) * shares.get(kept[0][1:4].lower(), 0.5)
    y = box[1] - (high - box[3]) * shares.get(kept[0][5:].lower(), 0.5)
    return x, y, wide, high


def _intrinsic(svg: SVG) -> tuple[float, float]:
    """Return the size of a drawing in CSS pixels: its own, or else its view box's."""
    width, height = svg.get_intrinsic_size(16)
    box = svg.get_viewbox() or (0, 0, width or 300, height or 150)
    if width is None:
        width = height * box[2] / box[3] if height is not None else box[2]
    return width, height if height is not None else width * box[3] / box[2]
