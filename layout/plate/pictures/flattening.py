"""Drawings parted where a press could not follow: what it cannot, and what lies on it.

A mask or a picture with holes has to become a picture; PDF/X-1a knows no transparency,
and its workflows no gradients to speak of. What is under such a thing is seen through
it, so everything painted up to the last of them belongs to the picture; what is painted
after, type as a rule, stays drawn. SVG paints in document order (SVG 2, 3.4).
"""

import copy
import io
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from PIL import Image, UnidentifiedImageError

from layout.desk.files.drawing_pictures import DRAWN, embedded
from layout.plate.renderer.svg_reading import (
    DrawingFrame,
    DrawingSize,
    DrawnElement,
    ReadDrawing,
    colour_opacity,
    opacity,
)

NAMESPACE = "http://www.w3.org/2000/svg"
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

# The way from a drawing's root to one of its elements: children's numbers.
Way = tuple[int, ...]

ET.register_namespace("", NAMESPACE)
ET.register_namespace("xlink", "http://www.w3.org/1999/xlink")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """A drawing in two: `under` is to be a picture (None: nothing is), `over` drawn.

    `frame` is the edge of its `size` in the drawing's own units.
    """

    under: ET.Element | None
    over: ET.Element
    size: DrawingSize
    frame: DrawingFrame


def parted(data: bytes, *, strict: bool) -> Parted:
    """Part a drawing; `strict` counts all transparency among what cannot be printed."""
    # The desk has read it, and takes no entities: nothing is left to expand.
    root = ET.fromstring(data)  # nosec B314
    drawing = ReadDrawing(root)
    judge = _Judge(drawing=drawing, strict=strict, known={})
    last = () if judge.cannot(drawing.tree) else judge.last(drawing.tree, ())
    size = drawing.size
    frame = _frame(drawing, size)
    if last is None:
        return Parted(under=None, over=root, size=size, frame=frame)
    under, over = copy.deepcopy(root), copy.deepcopy(root)
    _store(under, last, after=True)
    _store(over, last, after=False)
    return Parted(under=under, over=over, size=size, frame=frame)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judge:
    """Says which elements cannot be printed as they are; `known` are those in defs."""

    drawing: ReadDrawing
    strict: bool
    known: dict[str, bool]

    def last(self, node: DrawnElement, way: Way) -> Way | None:
        """Return the way to the last element that a press cannot print, if any.

        A group that cannot be printed counts as a whole, and so does a text.
        """
        found = None
        for number, child in node.children():
            if child.tag in STORED or not child.display:
                continue
            here = (*way, number)
            if self.cannot(child):
                found = here
            elif child.tag not in PAINTED:
                found = self.last(child, here) or found
        return found

    def cannot(self, node: DrawnElement) -> bool:
        """Say whether a press cannot print an element by itself."""
        if node.get("mask", "none") != "none" or self._is_clear(node, "opacity"):
            return True
        if node.tag not in PAINTED:
            return False
        return (
            self._paints(node)
            or any(self._refers(node.target(key)) for key in MARKERS)
            or (node.tag == "image" and _has_holes(node.href))
            or (node.tag == "use" and self._refers(node.href.removeprefix("#")))
            or any(self._any(child) for _, child in node.children())
        )

    def _paints(self, node: DrawnElement) -> bool:
        """Say whether a fill or stroke cannot be printed."""
        for kind in ("fill", "stroke"):
            paint = node.paint(kind)
            if paint.source and self._refers(paint.source):
                return True
            if paint.colour and self.strict and colour_opacity(paint.colour) < 1:
                return True
            painted = paint.source or paint.colour
            if painted and self._is_clear(node, f"{kind}-opacity"):
                return True
        return False

    def _is_clear(self, node: DrawnElement, key: str) -> bool:
        return self.strict and opacity(node.get(key, "1")) < 1

    def _refers(self, name: str) -> bool:
        """Say whether what has a name, or anything in it, cannot be printed."""
        if not name:
            return False
        if name not in self.known:
            # Something that refers to itself is not worse for that.
            self.known[name] = False
            target = self.drawing.named(name)
            self.known[name] = target is not None and self._stored(target)
        return self.known[name]

    def _stored(self, target: DrawnElement) -> bool:
        """Say whether a press cannot print what is painted with a thing in defs.

        A gradient can be put in ink where no colour of it is seen through; but many
        workflows for PDF/X-1a print it in steps.
        """
        if "Gradient" not in target.tag:
            return self._any(target)
        stops = [stop for _, stop in target.children()]
        colours = [stop.get("stop-color", "black") for stop in stops]
        above = target.href.removeprefix("#")
        return (
            self.strict
            or any(opacity(stop.get("stop-opacity", "1")) < 1 for stop in stops)
            or any(colour_opacity(colour) < 1 for colour in colours)
            or self._refers(above)
        )

    def _any(self, node: DrawnElement) -> bool:
        return self.cannot(node) or any(
            self._any(child) for _, child in node.children()
        )


def _has_holes(href: str) -> bool:
    """Say whether an embedded picture is seen through; so is one that is none."""
    try:
        with Image.open(io.BytesIO(embedded(href)), formats=DRAWN) as picture:
            return "A" in picture.getbands() or "transparency" in picture.info
    except (UnidentifiedImageError, OSError):
        return True


def _store(root: ET.Element, way: Way, *, after: bool) -> None:
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


def _frame(drawing: ReadDrawing, size: DrawingSize) -> DrawingFrame:
    """Return the edge of a drawing of some CSS pixels in its own units."""
    box = drawing.view_box
    if box is None:
        return DrawingFrame(x=0.0, y=0.0, width=size.width, height=size.height)
    kept = drawing.tree.get("preserveAspectRatio", "xMidYMid").split()
    if kept[0] == "none":
        return box
    choose: Callable[..., float] = max if kept[1:] == ["slice"] else min
    scale = choose(size.width / box.width, size.height / box.height)
    shares = {"min": 0.0, "mid": 0.5, "max": 1.0}
    wide, high = size.width / scale, size.height / scale
    return DrawingFrame(
        x=box.x - (wide - box.width) * shares.get(kept[0][1:4].lower(), 0.5),
        y=box.y - (high - box.height) * shares.get(kept[0][5:].lower(), 0.5),
        width=wide,
        height=high,
    )
