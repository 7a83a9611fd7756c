"""Markdown into a tree, by Python-Markdown, with the few marks of our own."""

import re
from functools import cache
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

SUPERSCRIPT = r"\^([^\s^]+)\^"
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


class _Copy(Extension):
    """Newspaper copy: no HTML, superscripts, small capitals."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register what copy has and take out what it has not."""
        md.preprocessors.deregister("html_block")
        # Both hide characters in a stash that only the HTML writer opens again.
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.deregister("entity")
        md.treeprocessors.deregister("prettify")
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
