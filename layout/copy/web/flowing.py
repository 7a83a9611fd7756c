"""A tree of HTML into what an article is made of, in reading order.

Word processors' files, Markdown and web pages all come to such a tree. Whatever
Layout cannot set becomes the nearest thing that it can, with every word; a figure
beside the words says how often.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from lxml import etree

from layout.copy.manuscript import (
    Break,
    Footnote,
    Leftover,
    ListBlock,
    Quote,
    SourceTable,
    Verse,
)
from layout.copy.markup import escaped, strong
from layout.copy.web.block_tags import HEADS, holds_blocks
from layout.copy.web.flow import Flow, FlowItem, Head, Para, texts_of_item
from layout.copy.web.gridding import grid_of
from layout.copy.web.inlining import (
    EMBEDDED,
    SILENT,
    InlineMarkdown,
    classes_of,
    inline_nodes,
    inline_of,
    shown_tag,
    tag_of,
)
from layout.copy.web.itemising import office_mark
from layout.copy.web.itemlists import is_all_links, read_list
from layout.copy.web.versing import LINED, VERSE, are_verse, parted, source_lines
from layout.copy.web.webnotes import NOTE, mark_notes

ROWS: Final = frozenset(["tbody", "thead", "tfoot", "tr"])
NOTES: Final = frozenset(["footnotes", "endnotes", "footnotes-list"])
# Longer than that, a paragraph in italic under a picture is copy.
LONGEST_CAPTION: Final = 45


def flow_of(root: etree._Element) -> Flow:
    """Read a tree. `data-line` on an element is its line in the source."""
    reader = _TreeReader(flow=Flow())
    reader.comments(mark_notes(root))
    reader.block(root)
    return reader.flow


@dataclass(slots=True, kw_only=True)
class _TreeReader:
    """Walks the tree; `waiting` is a picture that may yet get its caption."""

    flow: Flow
    line: int = 1
    waiting: bool = False
    role: str = ""
    # The verse and the list that paragraphs may go on with.
    stanza: FlowItem | None = None
    office_list: FlowItem | None = None

    def block(self, element: etree._Element) -> None:
        """Read one block by its tag."""
        self.line = int(element.get("data-line") or self.line)
        tag = tag_of(element)
        if element.get(NOTE) is not None:
            self.note(element)
            return
        setters = {
            **dict.fromkeys(HEADS, self.head),
            **dict.fromkeys(("ul", "ol", "menu"), self.items),
            **dict.fromkeys(EMBEDDED, self.embed),
            "blockquote": self.quote,
            "table": self.table,
            "pre": self.code,
            "hr": self.rule,
            "figure": self.figure,
        }
        if tag in setters:
            setters[tag](element)
        elif tag and tag not in SILENT:
            self.container(element)

    def rule(self, element: etree._Element) -> None:
        """Add a rule, or what stands between paragraphs in its place."""
        # The rule above notes is a site's way to set them off.
        if not classes_of(element) & {"footnotes-sep"}:
            self.add(Break(line=self.line))

    def embed(self, element: etree._Element) -> None:
        """Leave a film, a frame or a program out, by its name."""
        self.embedded([shown_tag(element)])

    def container(self, element: etree._Element) -> None:
        """Read what only holds others, and words that stand loose in it."""
        role, self.role = self.role, class_role(element) or self.role
        if classes_of(element) & NOTES:
            self.role = "note"
        if classes_of(element) & VERSE:
            self.role = "verse"
        mark = office_mark(element)
        if mark is not None:
            self.office_item(element, mark)
            self.role = role
            return
        loose: list[etree._Element | str] = [element.text or ""]
        for child in element:
            if holds_blocks(child):
                self.paragraph(inline_nodes(loose))
                loose = []
                self.block(child)
            else:
                loose.append(child)
            loose.append(child.tail or "")
        term = tag_of(element) == "dt" or tag_of(element) == "summary"
        self.paragraph(inline_nodes(loose), bold=term)
        self.role = role

    def paragraph(self, inline: InlineMarkdown, *, bold: bool = False) -> None:
        """Add a paragraph, or two where its line breaks come in twos."""
        self.remark(inline)
        if not inline.text.strip() and not inline.shots:
            return
        pictured = bool(inline.shots)
        captioned = pictured or self.waiting
        if captioned and self.is_caption(inline) and self.flow.shots:
            shot = self.flow.shots[-1]
            self.flow.shots[-1] = replace(shot, caption=inline.markdown())
            self.waiting = False
            return
        for part in parted(inline):
            self.part(part, bold=bold)
        self.waiting = pictured and not inline.text.strip()

    def part(self, inline: InlineMarkdown, *, bold: bool) -> None:
        """Add a paragraph, or lines that stay lines."""
        lines = inline.lines()
        if self.role == "verse" or (self.role in LINED and are_verse(lines)):
            self.verse(tuple(line.markdown() for line in lines))
            return
        for own in lines if self.role == "byline" else [inline]:
            text = own.markdown()
            para = Para(
                text=strong(text) if bold else text,
                line=self.line,
                role=self.role,
                bold=inline.bold,
            )
            self.add(para, linked=inline.anchored)

    def verse(self, lines: tuple[str, ...]) -> None:
        """Add a stanza; paragraphs that follow each other may be its lines."""
        last = self.flow.items[-1] if self.flow.items else None
        if len(lines) == 1 and isinstance(last, Verse) and self.stanza is last:
            self.flow.items[-1] = replace(last, lines=(*last.lines, *lines))
        elif lines:
            self.add(Verse(lines=lines, line=self.line))
        if lines:
            self.stanza = self.flow.items[-1] if len(lines) == 1 else None

    def is_caption(self, inline: InlineMarkdown) -> bool:
        """Say whether words beside a picture are its caption."""
        words = inline.text.split()
        if not words or (self.flow.shots and self.flow.shots[-1].caption):
            return False
        return self.role == "caption" or (
            inline.italic and len(words) <= LONGEST_CAPTION
        )

    def head(self, element: etree._Element) -> None:
        """Add a heading."""
        level = int(tag_of(element)[1])
        inline = inline_of(element)
        self.remark(inline)
        text = inline.text
        if text.strip():
            # A heading is bold by itself.
            plain = [replace(run, bold=False) for run in inline.runs]
            markdown = InlineMarkdown(runs=plain).markdown()
            head = Head(text=markdown, level=level, line=self.line)
            self.add(head, linked=inline.anchored)

    def items(self, element: etree._Element) -> None:
        """Add a list; a list inside it comes behind its item, at the same level."""
        if self.role == "note":
            self.notes(element)
            return
        first = len(self.flow.items)
        read_list(element, self)
        if is_all_links(element):
            self.flow.linked |= set(range(first, len(self.flow.items)))

    def office_item(self, element: etree._Element, mark: str) -> None:
        """Add a paragraph that a word processor saved as an item with its mark."""
        inline = inline_of(element)
        self.remark(inline)
        text, last = inline.markdown(), self.flow.items[-1] if self.flow.items else None
        if text and isinstance(last, ListBlock) and last is self.office_list:
            marks = (*(last.marks or ("",) * len(last.items)), mark)
            self.flow.items[-1] = replace(last, items=(*last.items, text), marks=marks)
        elif text:
            numbered = bool(mark)
            block = ListBlock(
                items=(text,), line=self.line, numbered=numbered, marks=(mark,)
            )
            self.add(block)
        self.office_list = self.flow.items[-1] if self.flow.items else None

    def quote(self, element: etree._Element) -> None:
        """Add a quote: everything in it that has words, paragraph by paragraph."""
        inside = _TreeReader(flow=Flow(shots=self.flow.shots), line=self.line)
        inside.container(element)
        self.flow.leftovers += inside.flow.leftovers
        self.flow.odd += inside.flow.odd
        self.flow.notes += inside.flow.notes
        for apart, found in groupby(inside.flow.items, key=_stands_alone):
            items = list(found)
            if apart:
                self.flow.items += items
                continue
            texts = tuple(text for item in items for text in texts_of_item(item))
            if texts:
                self.add(Quote(paragraphs=texts, line=items[0].line))

    def table(self, element: etree._Element) -> None:
        """Add a table; one of a single column is only a frame around paragraphs."""
        self.beside_cells(element)
        rows = grid_of(element, self.cell)
        width = max((len(row) for row in rows), default=0)
        if width < 2 or len(rows) < 2:
            for row in rows:
                for cell in row:
                    if cell:
                        self.add(Para(text=cell, line=self.line))
            self.flow.odd["frame"] += bool(rows)
            return
        full = [(*row, *[""] * (width - len(row))) for row in rows]
        self.add(
            SourceTable(
                header=full[0],
                rows=tuple(full[1:]),
                line=self.line,
                align=_alignment(element, width),
            )
        )

    def beside_cells(self, element: etree._Element) -> None:
        """Add what stands in a table and in no cell of it: its caption, stray words."""
        self.paragraph(inline_nodes([element.text or ""]))
        for child in element:
            tag = tag_of(child)
            if tag in ROWS:
                self.beside_cells(child)
            elif tag not in ("td", "th") or tag_of(element) != "tr":
                if holds_blocks(child):
                    self.block(child)
                else:
                    self.paragraph(inline_nodes([child]))
            self.paragraph(inline_nodes([child.tail or ""]))

    def cell(self, element: etree._Element) -> str:
        """Return a cell's words."""
        inline = inline_of(element)
        self.remark(inline)
        return inline.markdown()

    def code(self, element: etree._Element) -> None:
        """Add code, for which a newspaper has no face, as plain lines."""
        if classes_of(element) & VERSE:
            self.printed_verse(element)
            return
        text = "".join(element.itertext())
        self.flow.odd["code"] += bool(text.strip())
        for line in text.split("\n"):
            if line.strip():
                self.add(Para(text=escaped(line).strip(), line=self.line, role="code"))

    def figure(self, element: etree._Element) -> None:
        """Add a figure's pictures with its caption; one without a picture is words."""
        captions = list(element.iter("figcaption"))
        images = list(element.iter("img"))
        other = element.iterdescendants("table", "blockquote", "pre", "figure")
        if not images or next(other, None) is not None:
            self.container(element)
            return
        inline, before = InlineMarkdown(), len(self.flow.shots)
        for caption in captions:
            found = inline_of(caption)
            self.remark(found)
            inline.runs += found.runs
            caption.drop_tree()
        self.container(element)
        if len(self.flow.shots) == before:
            self.paragraph(inline)
            return
        first = self.flow.shots[before]
        caption = inline.markdown() or first.caption
        self.flow.shots[before] = replace(first, caption=caption)
        self.waiting = not caption

    def printed_verse(self, element: etree._Element) -> None:
        """Add verses whose lines and stanzas are those of the source."""
        stanzas: list[list[str]] = [[]]
        for line in source_lines(inline_of(element)):
            if line.text.strip():
                stanzas[-1].append(line.markdown())
            elif stanzas[-1]:
                stanzas.append([])
        for lines in filter(None, stanzas):
            self.add(Verse(lines=tuple(lines), line=self.line))

    def note(self, element: etree._Element) -> None:
        """Add a footnote."""
        inline = inline_of(element)
        self.remark(inline)
        self.flow.notes += 1
        label = element.get(NOTE) or str(self.flow.notes)
        text = inline.markdown()
        if text:
            self.add(Footnote(label=label, text=text, line=self.line))

    def notes(self, element: etree._Element) -> None:
        """Add a list of footnotes."""
        self.paragraph(inline_nodes([element.text or ""]))
        for item in element:
            if isinstance(item.tag, str):
                self.note(item)
            self.paragraph(inline_nodes([item.tail or ""]))

    def comments(self, comments: list[str]) -> None:
        """Leave out what people have remarked on a draft."""
        for text in comments:
            reason = "it is a comment on the draft"
            self.flow.leftovers.append(
                Leftover(text=escaped(text), reason=reason, line=self.line)
            )
        self.flow.odd["comment"] += len(comments)

    def embedded(self, names: Iterable[str]) -> None:
        """Leave out what no page can show, by its name."""
        for name in names:
            reason = "it shows what paper cannot"
            self.flow.leftovers.append(
                Leftover(text=escaped(name), reason=reason, line=self.line)
            )

    def remark(self, inline: InlineMarkdown) -> None:
        """Take out of a paragraph what it cannot hold, and count what is odd."""
        shots = [replace(shot, line=self.line) for shot in inline.shots]
        self.flow.shots += [shot for shot in shots if shot.source]
        self.embedded(inline.embedded)
        for text in filter(None, inline.struck):
            self.flow.leftovers.append(
                Leftover(text=text, reason="it is struck out", line=self.line)
            )
        self.flow.odd["code"] += inline.code
        self.flow.odd["stale-link"] += inline.stale_links
        self.flow.odd["script"] += inline.scripts

    def add(self, item: FlowItem, *, linked: bool = False) -> None:
        """Add an item; a picture before it waits for no caption any more."""
        if linked:
            self.flow.linked.add(len(self.flow.items))
        self.flow.items.append(item)
        self.waiting = False


def class_role(element: etree._Element) -> str:
    """Return what an element's class says its words are, if it says it."""
    known = (
        *("headline", "standfirst", "byline", "kicker", "caption", "dateline"),
        "verse",
    )
    names = classes_of(element)
    return next((name for name in known if name in names), "")


def _stands_alone(item: FlowItem) -> bool:
    """Say whether an item keeps its own form in a quotation."""
    return isinstance(item, Verse | Footnote)


def _alignment(table: etree._Element, width: int) -> tuple[str, ...]:
    first = next(table.iter("tr"))
    found: list[str] = []
    for cell in first:
        style = (cell.get("style") or "").replace(" ", "")
        named = [side for side in ("right", "center") if f"align:{side}" in style]
        found.append((named or [cell.get("align") or "left"])[0])
    sides = [side if side in ("right", "center") else "left" for side in found]
    return (*sides, *["left"] * (width - len(sides)))[:width] if sides else ()
