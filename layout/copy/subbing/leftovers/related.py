"""Boxes of other articles: a known heading, and the heads and teasers under it."""

import re

from layout.copy.subbing.alphabets import STOPS
from layout.copy.subbing.script import Item, Script

REASON = "other articles of the site"
BELOW = "other articles of the site, under such a heading"
HEADING = re.compile(
    r"(?:related|recommended|similar|popular|trending|featured|latest|recent|other|further|top|linked)"
    r"(?:\s+(?:to\s+this|and\s+\w+))?"
    r"(?:\s+(?:articles?|stor(?:y|ies)|posts?|content|links?|news|topics?|items?|headlines?|coverage|pages|entries))++"
    r"(?:\s+(?:from|in|on|by|for\s+you)\b.*)?"
    r"|related|recommended(?:\s+for\s+you)?|trending(?:\s+now)?|see\s+also|read\s+(?:also|next|more)|also\s+read"
    r"|you\s+(?:may|might|could)\s+(?:also\s+)?(?:like|be\s+interested|enjoy|want\s+to\s+read).*"
    r"|(?:people|readers)\s+(?:also|who)\s+(?:read|like|also).*"
    r"|most\s+(?:read|popular|viewed|commented|shared|recent)(?:\s+\w+){0,2}"
    r"|more\s+(?:from|on|in|about|like)\s+(?:this|the|our)\b.{0,60}"
    r"|more\s+(?:articles|stories|news|posts)(?:\s+.{0,60})?"
    r"|(?:also\s+)?in\s+this\s+(?:issue|section|category|edition)|elsewhere\s+(?:on\s+(?:the|this)\s+site|in\s+.{3,40})"
    r"|(?:other\s+)?articles\s+(?:in|from|by)\s+.{3,60}|(?:next|previous)\s+(?:article|story|post)s?|don[’']?t\s+miss|up\s+next"
    r"|what\s+to\s+read\s+next|keep\s+reading|the\s+latest|latest|news\s+feed|from\s+the\s+archive",
    re.IGNORECASE,
)
# The same words and the other head in one line: "Read more: Market moves indoors".
INLINE = re.compile(
    r"(?:read\s+more|read\s+also|also\s+read|related(?:\s+\w+)?|see\s+also|more\s+on\s+this"
    r"|recommended|don[’']?t\s+miss|next|previous|prev|next\s+(?:article|story|post)"
    r"|previous\s+(?:article|story|post)|older\s+post|newer\s+post)\s*[:–—>»«|-]+\s*\S.*"
    r"|[«‹←]\s*\S.*|\S.*\s[»›→]",
    re.IGNORECASE,
)
# Copy goes on after a box in its midst: a paragraph of so many words is no teaser.
RESUMES = 40
# A sentence has so many words at least.
SENTENCE = 4


def is_heading(item: Item) -> bool:
    """Say whether an item opens a box of other articles."""
    few = item.words <= 10 and not item.text.rstrip().endswith(".")
    return few and HEADING.fullmatch(item.bare) is not None


def matches(item: Item) -> bool:
    """Say whether an item names another article by itself."""
    few = item.words <= 24 and not item.text.rstrip().endswith((".", "?"))
    return few and INLINE.fullmatch(item.text.strip()) is not None


def stop_of(script: Script, place: int) -> int:
    """Return where the box that begins at `place` ends: where copy goes on.

    A box has heads of other articles, and perhaps a teaser under each. On a page the
    heads are links; where there are none, they are lines that are no sentences. What is
    known as another kind of leftover ends a box too.
    """
    below = place + 1
    linked = below < len(script.items) and script.items[below].link
    while below < len(script.items) and below not in script.roles:
        if _is_head(script, below, linked=linked) or (
            below > place + 1 and _is_teaser(script, below, linked=linked)
        ):
            below += 1
        else:
            break
    return below


def _is_head(script: Script, place: int, *, linked: bool) -> bool:
    item = script.items[place]
    if linked or item.link:
        return item.link
    return item.short and not item.heading and not is_sentence(item)


def _is_teaser(script: Script, place: int, *, linked: bool) -> bool:
    """Say whether a sentence belongs to the head above it: other heads follow."""
    item = script.items[place]
    if item.block is not None or item.heading or item.words >= RESUMES:
        return False
    below = place + 1
    if below >= len(script.items) or below in script.roles:
        return True
    return _is_head(script, below, linked=linked)


def is_sentence(item: Item) -> bool:
    """Say whether an item ends as a sentence of copy does."""
    return item.words >= SENTENCE and STOPS.search(item.text) is not None
