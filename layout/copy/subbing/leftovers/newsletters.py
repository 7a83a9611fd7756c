"""Newsletter and subscription boxes: a site asks its reader for an address or money."""

import re

from layout.copy.subbing.script import Item

REASON = "a newsletter or subscription box"
MOST_WORDS = 60
BOX = re.compile(
    r"\b(?:sign\s+up|subscribe)\s+(?:now\s+)?(?:to|for)\s+(?:(?:our|the|this|a|free|daily|weekly|email|e-mail)\s+){0,4}"
    r"(?:[\w’']+\s+){0,3}(?:newsletters?|updates|emails?|e-mails?|bulletins?|alerts|mailing\s+list)\b"
    r"|\b(?:join|on)\s+(?:our|the)\s+(?:mailing|email|e-mail)\s+list\b"
    r"|\b(?:in|to)\s+your\s+in-?box\b"
    r"|\b(?:enter|type)\s+your\s+e-?mail\b|^your\s+e-?mail(?:\s+address)?\b"
    r"|\bunsubscribe\s+(?:at\s+any\s+time|any\s+time|whenever)\b"
    r"|^get\s+(?:the|our)\b.*\bnewsletter\b|^(?:the\s+|our\s+|free\s+|weekly\s+)*newsletter$"
    r"|\bwe\s+(?:will\s+)?(?:never|don[’']?t|do\s+not)\s+(?:send\s+)?spam\b",
    re.IGNORECASE,
)
BUTTONS = re.compile(
    r"(?:(?:subscribe|sign\s+up|log\s*in)\s+to\s+\S.{2,40}|subscribe|sign\s+up|register|log\s*in|sign\s+in|join\s+now|donate|support\s+us"
    r"|become\s+a\s+(?:member|subscriber|supporter)|e-?mail(?:\s+address)?|first\s+name|last\s+name)"
    r"(?:\s+(?:now|today|here|online|free))*+(?:\s+(?:for|from)\s+(?:only\s+|just\s+)?[£$€]\S.*)?",
    re.IGNORECASE,
)


def matches(item: Item) -> bool:
    """Say whether an item is a box that wants an address, or its button."""
    if BUTTONS.fullmatch(item.bare):
        return True
    return item.words <= MOST_WORDS and BOX.search(item.text.strip()) is not None
