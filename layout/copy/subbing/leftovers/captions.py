"""Credits and labels of pictures that did not come along with the text."""

import re

from layout.copy.subbing.script import Item

REASON = "a line of a picture that did not come with the text"
MOST_WORDS = 40
CREDIT = re.compile(
    r"(?:photo(?:graph)?s?|pictures?|pic|image|illustration|graphic|cartoon)"
    r"(?:\s+(?:credit|by|courtesy\s+of|from|caption))?\s*[:/©]\s*\S.*"
    r"|\[(?:photo|picture|image|caption|embed|video|gallery)\b.*\]"
    r"|\((?:photo|picture|image|pic)s?(?:graph)?\s*(?:by|:|credit)\s.*\)"
    r"|(?:photo|picture|image)s?\s+(?:by|courtesy\s+of)\s+\S.*"
    # A caption with its credit in brackets.
    r"|[^()]+\((?:photo|picture|image|pic)(?:s|graph)?\s*(?:by|:|/|©)\s*[^()]{2,60}\)",
    re.IGNORECASE,
)


def matches(item: Item) -> bool:
    """Say whether an item belongs to a picture and not to the copy."""
    few = item.words <= MOST_WORDS
    return few and CREDIT.fullmatch(item.text.strip().rstrip(".")) is not None
