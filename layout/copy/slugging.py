"""Slugs: a story's short name, readable, and the same whenever it is imported."""

import re
import unicodedata
from pathlib import PurePosixPath

from layout.disk.digests import digest_of

MOST_WORDS = 4
MOST_CHARACTERS = 36
# Words that tell one story from another in no head.
_SMALL = (
    "a an and are as at be but by for from has have in into is it its of off on or our"
    " so that the their this to up was we were what when where which who why will with"
)
SMALL = frozenset(_SMALL.split())
# Furniture has these names in plans; no story may.
TAKEN = frozenset({"contents", "imprint", "masthead", "nameplate", "ad"})
# Letters that do not come apart into a plain one and an accent.
PLAIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "œ": "oe"}
)


def slug_of(headline: str, name: str, data: bytes) -> str:
    """Return a slug from a headline, else from the file's name, else from its bytes."""
    stem = PurePosixPath(name.replace("\\", "/")).stem
    words = _words(headline) or _words(stem)
    slug = _short(words) or f"story-{digest_of(data)[:6]}"
    return f"{slug}-story" if slug in TAKEN else slug


def free_slug(slug: str, taken: set[str]) -> str:
    """Return the slug, with a number behind it if another story has it."""
    number = 2
    free = slug
    while free in taken:
        free = f"{slug}-{number}"
        number += 1
    return free


def plain_name(text: str) -> str:
    """Return a text in small letters, digits and single hyphens of ASCII."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(PLAIN))
    ascii_only = letters.encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", ascii_only)))


def _words(text: str) -> list[str]:
    words = plain_name(text.replace("’", "'")).split("-")
    return [word for word in words if word]


def _short(words: list[str]) -> str:
    telling = [word for word in words if word not in SMALL] or words
    slug = ""
    for word in telling[:MOST_WORDS]:
        longer = f"{slug}-{word}" if slug else word[:MOST_CHARACTERS]
        if len(longer) > MOST_CHARACTERS:
            break
        slug = longer
    return slug
