"""A tree of HTML into what an article is made of, in reading order.

Word processors' files, Markdown and web pages all come to such a tree. Whatever
Layout cannot set becomes the nearest thing that it can, with every word; a figure
beside the words says how often.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from layout.copy.manuscript import Break, Leftover, ListBlock, Quote, SourceTable
from layout.copy.markup import escaped, strong, superscript
from layout.copy.web.flow import Flow, FlowItem, Head, Para, texts_of_item
from layout.copy.web.inlining import (
    EMBEDDED,
    SILENT,
    STRUCK,
    InlineMarkdown,
    classes_of,
    inline_nodes,
    inline_of,
    shown_tag,
    tag_of,
)

HEADS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
LEAVES: Final = frozenset(["p", "summary", "caption", "figcaption", "dt", "dd"])
BLOCKS: Final = LEAVES | frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "center", "details"),
        *("div", "dl", "fieldset", "figure", "footer", "form", "header", "hgroup"),
        *("hr", "html", "li", "main", "menu", "nav", "ol", "pre", "section", "table"),
        *("ul", "tbody", "thead", "tfoot", "tr", "td", "th", *HEADS),
    )
)
ROWS: Final = frozenset(["tbody", "thead", "tfoot", "tr"])
NOTES: Final = frozenset(["footnotes", "endnotes", "footnotes-list"])
# Longer than that, a paragraph in italic under a picture is copy.
LONGEST_CAPTION: Final = 45


def flow_of(root: etree._Element) -> Flow:
    """Read a tree. `data-line` on an element is its line in the source."""
    reader = _TreeReader(flow=Flow())
    reader.block(root)
    return reader.flow


@dataclass(slots=True, kw_only=True)
class _TreeReader:
    """Walks the tree; `waiting` is a picture that may yet get its caption."""

    flow: Flow
    line: int = 1
    waiting: bool = False
    role: str = ""

    def block(self, element: etree._Element) -> None:
        """Read one block by its tag."""
        self.line = int(element.get("data-line") or self.line)
        tag = tag_of(element)
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
        self.add(Break(line=self.line))

    def embed(self, element: etree._Element) -> None:
        """Leave a film, a frame or a program out, by its name."""
        self.embedded([shown_tag(element)])

    def container(self, element: etree._Element) -> None:
        """Read what only holds others, and words that stand loose in it."""
        role, self.role = self.role, class_role(element) or self.role
        if classes_of(element) & NOTES:
            self.role = "note"
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
        for text in _parted(inline):
            para = Para(
                text=strong(text) if bold else text,
                line=self.line,
                role=self.role,
                bold=inline.bold,
            )
            self.add(para, linked=inline.anchored)
        self.waiting = pictured and not inline.text.strip()

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
        self.entries(element)
        if _is_all_links(element):
            self.flow.linked |= set(range(first, len(self.flow.items)))

    def entries(self, element: etree._Element) -> None:
        """Add a list's items, in as many lists as there are blocks between them."""
        numbered = tag_of(element) == "ol"
        start = _number(element.get("start"), 1)
        items: list[str] = [escaped(element.text or "").strip()]
        for child in element:
            own, inner = self.item(child)
            items += [own, escaped(child.tail or "").strip()]
            if not inner:
                continue
            start = self.list_of(items, numbered, start)
            items = []
            for block in inner:
                self.flow.odd["nested-list"] += tag_of(block) in ("ul", "ol", "menu")
                self.block(block)
        self.list_of(items, numbered, start)

    def list_of(self, items: list[str], numbered: bool, start: int) -> int:
        """Add a list and return the number that comes next."""
        worded = tuple(filter(None, items))
        if worded:
            self.add(
                ListBlock(items=worded, line=self.line, numbered=numbered, start=start)
            )
        return start + len(worded)

    def item(self, element: etree._Element) -> tuple[str, list[etree._Element]]:
        """Return an item's own words, and the blocks in it that are no words."""
        if not isinstance(element.tag, str):
            return "", []
        if tag_of(element) != "li":
            return "", [element]
        parts: list[etree._Element | str] = [element.text or ""]
        inner: list[etree._Element] = []
        for child in element:
            apart = tag_of(child) in BLOCKS - LEAVES - {"div", "section"}
            inner += [child] if apart else []
            parts += [*([] if apart else [child]), child.tail or ""]
        inline = inline_nodes(parts)
        self.remark(inline)
        return inline.markdown(), inner

    def quote(self, element: etree._Element) -> None:
        """Add a quote: everything in it that has words, paragraph by paragraph."""
        inside = _TreeReader(flow=Flow(shots=self.flow.shots), line=self.line)
        inside.container(element)
        self.flow.leftovers += inside.flow.leftovers
        self.flow.odd += inside.flow.odd
        line = next((item.line for item in inside.flow.items), self.line)
        texts = tuple(
            text for item in inside.flow.items for text in texts_of_item(item)
        )
        if texts:
            self.add(Quote(paragraphs=texts, line=line))

    def table(self, element: etree._Element) -> None:
        """Add a table; one of a single column is only a frame around paragraphs."""
        self.beside_cells(element)
        rows = [self.row(row) for row in element.iter("tr") if _own(row, element)]
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

    def row(self, element: etree._Element) -> tuple[str, ...]:
        """Return a row's cells; one that spans columns leaves the others empty."""
        cells: list[str] = []
        for cell in element:
            if tag_of(cell) in ("td", "th"):
                inline = inline_of(cell)
                self.remark(inline)
                more = min(_number(cell.get("colspan"), 1), 50) - 1
                cells += [inline.markdown(), *[""] * more]
        return tuple(cells)

    def code(self, element: etree._Element) -> None:
        """Add code, for which a newspaper has no face, as plain lines."""
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

    def notes(self, element: etree._Element) -> None:
        """Add footnotes as paragraphs that open with their mark."""
        self.paragraph(inline_nodes([element.text or ""]))
        for item in element:
            inline = inline_of(item)
            self.remark(inline)
            self.flow.notes += 1
            mark = superscript(item.get("data-mark") or str(self.flow.notes))
            text = f"{mark} {inline.markdown()}"
            self.add(Para(text=text, line=self.line, role="note"))
            self.paragraph(inline_nodes([item.tail or ""]))

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
    known = ("headline", "standfirst", "byline", "kicker", "caption", "dateline")
    names = classes_of(element)
    return next((name for name in known if name in names), "")


