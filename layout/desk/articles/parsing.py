"""Markdown into a tree, by Python-Markdown, with the few marks of our own."""

import re
from functools import cache
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneOListProcessor
from markdown.inlinepatterns import InlineProcessor

SUPERSCRIPT = r"\^([^\s^]+)\^"
# The class of a line break that nobody makes by accident.
MEANT = "meant"
# A line that ends in a backslash stays a line, as in CommonMark.
LINE_END = r"(\\)\n"
SMALL_CAPS = r"\[([^\[\]]+)\]\{\.smallcaps\}"


class _Tagged(InlineProcessor):
    """Wraps what a pattern's first group matches in an element."""

    def __init__(self, pattern: str, md: Markdown, tag: str) -> None:
        super().__init__(pattern, md)
        self.tag = tag

    # The name and the shape of the answer are Python-Markdown's.
    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """Return the element and the range of characters that it stands for."""
        element = Element(self.tag)
        element.text = m[1]
        return element, m.start(0), m.end(0)


class _NumberedList(SaneOListProcessor):
    """A numbered list whose items keep the numbers that they are written with."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Parse a list, or more of it, and note each item's number."""
        found = map(self.CHILD_RE.match, blocks[0].split("\n"))
        numbers = [match[1].rstrip(".") for match in found if match]
        before = self.lastChild(parent)
        super().run(parent, blocks)
        goes_on = before is not None and before.tag == "ol"
        own = before if goes_on else self.lastChild(parent)
        if not goes_on and parent.tag in ("ol", "ul"):
            own = parent
        items = [] if own is None else own.findall("li")[-len(numbers) :]
        for item, number in zip(items, numbers, strict=False):
            item.set("value", number)


class _LineEnd(InlineProcessor):
    """A forced line break."""

    # The name and the shape of the answer are Python-Markdown's.
    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """Return the break and the range of characters that it stands for."""
        return Element("br", {"class": MEANT}), m.start(0), m.end(0)


class _Copy(Extension):
    """Newspaper copy: no HTML, superscripts, small capitals, numbers as written."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register what copy has and take out what it has not."""
        md.preprocessors.deregister("html_block")
        # Both hide characters in a stash that only the HTML writer opens again.
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.deregister("entity")
        md.treeprocessors.deregister("prettify")
        md.parser.blockprocessors.register(_NumberedList(md.parser), "olist", 40)
        # Before escapes (180), which would take the backslash.
        md.inlinePatterns.register(_LineEnd(LINE_END, md), "line_end", 185)
        superscript = _Tagged(SUPERSCRIPT, md, "sup")
        md.inlinePatterns.register(superscript, "superscript", 75)
        # Before references (170), which would take the brackets for a link.
        small_caps = _Tagged(SMALL_CAPS, md, "smallcaps")
        md.inlinePatterns.register(small_caps, "small_caps", 175)


def copy_tree(markdown: str) -> Element:
    """Return the copy as a tree of `p`, `h2`, `ul` and so on.

    Raises:
        RecursionError: it is nested too deeply.
    """
    try:
        return _copy_tree(_markdown(), markdown)
    except RecursionError:
        # The parser has lost its place and would go on from there.
        _parser.cache_clear()
        raise


def _copy_tree(md: Markdown, markdown: str) -> Element:
    lines = markdown.split("\n")
    for preprocessor in md.preprocessors:
        lines = preprocessor.run(lines)
    root = Element("div")
    md.parser.parseChunk(root, "\n".join(lines))
    return _finished(md, root)


def line_tree(markdown: str) -> Element:
    """Return one line of Markdown (a caption) as a paragraph, whatever it is like."""
    root = Element("div")
    paragraph = SubElement(root, "p")
    paragraph.text = markdown.replace("\x02", "").replace("\x03", "")
    return _finished(_markdown(), root)[0]


def _markdown() -> Markdown:
    """Return the parser as if it were new: to make it takes as long as a story."""
    return _parser().reset()


@cache
def _parser() -> Markdown:
    return Markdown(extensions=["tables", "admonition", "sane_lists", _Copy()])


def _finished(md: Markdown, root: Element) -> Element:
    for treeprocessor in md.treeprocessors:
        changed = treeprocessor.run(root)
        root = root if changed is None else changed
    return root
