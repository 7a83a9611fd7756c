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
FOREIGN = re.compile(
    r"(?:\d+|keine?|aucun|sin|sem|nessun|inga|ingen|brak)?\s*"
    r"(?:kommentare?|commentaires?|comentarios?|comentários?|commenti|kommentarer|reacties?"
    r"|komentarz[ey]?|комментари[ийея]+|коментар[іи]|σχόλι[αο]|تعليقات|التعليقات|评论|留言"
    r"|コメント)(?:\s*[(（]?\d+[)）]?)?"
    r"|(?:kommentar|kommentera)\s+(?:schreiben|hinterlassen|skriv)|laisser\s+un\s+commentaire"
    r"|(?:deja|deixe)\s+un?\s+comentário?|dodaj\s+komentarz|оставить\s+комментарий",
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
# The first comment begins so close behind their heading.
NEAR = 4
# In a thread that is longer than the copy, one line in so many is a comment's mark.
SPARSE = 6


def is_heading(item: Item) -> bool:
    """Say whether an item opens the comments."""
    few = item.words <= 9 and not item.text.rstrip().endswith(".")
    known = HEADING.fullmatch(item.bare) or FOREIGN.fullmatch(item.bare)
    return few and known is not None


def begins(script: Script, place: int) -> bool:
    """Say whether comments begin at a heading.

    A crosshead may say "Comments", and a counter above the article "3 comments": what
    is above most of the copy opens nothing, unless a thread follows it at once.
    """
    behind = script.items[place + 1 :]
    before = sum(item.words for item in script.items[:place] if item.long)
    if not before:
        return False
    marked = [
        item.words < 30 and bool(SIGNS.search(item.text.strip())) for item in behind
    ]
    if before >= sum(item.words for item in behind if item.long):
        return (
            not behind
            or any(marked)
            or SURE.search(script.items[place].bare) is not None
        )
    return any(marked[:NEAR]) and sum(marked) * SPARSE >= len(marked)
