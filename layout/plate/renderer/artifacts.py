"""The worker's own structure: what of a page is content, and what only decorates it.

It stands in the place of WeasyPrint's, which knows nothing of artifacts, lists of
ours or the copy's lines. An element with `aria-hidden="true"` is an artifact of
paging (ISO 32000-1, 14.8.2.2.2): running lines, a jump's second head, a stamp.
Everything else that is drawn is a marked content of a tag; which one, its HTML says.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import pydyf
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf.stream import Stream

from layout.plate.renderer.objects import LaidOutDocument, LayoutBox, PageStream
from layout.plate.renderer.page_state import GroupContent, page_in_hand
from layout.plate.tags import ENCODER, KEY, Tag

# A CSS pixel in points.
POINTS = 0.75
SVG = "{http://www.w3.org/2000/svg}svg"
TITLE = "{http://www.w3.org/2000/svg}title"
# What an HTML element is in PDF 1.7 (ISO 32000-1, 14.8.4); any other is nothing by
# itself: a leg of copy, a word in italics.
KINDS = {
    "article": "Art",
    "aside": "Sect",
    "section": "Sect",
    "nav": "Sect",
    "footer": "Sect",
    "figure": "Div",
    "figcaption": "Caption",
    "img": "Figure",
    SVG: "Figure",
    "blockquote": "BlockQuote",
    "p": "P",
    "ul": "L",
    "ol": "L",
    "li": "LI",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "a": "Link",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
}
LABELS = frozenset(("marker", "label"))
# These hold elements; type that stands in them directly is a paragraph.
GROUPS = frozenset(("Document", "Art", "Sect", "Div", "BlockQuote", "Caption", "LBody"))

_ordinary_draw = Stream.draw_x_object


def artifacts_of(root: Element) -> frozenset[Element]:
    """Return the elements of a page's HTML that are none of its content."""
    return frozenset(
        inner
        for element in root.iter()
        if _is_hidden(element)
        for inner in element.iter()
    )


def _is_hidden(element: Element) -> bool:
    """Say whether an element is hidden, or a picture without words."""
    if element.get("aria-hidden") == "true":
        return True
    return element.tag in ("img", SVG) and not _alternative(element)


def _alternative(element: Element) -> str:
    """Return the words that stand for a picture."""
    title = element.findtext(TITLE) if element.tag == SVG else ""
    words = element.get("alt") or element.get("aria-label") or title or ""
    return str(words).strip()


@contextmanager
def marked(stream: PageStream, box: LayoutBox, tag: str) -> Iterator[None]:
    """Mark what is drawn of a box as content, or as an artifact."""
    page = page_in_hand()
    if stream._tags is None or page is None:
        yield
        return
    if hasattr(stream, "id"):
        # In a group nothing is marked: the group is, where it is drawn.
        found = GroupContent(stream=stream, box=box)
        page.groups.setdefault(id(stream), found)
        yield
        return
    if box.element in page.hidden:
        properties = pydyf.Dictionary({"Type": "/Pagination"})
        stream.begin_marked_content("Artifact", properties)
    else:
        number = len(stream._tags)
        stream._tags[box] = number
        stream.begin_marked_content(tag, pydyf.Dictionary({"MCID": number}))
    try:
        yield
    finally:
        stream.end_marked_content()


def draw_group(stream: PageStream, name: str) -> None:
    """Draw a group; if there is content in it, as one marked content of the page.

    What is seen through is drawn in a group, where numbers of marked contents would
    be another count than the page's (ISO 32000-1, 14.7.4.2).
    """
    page = page_in_hand()
    group = stream._resources["XObject"].get(name)
    found = page.groups.pop(id(group), None) if page else None
    if found is None:
        _ordinary_draw(stream, name)
        return
    with marked(stream, found.box, "Span"):
        _ordinary_draw(stream, name)


