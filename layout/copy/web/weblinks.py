"""How much of each part of a page is links, counted once for the whole page."""

from dataclasses import dataclass
from typing import Final

from lxml import html

# Fewer links in a row may be sources of the copy.
FEWEST: Final = 3
# So large a share of the words of a menu, or of a box of other articles, is linked.
SHARE: Final = 0.75
BOXES: Final = frozenset(
    ("div", "section", "aside", "ul", "ol", "dl", "table", "header", "footer", "p")
)
# What leads to a list of links that is copy.
LEADS: Final = (":", "：")


@dataclass(slots=True)
class _Weight:
    """Of an element: its words, those of them in links, and its links."""

    words: int = 0
    linked: int = 0
    links: int = 0


class Links:
    """The weights of all elements of a page."""

    def __init__(self, body: html.HtmlElement) -> None:
        self._weights: dict[html.HtmlElement, _Weight] = {}
        # Children come behind their parents, so that backwards all are summed up.
        elements = [e for e in body.iter() if isinstance(e.tag, str)]
        for element in elements:
            self._weights[element] = _Weight(words=_count(element.text))
        for element in reversed(elements):
            own = self._weights[element]
            if element.tag == "a" and element.get("href"):
                own.linked, own.links = own.words, 1
            parent = self._weights.get(element.getparent())
            if parent is not None:
                parent.words += own.words + _count(element.tail)
                parent.linked += own.linked
                parent.links += own.links

    def are_all(self, element: html.HtmlElement) -> bool:
        """Say whether a part is nothing but links: a menu, or other articles.

        A list behind a line that leads to it is the copy's.
        """
        weight = self._weights.get(element)
        if weight is None or element.tag not in BOXES or weight.links < FEWEST:
            return False
        return weight.linked >= SHARE * weight.words and not _is_led(element)


def _is_led(element: html.HtmlElement) -> bool:
    before = element.getprevious()
    while before is not None and not isinstance(before.tag, str):
        before = before.getprevious()
    if before is None:
        return False
    text = f"{before.text_content()}{before.tail or ''}"
    return text.rstrip().endswith(LEADS)


def _count(text: str | None) -> int:
    return len(text.split()) if text else 0
