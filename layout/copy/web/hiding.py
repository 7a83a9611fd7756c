"""What a page holds and does not show: it is no copy, and is told.

Only what the element says itself is believed. A page that hides most of its words
until a script runs means them to be read: then nothing is taken for hidden.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import html

from layout.copy.manuscript import Leftover
from layout.copy.markup import escaped

REASON: Final = "it is hidden on the page"
STYLES: Final = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    r"|mso-hide\s*:\s*all)\b",
    re.IGNORECASE,
)
# Classes of what only programs read aloud, by the names of the great frameworks.
CLASSES: Final = frozenset(
    (
        *("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text"),
        *("screen-reader-only", "element-invisible", "u-hidden-visually"),
    )
)
# What is hidden has no more than this share of a page's words.
MOST: Final = 0.5


def take_hidden(body: html.HtmlElement) -> list[Leftover]:
    """Take out of a page what it hides; return its words."""
    hidden = list(_hidden(body))
    if not hidden:
        return []
    words = sum(_words(element) for element in hidden)
    if words > MOST * _words(body):
        return []
    left = [
        Leftover(
            text=escaped(" ".join(element.text_content().split())),
            reason=REASON,
            line=int(element.get("data-line") or 1),
        )
        for element in hidden
        if element.text_content().strip()
    ]
    for element in hidden:
        element.drop_tree()
    return left


def _hidden(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Yield the outermost hidden elements, in order."""
    pending = list(reversed(element))
    while pending:
        child = pending.pop()
        if not isinstance(child.tag, str):
            continue
        if _is_hidden(child):
            yield child
        else:
            pending += reversed(child)


def _is_hidden(element: html.HtmlElement) -> bool:
    # "until-found" is shown when a reader looks for it.
    marked = element.get("hidden")
    if marked is not None and marked.casefold() != "until-found":
        return True
    if STYLES.search(element.get("style") or ""):
        return True
    return bool(CLASSES & set((element.get("class") or "").casefold().split()))


def _words(element: html.HtmlElement) -> int:
    return len(element.text_content().split())
