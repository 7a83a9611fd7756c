"""Cookie notices.

They speak to the reader of a page ("we use", "accept all"); an article about cookies
does not.
"""

import re

from layout.copy.subbing.script import Item

REASON = "a cookie notice"
MOST_WORDS = 120
NOTICE = re.compile(
    r"\b(?:we|this\s+(?:web)?site|our\s+(?:web)?site|our\s+partners|this\s+page)\b[^.]{0,60}"
    r"\buses?\s+(?:\w+\s+){0,3}cookies\b"
    r"|\bcookies?\s+(?:notice|polic(?:y|ies)|settings|preferences|consent|banner|statement)\b"
    r"|\b(?:accept|reject|decline|allow|manage|about)\s+(?:all\s+|our\s+|the\s+)?(?:optional\s+)?cookies\b"
    r"|\b(?:by\s+(?:continuing|using)|if\s+you\s+continue)\b.{0,80}\b(?:cookies|privacy)\b",
    re.IGNORECASE,
)
BUTTONS = frozenset(
    {
        "accept",
        "accept all",
        "reject all",
        "decline",
        "ok",
        "got it",
        "i agree",
        "agree",
        "manage options",
        "manage settings",
        "more information",
        "accept and close",
        "cookies",
        "no thanks",
    }
)


def matches(item: Item) -> bool:
    """Say whether an item is a cookie notice or one of its buttons."""
    if item.bare in BUTTONS:
        return True
    return item.words <= MOST_WORDS and NOTICE.search(item.text) is not None
