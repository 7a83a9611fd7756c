"""Tags and categories; what a category line says is the section's name."""

import re

from layout.copy.subbing.script import Item

REASON = "tags or a category of the site"
MOST_WORDS = 24
TAGS = re.compile(
    r"(?:tags?|tagged(?:\s+(?:as|with))?|topics?|keywords?|labels?)\s*:\s*\S.*|(?:tags|topics|keywords|themes|categories):?"
    r"|tagged\s+(?:as|with)\s+\S.*",
    re.IGNORECASE,
)
CATEGORY = re.compile(
    r"(?:categor(?:y|ies)|filed\s+(?:under|in)|posted\s+in|published\s+in|section|rubric"
    r"|department)(?:\s*+:)?\s++(?P<section>[^\d|]{2,60}?)(?:\s*[|•·].*)?",
    re.IGNORECASE,
)


HEADING = re.compile(r"tags|topics|themes|keywords|categories|labels", re.IGNORECASE)
ENTRY_WORDS = 4


def is_heading(item: Item) -> bool:
    """Say whether an item stands above a list of tags."""
    return HEADING.fullmatch(item.bare) is not None


def matches(item: Item) -> bool:
    """Say whether an item lists tags."""
    few = item.words <= MOST_WORDS and not item.text.rstrip().endswith(".")
    return few and TAGS.fullmatch(item.text.strip()) is not None


def section_of(text: str) -> str:
    """Return the section that a category line names, else nothing."""
    match = CATEGORY.fullmatch(text.strip().rstrip("."))
    if match is None or len(match["section"].split()) > 4:
        return ""
    return re.split(r"[,/>»]", match["section"])[0].strip(" :")
