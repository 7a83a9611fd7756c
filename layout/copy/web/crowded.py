"""Tags of very many attributes: the parser compares each with all before it."""

import re

MOST_ATTRIBUTES = 200
# As the parser reads them: whatever is no blank and no end, and what it is said to be.
ATTRIBUTE = re.compile(
    r"[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]++)?+)?+"
)
# Each tag whole, so that none is looked for within another.
TAG = re.compile(rf"(<[a-zA-Z][^\s/>]*+)((?:[\s/]*+{ATTRIBUTE.pattern})*+)")


def crowded_tag(text: str) -> int | None:
    """Return where the first tag of too many attributes begins, if there is one."""
    found = (tag.start() for tag in TAG.finditer(text) if _is_crowded(tag))
    return next(found, None)


def uncrowded(text: str) -> str:
    """Return markup with all its words; tags of too many attributes have none."""
    return TAG.sub(lambda tag: tag[1] if _is_crowded(tag) else tag[0], text)


def _is_crowded(tag: re.Match[str]) -> bool:
    # Each has a letter and something before it.
    if len(tag[2]) <= 2 * MOST_ATTRIBUTES:
        return False
    return sum(1 for _ in ATTRIBUTE.finditer(tag[2])) > MOST_ATTRIBUTES
