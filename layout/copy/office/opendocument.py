"""Articles from OpenDocument files: their content as the tree that all copy comes to.

No kept library reads the format, so its few dozen elements of text are read here
(OASIS OpenDocument 1.3 part 3, chapters 5 to 10). What is not known is passed
through: its words stay.
"""

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Final

import lxml.html
from lxml import etree

from layout.copy.dressing import SourceDraft, dressed_apart
from layout.copy.manuscript import Leftover, Reading, Source
from layout.copy.markdown.fields import Fields
from layout.copy.markup import escaped
from layout.copy.office.odtchanges import creator, margins_of, remark_changes
from layout.copy.office.odtfile import LISTS, FlatFile, body_of, check_lock, opened_file
from layout.copy.office.odtlists import OdtLists, lists_of
from layout.copy.office.odtstyles import Styles, styles_of
from layout.copy.office.package import Package
from layout.copy.office.told import (
    check_words,
    tell_comment,
    tell_macros,
    tell_missing_picture,
)
from layout.copy.office.wordstyles import ROLES
from layout.copy.office.wordxml import local, named, value_of
from layout.copy.remarks import refusal
from layout.copy.web.flow import Head
from layout.copy.web.flowing import flow_of
from layout.copy.web.inlining import MARKS
from layout.copy.web.itemising import MARK
from layout.notebook import Notebook

MACROS: Final = re.compile(r"^(?:Basic|Scripts)/.+")
HEADING: Final = re.compile(r"h[1-6]")
# What holds no words of the article: forms, lists of contents, marks of places.
SILENT: Final = frozenset(
    (
        *("forms", "sequence-decls", "variable-decls", "user-field-decls"),
        *("tracked-changes", "bookmark", "bookmark-start", "bookmark-end"),
        *("soft-page-break", "reference-mark", "annotation-end"),
        *("change", "change-start", "change-end", "table-column", "ruby-text"),
        *("footnote-citation", "endnote-citation", "note-citation"),
    )
)
INDEXES: Final = frozenset(
    (
        *("table-of-content", "illustration-index", "table-index", "object-index"),
        *("user-index", "alphabetical-index"),
    )
)
NAMES: Final = {
    "table": "table",
    "sub-table": "table",
    "a": "a",
}
# A frame's title and description are for those who cannot see it.
SVG: Final = "svg-compatible"
# The most cells or spaces that a count may stand for.
MOST: Final = 50
MOST_EMPTY: Final = 10


def read_opendocument(source: Source) -> Reading:
    """Return the articles of an OpenDocument file: as many as it has titles.

    Raises:
        Unreadable: it is locked, broken, or not safe to open.
    """
    remarks = Notebook(file=source.name)
    package = opened_file(source.data, remarks)
    check_lock(package)
    if any(MACROS.match(name) for name in package.names):
        tell_macros(remarks)
    content = package.xml("content.xml")
    body = None if content is None else body_of(content)
    if content is None or body is None:
        raise refusal(
            remarks, "the file has no text", "save it as a text document (.odt)"
        )
    styles = package.xml("styles.xml")
    reader = _OdtReader(
        styles=styles_of(styles, content),
        lists=lists_of(styles, content),
        package=package,
        name=source.name,
    )
    flow = flow_of(reader.tree(body))
    check_words(flow, remarks)
    flow.leftovers += [*reader.leftovers, *margins_of(styles)]
    remark_changes(body, remarks)
    draft = SourceDraft(
        source=replace(source, neighbour=reader.pictures.get),
        flow=flow,
        fields=Fields(),
        markup=any(isinstance(item, Head) for item in flow.items),
    )
    return dressed_apart(draft, remarks), tuple(remarks.notes)


