"""How much of each part of a page is links, counted once for the whole page."""

import re
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
HOST: Final = re.compile(r"(?:https?:)?//([^/?#:]+)", re.IGNORECASE)
# What leads to a list of links that is copy.
LEADS: Final = (":", "：")


@dataclass(slots=True)
class _Weight:
    """Of an element: its words, those of them in links, and its links."""

    words: int = 0
    linked: int = 0
    links: int = 0


def host_of(page: html.HtmlElement) -> str:
    """Return the host that a page says it is of, else nothing."""
    said = (
        *page.xpath("//link[@rel='canonical']/@href"),
        *page.xpath("//meta[@property='og:url']/@content"),
    )
    return next((host for host in map(_host, map(str, said)) if host), "")


def leads_out(address: str, host: str) -> bool:
    """Say whether an address is of another site than the page's."""
    own = _host(address)
    return bool(own) and own != host


def _host(address: str) -> str:
    match = HOST.match(address.strip())
    return match[1].casefold().removeprefix("www.") if match else ""


class Links:
    """The weights of all elements of a part of a page, whose site is `host`.

    What leads to other sites is no menu and no other article: it does not count.
    """

    def __init__(self, body: html.HtmlElement, host: str = "") -> None:
        self._weights: dict[html.HtmlElement, _Weight] = {}
        # Children come behind their parents, so that backwards all are summed up.
        elements = [e for e in body.iter() if isinstance(e.tag, str)]
        for element in elements:
            self._weights[element] = _Weight(words=_count(element.text))
        for element in reversed(elements):
            own = self._weights[element]
            goal = element.get("href") if element.tag == "a" else None
            if goal and not leads_out(goal, host):
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
        return weight.linked >= SHARE * weight.words and not is_led(element)


def is_led(element: html.HtmlElement) -> bool:
    """Say whether what stands before an element leads to it with a colon."""
    before = element.getprevious()
    while before is not None and not isinstance(before.tag, str):
        before = before.getprevious()
    if before is None:
        return False
    text = f"{before.text_content()}{before.tail or ''}"
    return text.rstrip().endswith(LEADS)


def _count(text: str | None) -> int:
    return len(text.split()) if text else 0
