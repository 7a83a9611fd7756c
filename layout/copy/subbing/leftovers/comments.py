"""Readers' comments: a known heading near the end, and all that follows it."""

import re

from layout.copy.subbing.script import Item, Script

REASON = "readers' comments"
HEADING = re.compile(
    r"(?:\d+|no|one|two|three|all|reader|readers[’']?|your|user|view|show|hide)?\s*"
    r"(?:comments?|responses?|replies)(?:\s*\(?\d+\)?)?(?:\s+(?:on|to)\b.*)?"
    r"|(?:leave|post|write|add|submit)\s+(?:a|your)\s+(?:comment|reply)|join\s+the\s+(?:conversation|discussion)"
    r"|what\s+do\s+you\s+think\??|have\s+your\s+say|(?:comments|replies)\s+are\s+closed|discussion",
    re.IGNORECASE,
)
# The marks of a comment or its form, of which copy has none.
SIGNS = re.compile(
    r"\bsays?:?$|\breply\b|\blog\s*in\b|\blogged\s+in\b|\brequired\b|\byour\s+(?:name|email|e-mail|comment)\b"
    r"|\bwrote:$|\d\s*(?:am|pm)\b|\d\d:\d\d|\bago\b|\bpost\s+comment\b|\bcancel\b|\bsubmit\b|\breport\s+(?:abuse|comment)\b",
    re.IGNORECASE,
)
# Surely no crosshead, whatever follows.
SURE = re.compile(r"\d|leave|post|write|add|submit|closed|join")


def is_heading(item: Item) -> bool:
    """Say whether an item opens the comments."""
    few = item.words <= 9 and not item.text.rstrip().endswith(".")
    return few and HEADING.fullmatch(item.bare) is not None


def begins(script: Script, place: int) -> bool:
    """Say whether comments begin at a heading; a crosshead may say "Comments" too."""
    behind = script.items[place + 1 :]
    if not behind or SURE.search(script.items[place].bare):
        return True
    return any(SIGNS.search(item.text.strip()) for item in behind if item.words < 30)
