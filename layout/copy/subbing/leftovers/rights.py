"""The site's small print: copyright, terms, who made the site."""

import re

from layout.copy.subbing.script import Item

REASON = "the site's small print"
MOST_WORDS = 40
PRINT = re.compile(
    r"^(?:©|\(c\)\s|copyright\b|copyleft\b)|\ball\s+rights\s+reserved\b"
    r"|^(?:proudly\s+)?powered\s+by\b|^(?:site|website|web\s+design|theme|designed)\s+(?:\w+\s+)?by\b"
    r"|^(?:privacy|terms|legal|accessibility|imprint|disclaimer|complaints)"
    r"(?:\s+(?:policy|notice|statement|of\s+(?:use|service)|and\s+conditions|&\s+conditions|information|us))*$"
    r"|^(?:registered\s+(?:office|charity|company|in\s+england)|company\s+(?:no|number))\b"
    r"|\bno\s+part\s+of\s+this\s+(?:site|website|publication)\s+may\b"
    r"|^terms\b.*\bprivacy\b|^privacy\b.*\bterms\b|^javascript\s+(?:is|must\s+be)\b"
    r"|\b(?:enable|turn\s+on)\s+javascript\b|^this\s+site\s+is\s+protected\s+by\b",
    re.IGNORECASE,
)


def matches(item: Item) -> bool:
    """Say whether an item is the site's small print."""
    return item.words <= MOST_WORDS and PRINT.search(item.text.strip()) is not None
