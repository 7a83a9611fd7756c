"""Which elements of HTML stand on lines of their own."""

from typing import Final

from lxml import etree

from layout.copy.web.inlining import EMBEDDED, SILENT, STRUCK, tag_of

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


def holds_blocks(element: etree._Element) -> bool:
    """Say whether an element is a block, or an inline one that has blocks in it."""
    if tag_of(element) in BLOCKS:
        return True
    if tag_of(element) in SILENT | EMBEDDED | STRUCK:
        return False
    return any(tag_of(inner) in BLOCKS for inner in element.iter())