def add_tags(
    pdf: pydyf.PDF,
    document: LaidOutDocument,
    _version: object,
    streams: list[PageStream],
) -> None:
    """Put the tags of a document's one page into its PDF, as they are handed on."""
    page = document.pages[0]._page_box
    tags = _Builder(streams[0]._tags or {}, page.height).page(page)
    content = pydyf.Stream([ENCODER.encode(tags)], compress=True)
    pdf.add_object(content)
    pdf.catalog[KEY] = content.reference


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """What a box stands in: a tag, and the element that this was opened for."""

    tag: Tag
    element: Element | None = None


class _Builder:
    """Reads a page's boxes; of all boxes of an element it makes one tag."""

    def __init__(self, marks: dict[LayoutBox, int], height: float) -> None:
        self._marks = marks
        self._height = height
        self._links = 0
        self._known: dict[Element, Tag] = {}
        self._items: dict[int, Tag] = {}
        self._bare: set[int] = set()

    def page(self, page: LayoutBox) -> list[Tag]:
        """Return what stands on the page."""
        root = Tag("Document", kids=[])
        self._box(page, _Standing(tag=root))
        return [kid for kid in _pruned(root).kids if isinstance(kid, Tag)]

    def _box(self, box: LayoutBox, around: _Standing) -> None:
        """Add a box and what is in it to the tag that it stands in."""
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        tag, element = around.tag, around.element
        if box.element is not None and box.element is not element:
            element = box.element
            if element not in self._known:
                self._known[element] = self._open(box, element, tag)
            tag = self._known[element]
        if box.link_annotation:
            box.link_annotation["StructParent"] = self._links
            tag.links.append(self._links)
            self._links += 1
        if box in self._marks:
            self._holder(tag).kids.append(self._marks[box])
        for child in getattr(box, "children", ()):
            self._box(child, _Standing(tag=tag, element=element))

    def _open(self, box: LayoutBox, element: Element, parent: Tag) -> Tag:
        """Return a new tag for an element in `parent`, or that if it is nothing."""
        if LABELS.intersection(element.get("class", "").split()):
            return self._label(parent)
        kind = KINDS.get(element.tag, "Span" if _is_foreign(element) else "")
        if not kind:
            return parent
        tag = Tag(
            kind,
            kids=[],
            line=int(element.get("data-line", 0)),
            cut="data-cut" in element.attrib,
            key=element.get("id", "") if kind == "Art" else "",
            lang=element.get("lang", ""),
            ordered=element.tag == "ol",
            links=[],
        )
        parent.kids.append(tag)
        if parent.kind in ("L", "BlockQuote") and not parent.line:
            parent.line = tag.line
        if kind == "Figure":
            tag.alt, tag.box = _alternative(element), self._place(box)
        return self._body(tag) if kind == "LI" else tag

    def _label(self, body: Tag) -> Tag:
        """Return a list item's label, which stands before its body."""
        item, label = self._items.get(id(body)), Tag("Lbl", kids=[])
        if item is None:
            return body
        item.kids.insert(0, label)
        return label

    def _body(self, item: Tag) -> Tag:
        body = Tag("LBody", kids=[], links=[])
        item.kids.append(body)
        self._items[id(body)] = item
        return body

    def _holder(self, tag: Tag) -> Tag:
        """Return what holds type of a tag: itself, or a paragraph in a group."""
        if tag.kind not in GROUPS:
            return tag
        last = tag.kids[-1] if tag.kids else None
        if not isinstance(last, Tag) or id(last) not in self._bare:
            last = Tag("P", kids=[])
            self._bare.add(id(last))
            tag.kids.append(last)
        return last

    def _place(self, box: LayoutBox) -> tuple[float, ...]:
        left, top = box.content_box_x(), box.content_box_y()
        right, foot = left + box.width, top + box.height
        sides = (left, self._height - foot, right, self._height - top)
        return tuple(round(side * POINTS, 3) for side in sides)


def _is_foreign(element: Element) -> bool:
    return element.tag not in ("html", "body") and "lang" in element.attrib


def _pruned(tag: Tag) -> Tag:
    """Take out the tags that nothing was drawn for."""
    kids = [_pruned(kid) if isinstance(kid, Tag) else kid for kid in tag.kids]
    tag.kids = [k for k in kids if not isinstance(k, Tag) or k.kids or k.links]
    return tag
