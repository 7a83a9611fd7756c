"""Marks that close copy on its way to the press: ENDS, ###, -30-, (MORE)."""

import re

from layout.copy.subbing.script import Item

REASON = "a mark that closes copy"
MARK = re.compile(
    r"(?:-\s*)?(?:ends?|30)(?:\s*-)?|\*\s*ends?\s*\*|#{2,}|\(?ends?\)?|\(more\)|[-–—_=~]{2,}"
    r"|(?:[*•#~–—-]\s*){2,}|[*•#■◼▪◆●]|\[ends?\]|notes?\s+(?:to|for)\s+editors?:?"
)


def matches(item: Item) -> bool:
    """Say whether an item is such a mark; "Ends" is one, a sentence is not."""
    text = item.text.strip()
    letters = any(char.isalpha() for char in text)
    if letters and not (text.isupper() or text.startswith(("-", "(", "[", "*"))):
        return False
    return MARK.fullmatch(text.casefold()) is not None