def holds_blocks(element: etree._Element) -> bool:
    """Say whether an element is a block, or an inline one that has blocks in it."""
    if tag_of(element) in BLOCKS:
        return True
    if tag_of(element) in SILENT | EMBEDDED | STRUCK:
        return False
    return any(tag_of(inner) in BLOCKS for inner in element.iter())


def _parted(inline: InlineMarkdown) -> list[str]:
    """Return a paragraph's text, cut where two line breaks follow each other."""
    texts: list[InlineMarkdown] = [InlineMarkdown()]
    broken = False
    for run in inline.runs:
        if run.breaks and broken:
            texts.append(InlineMarkdown())
        broken = run.breaks or (broken and not run.text.strip())
        texts[-1].runs.append(run)
    return [text for part in texts if (text := part.markdown())]


def _is_all_links(element: etree._Element) -> bool:
    """Say whether an element has words, and none of them outside a link."""
    links = [a for a in element.iter("a") if a.get("href")]
    inside = sum(len("".join(a.itertext()).split()) for a in links)
    return 0 < inside == len(" ".join(element.itertext()).split())


def _own(row: etree._Element, table: etree._Element) -> bool:
    """Say whether a row is the table's, and not one of a table within it."""
    return next(row.iterancestors("table"), None) is table


def _alignment(table: etree._Element, width: int) -> tuple[str, ...]:
    first = next(table.iter("tr"))
    found: list[str] = []
    for cell in first:
        style = (cell.get("style") or "").replace(" ", "")
        named = [side for side in ("right", "center") if f"align:{side}" in style]
        found.append((named or [cell.get("align") or "left"])[0])
    sides = [side if side in ("right", "center") else "left" for side in found]
    return (*sides, *["left"] * (width - len(sides)))[:width] if sides else ()


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise
