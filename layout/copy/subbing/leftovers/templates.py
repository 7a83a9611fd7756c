"""What a site's templates left in a text: tags, shortcodes, comments of HTML."""

import re

from layout.copy.subbing.script import Item

REASON = "a remain of the site's template"
MOST_WORDS = 40
REMAIN = re.compile(
    r"(?:\{%[^{}]{0,300}?%\}|\{\{[^{}]{0,300}?\}\}|\{#[^{}]{0,300}?#\}|<!--(?:[^-]|-(?!->))*+-->|<\?[^<>?]*+\?>"
    r"|\[/?(?:caption|gallery|embed|audio|video|playlist|vc_\w+|et_pb_\w+|su_\w+)"
    r"(?:\s[^\[\]]*+)?\]|\s)+"
)


def matches(item: Item) -> bool:
    """Say whether an item is nothing but what a program was to read."""
    few = item.block is None and item.words <= MOST_WORDS
    return few and REMAIN.fullmatch(item.text) is not None and bool(item.text.strip())
