"""A list of HTML as lists at one level, its words in the order in which they stand."""

from dataclasses import dataclass, field
from typing import Final, Protocol

from lxml import etree

from layout.copy.markup import escaped
from layout.copy.web.block_tags import BLOCKS, LEAVES
from layout.copy.web.flow import Flow, FlowItem
from layout.copy.web.inlining import InlineMarkdown, inline_nodes, tag_of
from layout.copy.web.itemising import ListCounter
from layout.copy.web.webnotes import NOTE

LISTS: Final = frozenset(["ul", "ol", "menu"])
# What stands in an item and is no words of it.
APART: Final = BLOCKS - LEAVES - {"div", "section"}


class FlowReader(Protocol):
    """Who reads the tree that a list is in."""

    flow: Flow
    line: int

    def block(self, element: etree._Element) -> None:
        """Read a block."""

    def add(self, item: FlowItem) -> None:
        """Add an item of the flow."""

    def remark(self, inline: InlineMarkdown) -> None:
        """Keep what no paragraph can hold."""

    def note(self, element: etree._Element) -> None:
        """Add a footnote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """An item's words and what stands before them: nothing for a bullet."""

    text: str
    mark: str = ""


def read_list(element: etree._Element, reader: FlowReader) -> None:
    """Add a list to a reader's flow, part by part where other blocks stand in it."""
    _ListReader(reader=reader, counter=ListCounter.of(element)).read(element)


@dataclass(slots=True, kw_only=True)
class _ListReader:
    """Reads one list; `items` are those that are not in the flow yet."""

    reader: FlowReader
    counter: ListCounter
    items: list[ListItem] = field(default_factory=list)

    def read(self, element: etree._Element) -> None:
        """Read the items, and what stands between them."""
        self.loose(element.text)
        for child in element:
            if not isinstance(child.tag, str):
                pass
            elif child.get(NOTE) is not None:
                self.close()
                self.reader.note(child)
            elif tag_of(child) == "li":
                self.item(child)
            else:
                self.nested(child)
            self.loose(child.tail)
        self.close()

    def loose(self, text: str | None) -> None:
        """Keep words that stand in no item as one."""
        words = escaped(text or "").strip()
        if words:
            self.items.append(ListItem(text=words))

    def item(self, element: etree._Element) -> None:
        """Read an item: its words up to a block in it, the block, and what follows."""
        mark = self.counter.next(element)
        parts: list[etree._Element | str] = [element.text or ""]
        for child in element:
            if tag_of(child) in APART:
                mark = self.words(parts, mark)
                parts = []
                self.nested(child)
            else:
                parts.append(child)
            parts.append(child.tail or "")
        self.words(parts, mark)

    def words(self, parts: list[etree._Element | str], mark: str) -> str:
        """Keep an item's words and return the mark that is still to be printed."""
        inline = inline_nodes(parts)
        self.reader.remark(inline)
        text = inline.markdown()
        if text:
            self.items.append(ListItem(text=text, mark=mark))
        return "" if text else mark

    def nested(self, block: etree._Element) -> None:
        """Read a block that stands in the list."""
        self.close()
        self.reader.flow.odd["nested-list"] += tag_of(block) in LISTS
        self.reader.block(block)

    def close(self) -> None:
        """Add the items so far to the flow as a list."""
        if self.items:
            texts = tuple(item.text for item in self.items)
            marks = [item.mark for item in self.items]
            self.reader.add(self.counter.block(texts, marks, self.reader.line))
        self.items = []


def is_all_links(element: etree._Element) -> bool:
    """Say whether an element has words, and none of them outside a link."""
    links = [a for a in element.iter("a") if a.get("href")]
    inside = sum(len("".join(a.itertext()).split()) for a in links)
    return 0 < inside == len(" ".join(element.itertext()).split())