@dataclass(slots=True, kw_only=True)
class _OdtReader:
    """Makes HTML of the content; pictures are kept by names made for them."""

    styles: Styles
    lists: OdtLists
    package: Package | FlatFile
    name: str
    pictures: dict[str, bytes] = field(default_factory=dict)
    leftovers: list[Leftover] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    line: int = 0
    # Text that waits for its place, which is behind all that `at` has: lxml copies what
    # is there with each word that is added.
    waiting: list[str] = field(default_factory=list)
    at: etree._Element | None = None

    def tree(self, body: etree._Element) -> etree._Element:
        """Return the body as a tree, its footnotes at the end."""
        root = lxml.html.Element("div")
        self.inside(body, root)
        if self.notes:
            frame = self.under(
                self.under(root, "div", {"class": "footnotes"}), "ol", {}
            )
            for note in self.notes:
                self.inside(note, self.under(frame, "li", {}))
        self.put()
        return root

    def append(self, parent: etree._Element, text: str | None) -> None:
        """Add text behind all that an element has."""
        if text:
            if self.at is not parent:
                self.put()
                self.at = parent
            self.waiting.append(text)

    def put(self) -> None:
        """Put text that waits in its place."""
        if self.at is not None and self.waiting:
            text = "".join(self.waiting)
            last = next(self.at.iterchildren(reversed=True), None)
            if last is not None:
                last.tail = (last.tail or "") + text
            else:
                self.at.text = (self.at.text or "") + text
        self.waiting, self.at = [], None

    def under(
        self, parent: etree._Element, tag: str, attributes: dict[str, str]
    ) -> etree._Element:
        """Add an element behind all that its parent has."""
        self.put()
        child = etree.SubElement(parent, tag)
        for name, text in attributes.items():
            if text:
                child.set(name, text)
        return child

    def inside(self, element: etree._Element, parent: etree._Element) -> None:
        """Make HTML of everything inside an element."""
        self.append(parent, element.text)
        for child in element:
            if local(child):
                self.element(child, parent)
            self.append(parent, child.tail)

    def element(self, element: etree._Element, parent: etree._Element) -> None:
        """Make HTML of one element by its name."""
        name = local(element)
        makers: dict[str, Callable[[etree._Element, etree._Element], None]] = {
            "p": self.paragraph,
            "h": self.paragraph,
            "span": self.span,
            **dict.fromkeys(LISTS, self.list),
            **dict.fromkeys(("note", "footnote", "endnote"), self.note),
            **dict.fromkeys(INDEXES, self.contents),
            **dict.fromkeys(("list-item", "list-header"), self.item),
            **dict.fromkeys(("table-cell", "covered-table-cell"), self.cell),
            "table-row": self.row,
            "annotation": self.comment,
            "image": self.picture,
            "s": self.spaces,
            "tab": self.spaces,
            "line-break": self.line_break,
            "object": self.embedded,
        }
        if name in makers:
            makers[name](element, parent)
        elif name not in SILENT and SVG not in etree.QName(element).namespace:
            self.other(element, parent)

    def other(self, element: etree._Element, parent: etree._Element) -> None:
        """Pass an element's words through, under HTML's name for it if it has one."""
        tag = NAMES.get(local(element))
        if tag is None:
            self.inside(element, parent)
            return
        attributes = {"href": value_of(element, "href")} if tag == "a" else {}
        self.inside(element, self.under(parent, tag, attributes))

    def paragraph(self, element: etree._Element, parent: etree._Element) -> None:
        """Make a paragraph or heading of it, by its style."""
        self.line += 1
        style = value_of(element, "style-name")
        role = self.styles.role(style)
        level = value_of(element, "outline-level") or value_of(element, "level") or "1"
        if local(element) == "h" and role not in ROLES:
            own = f"h{min(max(int(level), 1), 6)}" if level.isdecimal() else "h1"
            role = role if HEADING.fullmatch(role) else own
        tag = role if HEADING.fullmatch(role) else "p"
        if role == "quote":
            parent = self.under(parent, "blockquote", {})
        attributes = {"class": role, "data-line": str(self.line)}
        inner = self.styled(self.under(parent, tag, attributes), style)
        if local(element) == "h" and tag != "p" and not self.lists.open:
            headed = value_of(element, "is-list-header") != "true"
            number = self.lists.heading(int(tag[1])) if headed else ""
            self.append(inner, f"{number} " if number else "")
        self.inside(element, inner)

    def span(self, element: etree._Element, parent: etree._Element) -> None:
        """Make a span in its style; hidden words are kept apart."""
        style = value_of(element, "style-name")
        if self.styles.look(style).hidden:
            text = " ".join("".join(element.itertext()).split())
            reason = "it is hidden text"
            found = Leftover(text=escaped(text), reason=reason, line=self.line)
            self.leftovers.append(found)
            return
        self.inside(element, self.styled(parent, style))

    def styled(self, parent: etree._Element, style: str) -> etree._Element:
        """Return the element in which words of a style stand."""
        for tag in self.styles.look(style).tags:
            parent = self.under(parent, tag, {})
        return parent

    def list(self, element: etree._Element, parent: etree._Element) -> None:
        """Make a list; an inner one has the outer one's style if it has none."""
        numbered = self.lists.begin(element) or local(element) == "ordered-list"
        self.inside(element, self.under(parent, "ol" if numbered else "ul", {}))
        self.lists.end()

    def item(self, element: etree._Element, parent: etree._Element) -> None:
        """Make an item of it, with the mark that it is counted to have."""
        mark = self.lists.item(element) if self.lists.open else None
        own = self.under(parent, "li", {})
        if mark is not None and self.lists.level.way:
            own.set(MARK, mark)
        self.inside(element, own)

    def row(self, element: etree._Element, parent: etree._Element) -> None:
        """Make a row of it, as often as it says, if there are words in it."""
        often = _often(element, "number-rows-repeated")
        for _ in range(often if "".join(element.itertext()).strip() else 1):
            self.inside(element, self.under(parent, "tr", {}))

    def cell(self, element: etree._Element, parent: etree._Element) -> None:
        """Make a cell of it, as often as it says; a covered one stands empty."""
        for _ in range(_often(element, "number-columns-repeated")):
            self.inside(element, self.under(parent, "td", {}))

    def note(self, element: etree._Element, parent: etree._Element) -> None:
        """Keep a footnote for the end, and set its mark."""
        self.notes += named(element, "note-body", "footnote-body", "endnote-body")
        label = str(len(self.notes))
        self.append(self.under(parent, "sup", {MARKS: label}), label)

    def comment(self, element: etree._Element, parent: etree._Element) -> None:
        """Tell a comment, which is not printed."""
        text = " ".join("".join(p.itertext()) for p in named(element, "p"))
        tell_comment(
            self.package.remarks, text, author=creator(element), line=self.line
        )

    def picture(self, element: etree._Element, parent: etree._Element) -> None:
        """Keep a picture that is in the file; any other is named."""
        goal = value_of(element, "href").removeprefix("./").removeprefix("#")
        frame = element.getparent()
        # A frame may have its picture in several forms; the first is the best.
        forms = [] if frame is None else named(frame, "image")
        if forms and forms[0] is not element:
            return
        data = self.within(element)
        if data is None and goal and ".." not in goal.split("/"):
            data = self.package.read(goal)
        if data is None:
            tell_missing_picture(self.package.remarks, goal, line=self.line)
            return
        stem = PurePosixPath(self.name.replace("\\", "/")).stem
        name = f"{stem}-{len(self.pictures) + 1}{PurePosixPath(goal).suffix}"
        self.pictures[name] = data
        said = [] if frame is None else [*named(frame, "desc"), *named(frame, "title")]
        alt = next((text for s in said if (text := "".join(s.itertext()).strip())), "")
        self.under(parent, "img", {"src": name, "alt": alt})

    def within(self, element: etree._Element) -> bytes | None:
        """Return a picture that is written in the text itself."""
        for binary in named(element, "binary-data"):
            text = "".join("".join(binary.itertext()).split())
            binary.clear()
            try:
                return base64.b64decode(text, validate=True)
            except ValueError:
                return None
        return None

    def spaces(self, element: etree._Element, parent: etree._Element) -> None:
        """Write out spaces that are counted, and tabs."""
        count = value_of(element, "c")
        self.append(parent, " " * (min(int(count), MOST) if count.isdecimal() else 1))

    def line_break(self, element: etree._Element, parent: etree._Element) -> None:
        """Break a line."""
        self.under(parent, "br", {})

    def contents(self, element: etree._Element, parent: etree._Element) -> None:
        """Leave a table of contents out: its words are those of the heads."""
        text = " ".join(" ".join(p.itertext()) for p in named(element, "p"))
        reason = "it is a table of contents"
        if text.strip():
            found = Leftover(text=escaped(text), reason=reason, line=self.line)
            self.leftovers.append(found)

    def embedded(self, element: etree._Element, parent: etree._Element) -> None:
        """Set an embedded formula's characters, a chart's title and its figures."""
        goal = value_of(element, "href").removeprefix("./")
        part = self.package.xml(f"{goal}/content.xml") if goal else None
        if part is not None and local(part) == "math":
            words = [e.text or "" for e in named(part, "mi", "mn", "mo", "mtext")]
            self.append(parent, "".join(words))
            return
        if part is None:
            self.inside(element, parent)
            return
        for title in named(part, "title", "subtitle"):
            if local(title.getparent()) == "chart":
                self.inside(title, parent)
        for table in named(part, "table")[:1]:
            self.element(table, parent)


def _often(element: etree._Element, name: str) -> int:
    count = value_of(element, name)
    # A spreadsheet repeats its empty cells to the sheet's end.
    empty = not "".join(element.itertext()).strip()
    often = int(count) if count.isdecimal() and len(count) < 6 else 1
    return max(1, min(often, MOST if not empty else MOST_EMPTY))
