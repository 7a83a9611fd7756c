"""Addresses of the page itself: "URL:", "Printed from", a bare address at the top."""

import re

from layout.copy.subbing.script import Item

REASON = "the page's own address"
ADDRESS = re.compile(
    r"(?:(?:url|source|permalink|short\s*link|link|web\s+address|retrieved\s+from|printed\s+from"
    r"|printed\s+by|original\s+(?:article|url)|available\s+at|file|saved\s+from)\b[^:/]{0,30}:?\s*)"
    r"<?(?:https?://|www\.|file:)\S+>?(?:\s+.{0,40})?"
    r"|https?://[^\s/]++/\S++\s+\d{1,2}[/.]\d{1,2}[/.]\d{2,4}.*",
    re.IGNORECASE,
)

# Alone above or below the copy, an address is the page's; amid it, the copy's.
BARE = re.compile(r"https?://\S+", re.IGNORECASE)


def matches(item: Item) -> bool:
    """Say whether an item is the address of the page that was copied."""
    return ADDRESS.fullmatch(item.text.strip()) is not None
