"""The dateline: a place, and perhaps a day, before a dash at the copy's beginning."""

import re

from layout.copy.text.dating import MONTHS

_NAME = r"[^\W\d_a-z][\w’'.]*"
_PLACE = rf"{_NAME}(?:[ -](?:{_NAME}|on|upon|of|the|de|la|under|le)){{0,3}}"
_CAPS = r"[^\W\d_a-z]{2}[^\W\d_a-z.’' -]{0,30}"
_DAY = r"(?:,?\s+(?:[A-Z][a-z]+day|\d{1,2}\s+[A-Z][a-z]+\.?|[A-Z][a-z]+\.?\s+\d{1,2}))?"
_DASH = r"(?:\s*—\s*|\s+–\s+|\s*--\s*)"
CAPITALS = re.compile(
    rf"(?P<place>{_CAPS}{_DAY})(?:{_DASH}|\s+-\s+|:\s+)(?=[\"“‘'A-Z])"
)
MIXED = re.compile(
    rf"(?P<place>{_PLACE}{_DAY})(?:\s*—\s*|\s*--\s*|\s+–\s+)(?=[\"“‘'A-Z])"
)


def split_dateline(text: str) -> tuple[str, str]:
    """Return the dateline that a paragraph opens with, and the rest of it.

    A place in capitals is written small again, as the style sets capitals by itself.
    """
    match = CAPITALS.match(text) or MIXED.match(text)
    if match is None or len(match["place"].split()) > 6:
        return "", text
    return _small(match["place"].strip(" ,")), text[match.end() :]


def _small(place: str) -> str:
    words = (_word(word) for word in re.split(r"(\W+)", place))
    return "".join(words)


def _word(word: str) -> str:
    months = {month[:3] for month in MONTHS}
    if word.isupper() and (len(word) > 3 or word.casefold()[:3] in months):
        return word.capitalize()
    return word
