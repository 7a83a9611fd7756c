"""Ways on through the site: "continue to the category", "back to top", "next"."""

import re

from layout.copy.subbing.script import Item

REASON = "a way on through the site"
MOST_WORDS = 14
WAY = re.compile(
    r"(?:continue|go(?:\s+back)?|back|return|skip|jump|proceed)\s+to\s+(?:the\s+)?(?:\w+\s+)?"
    r"(?:category|section|top|home\s*page|home|index|main|content|contents|navigation|list"
    r"|archive|site|menu|search|start|issue|overview|news|articles?|page)\b.*"
    r"|continue\s+to\s+the\s+category\b.*"
    r"|(?:read|view|see|show|load|browse)\s+(?:all|more|full|the\s+full|the\s+whole|the\s+rest)\b"
    r"(?:\s+(?:of\s+)?(?:the\s+|our\s+|in\s+|from\s+|about\s+|this\s+)*"
    r"(?:articles?|stor(?:y|ies)|posts?|comments?|news|issues?|archive|category|section|list|results|\w+)?)?"
    r"|continue\s+reading\b.*|(?:next|previous|prev|older|newer)(?:\s+(?:articles?|posts?|story|stories|page|issue|entry|entries))?"
    r"|(?:all|more)\s+(?:articles|posts|stories)\s+(?:in|from|by|on|about)\b.*"
    r"|page\s+\d+\s+of\s+\d+|to\s+(?:the\s+)?top|top\s+of\s+page|scroll\s+(?:up|down)"
    r"|click\s+here(?:\s+(?:to|for)\b.*)?|home|close|menu|search|expand|collapse|toggle\s+\w+",
    re.IGNORECASE,
)


def matches(item: Item) -> bool:
    """Say whether an item only leads to another place of the site."""
    text = item.text.rstrip()
    # "Read more..." is no sentence's end.
    ended = text.endswith(".") and not text.endswith("...")
    few = item.words <= MOST_WORDS and not ended
    return few and WAY.fullmatch(item.bare) is not None
