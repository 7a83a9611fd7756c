"""The tree of the copy into blocks of type; whatever cannot be set is noted."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from layout.codes import Code
from layout.desk.articles.inline import (
    BLOCKS,
    Image,
    InlineContent,
    inline_of,
    text_of,
    typeset_spans,
)
from layout.desk.articles.item_marks import (
    notes_in,
    numbers_of,
    without_start,
    written_marks,
)
from layout.desk.articles.links import note_dropped
from layout.desk.articles.paragraph_kinds import (
    is_note,
    keeps_lines,
    opening_of,
    source_lines,
)
from layout.desk.articles.parsing import copy_tree
from layout.desk.articles.source_lines import Locator
from layout.desk.articles.typography import typeset
from layout.desk.articles.words import unescaped
from layout.desk.issue import Block, BlockKind, FactBox, Span, Table, TextBlock
from layout.notebook import Notebook

BULLET = "•"
SIGN_OFF = re.compile(r"^\s*(?:—|--)")
ALIGN = re.compile(r"text-align:\s*(left|right|center)")
KNOWN_BOX = "facts"
# Boxes that are none, but copy set in its own way.
SET_APART = ("slogan", "verse")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleCopy:
    """An article's copy: blocks, and the pictures that stood among them."""

    blocks: tuple[Block, ...]
    images: tuple[tuple[Image, int], ...]


def copy_blocks(markdown: str, language: str, book: Notebook) -> ArticleCopy:
    """Return the blocks of the copy. Line numbers are lines of `markdown`."""
    setter = _BlockReader(language=language, book=book, locator=Locator(markdown))
    try:
        setter.children(copy_tree(markdown))
    except RecursionError:
        book.note(
            Code.TOO_DEEP,
            "lists or quotes are nested too deeply to be read",
            line=setter.locator.line,
            hint="write them at one or two levels",
        )
    blocks = (*setter.blocks, *setter.notes)
    return ArticleCopy(blocks=blocks, images=tuple(setter.images))


@dataclass(slots=True, kw_only=True)
class _BlockReader:
    """Walks the tree; `blocks` and `images` grow in reading order."""

    language: str
    book: Notebook
    locator: Locator
    boxed: bool = False
    blocks: list[Block] = field(default_factory=list)
    notes: list[TextBlock] = field(default_factory=list)
    images: list[tuple[Image, int]] = field(default_factory=list)

    def children(self, element: Element) -> None:
        """Set all blocks inside an element."""
        for child in element:
            self.block(child)

    def block(self, element: Element) -> None:
        """Set one block by its tag."""
        match element.tag:
            case "p":
                self.paragraph(element, BlockKind.PARAGRAPH)
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self.crosshead(element)
            case "ul" | "ol":
                self.items(element, depth=0)
            case "blockquote":
                self.quote(element)
            case "table":
                self.table(element)
            case "pre":
                self.code(element)
            case "hr":
                self.rule()
            case "div":
                self.box(element)

    def paragraph(self, element: Element, kind: BlockKind, marker: str = "") -> None:
        """Set a paragraph, unless it holds nothing but pictures."""
        self.inline_block(inline_of(element), kind, marker)

    def inline_block(
        self, inline: InlineContent, kind: BlockKind, marker: str = ""
    ) -> None:
        """Set what is inside a paragraph, as what it turns out to be."""
        if kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE) and not marker:
            if is_note(inline):
                self.footnotes(inline)
                return
            if keeps_lines(inline):
                inline.breaks = False
                self.verse(inline)
                return
            kind = self._signed(inline, kind)
        line = self._line(inline)
        spans = inline.spans(self.language)
        if spans:
            self.blocks.append(
                TextBlock(kind=kind, spans=spans, line=line, marker=marker)
            )

    def footnotes(self, inline: InlineContent) -> None:
        """Keep footnotes for the story's end: one for each line that opens with one."""
        line = self._line(inline)
        for raw in notes_in(inline.raw):
            spans = typeset_spans(raw, self.language)
            self.notes.append(TextBlock(kind=BlockKind.NOTE, spans=spans, line=line))

    def crosshead(self, element: Element) -> None:
        """Set a crosshead; a first-level head in copy is one too many."""
        self.paragraph(element, BlockKind.CROSSHEAD)
        if element.tag == "h1":
            self.book.note(
                Code.HEAD_IN_COPY,
                "a first-level head in the copy is set as a crosshead",
                line=self.locator.line,
                hint="write ## for a crosshead; the headline is in the front matter",
            )

    def items(self, element: Element, depth: int) -> None:
        """Set a list; lists inside it are brought to its own level."""
        items = [item for item in element if item.tag == "li"]
        markers = self.markers(element.tag, items)
        for item, marker in zip(items, markers, strict=True):
            self.item(item, marker, depth)

    def markers(self, tag: str, items: list[Element]) -> list[str]:
        """Return what stands before items: their numbers, their own marks, bullets."""
        if tag == "ol":
            return numbers_of([item.get("value", "1") for item in items])
        own = [] if self.boxed else written_marks([opening_of(item) for item in items])
        return own or [BULLET] * len(items)

    def item(self, item: Element, marker: str, depth: int) -> None:
        """Set one item: its own words, then the paragraphs and lists inside it."""
        if inline_of(item).text.strip() or inline_of(item).images:
            self.marked(item, marker)
            marker = ""
        for child in item:
            if child.tag == "p":
                self.marked(child, marker)
                marker = ""
            elif child.tag in ("ul", "ol"):
                self.items(child, depth + 1)
                self.book.note(
                    Code.NESTED_LIST,
                    "a list within a list is set at one level",
                    line=self.locator.line,
                    hint="write it as one list",
                )
            elif child.tag in BLOCKS:
                self.block(child)

    def marked(self, element: Element, marker: str) -> None:
        """Set an item's words; a mark that is written among them is none of them."""
        inline = inline_of(element)
        if marker and inline.text.lstrip().startswith(marker):
            line = self._line(inline)
            left = inline.text.index(marker) + len(marker)
            spans = typeset_spans(without_start(inline.raw, left), self.language)
            self.blocks.append(
                TextBlock(kind=BlockKind.ITEM, spans=spans, line=line, marker=marker)
            )
        else:
            self.inline_block(inline, BlockKind.ITEM, marker)

    def quote(self, element: Element) -> None:
        """Set a block quote's paragraphs; other blocks in it stand as they are."""
        for child in element:
            if child.tag == "p":
                self.paragraph(child, BlockKind.QUOTE)
            else:
                self.block(child)

    def code(self, element: Element) -> None:
        """Set code, which a newspaper has no face for, as plain lines."""
        text = unescaped("".join(element.itertext()))
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        for number, text_line in enumerate(lines):
            line = self.locator.find(text_line)
            if number == 0:
                self._note_code(line)
            spans = (Span(text=text_line),)
            self.blocks.append(
                TextBlock(kind=BlockKind.PARAGRAPH, spans=spans, line=line)
            )

    def rule(self) -> None:
        """Drop a rule: between paragraphs of a story stands white or a crosshead."""
        self.book.note(
            Code.RULE_IN_COPY,
            "a rule in the copy is left out",
            line=self.locator.line,
            hint="put a crosshead there",
        )

    def table(self, element: Element) -> None:
        """Set a table with its head row and each column's alignment."""
        rows = list(element.iter("tr"))
        if not rows:
            return
        line = self.locator.find(" ".join("".join(c.itertext()) for c in rows[0]))
        cells = [tuple(self.cell(cell) for cell in row) for row in rows]
        aligned = [ALIGN.search(cell.get("style", "")) for cell in rows[0]]
        self.blocks.append(
            Table(
                header=cells[0],
                rows=tuple(cells[1:]),
                align=tuple(match[1] if match else "left" for match in aligned),
                line=line,
            )
        )
        for row in rows[1:]:
            self.locator.find(" ".join("".join(c.itertext()) for c in row))

    def cell(self, element: Element) -> tuple[Span, ...]:
        """Set a cell; its line is the table's."""
        inline = inline_of(element)
        self._remark(inline, self.locator.line)
        return inline.spans(self.language)

    def box(self, element: Element) -> None:
        """Set a box beside the copy."""
        title_of = [p for p in element if p.get("class") == "admonition-title"]
        title = "".join(title_of[0].itertext()) if title_of else ""
        line = self.locator.find(title) if title else self.locator.line
        kind = element.get("class", "").removeprefix("admonition ")
        if kind in SET_APART:
            # The parser makes a title of the kind's name where none is written.
            if title == kind.capitalize():
                element.remove(title_of[0])
            self.set_apart(element, kind)
            return
        if kind != KNOWN_BOX:
            self.book.note(
                Code.UNKNOWN_BOX,
                f'"!!! {kind}" is set as a fact box',
                line=line,
                hint='write !!! facts "Title"',
            )
        for child in title_of:
            element.remove(child)
        inside = _BlockReader(
            language=self.language, book=self.book, locator=self.locator, boxed=True
        )
        inside.children(element)
        self.images += inside.images
        # A verse's lines run on there, and a note stands below what it is for.
        found = (*inside.blocks, *inside.notes)
        blocks = tuple(b for block in found for b in self._plain(block))
        title = typeset(title.strip(), self.language)
        self.blocks.append(FactBox(title=title, blocks=blocks, line=line))

    def set_apart(self, element: Element, kind: str) -> None:
        """Set a slogan, or verse line by line; other blocks stand as they are."""
        for child in element:
            if child.tag != "p":
                self.block(child)
            elif kind == "slogan":
                self.paragraph(child, BlockKind.SLOGAN)
            else:
                inline = inline_of(child)
                # There a line is a line without more.
                inline.breaks = False
                self.verse(inline)

    def verse(self, inline: InlineContent) -> None:
        """Set the lines of a stanza, each a block of its own."""
        first = self._line(inline)
        lines = [
            (number, spans)
            for number, raw in enumerate(source_lines(inline.raw))
            if (spans := typeset_spans(raw, self.language))
        ]
        for place, (number, spans) in enumerate(lines):
            kind = BlockKind.VERSE if place else BlockKind.STANZA
            self.blocks.append(TextBlock(kind=kind, spans=spans, line=first + number))

    def _plain(self, block: Block) -> tuple[TextBlock, ...]:
        """Return what may stand in a box: a table's rows become paragraphs there."""
        if isinstance(block, TextBlock):
            return (block,)
        self.book.note(
            Code.BOX_IN_BOX,
            "a table or box inside a fact box is set as plain lines",
            line=block.line,
            hint="take it out of the box, or write it as a list",
        )
        if isinstance(block, FactBox):
            title = self._row(((Span(text=block.title),),), block.line)
            return (title, *block.blocks)
        rows = (block.header, *block.rows)
        return tuple(self._row(row, block.line) for row in rows)

    def _row(self, cells: tuple[tuple[Span, ...], ...], line: int) -> TextBlock:
        raw = [span for cell in cells for span in (*cell, Span(text=" "))]
        spans = typeset_spans(raw, self.language)
        return TextBlock(kind=BlockKind.PARAGRAPH, spans=spans, line=line)

    def _signed(self, inline: InlineContent, kind: BlockKind) -> BlockKind:
        """Make a paragraph that opens with a dash a sign-off, its dash an em dash."""
        if not SIGN_OFF.match(inline.text):
            return kind
        first = inline.raw[0]
        text = re.sub(r"^\s*(?:—|---?)", "—", first.text)
        inline.raw[0] = Span(
            text=text,
            bold=first.bold,
            italic=first.italic,
            small_caps=first.small_caps,
            href=first.href,
        )
        return BlockKind.SIGN_OFF

    def _line(self, inline: InlineContent) -> int:
        """Find a block's line, note what is odd in it and keep its pictures."""
        words = inline.text or (inline.images[0].alt if inline.images else "")
        line = self.locator.find(words)
        self._remark(inline, line)
        return line

    def _remark(self, inline: InlineContent, line: int) -> None:
        note_dropped(inline.dropped, line, self.book)
        self.images += [(image, line) for image in inline.images]
        if inline.code:
            self._note_code(line)
        if inline.breaks:
            self.book.note(
                Code.LINE_BREAK,
                "a forced line break is set as a space",
                line=line,
                hint="begin a new paragraph instead",
            )

    def _note_code(self, line: int) -> None:
        self.book.note(
            Code.CODE,
            "code is set as plain text",
            line=line,
            hint="write it as words",
        )


def copy_text(blocks: tuple[Block, ...]) -> str:
    """Return the characters of text blocks and boxes, a space between blocks."""
    texts: list[str] = []
    for block in blocks:
        if isinstance(block, TextBlock):
            texts.append(text_of(block.spans))
        elif isinstance(block, FactBox):
            texts += [block.title, copy_text(block.blocks)]
        else:
            rows = (block.header, *block.rows)
            texts += [text_of(cell) for row in rows for cell in row]
    return " ".join(texts)
