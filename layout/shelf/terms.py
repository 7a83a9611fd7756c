"""Words as they are searched for: without case, accents and apostrophes.

pages/find.js has the same rules, and a test holds the two against each other.
"""

import re
import sys
import unicodedata
from functools import lru_cache

# Letters that decomposition leaves alone, and readers type otherwise.
LETTERS = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "þ": "th",
    "ı": "i",
    "ς": "σ",
}
_TABLE = str.maketrans(LETTERS)


def _marks() -> re.Pattern[str]:
    """Return a pattern of all that Unicode calls a mark."""
    ranges: list[list[int]] = []
    for code in range(sys.maxunicode + 1):
        if unicodedata.category(chr(code)).startswith("M"):
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return re.compile(f"[{''.join(f'{chr(a)}-{chr(b)}' for a, b in ranges)}]")


_MARKS = _marks()
# Soft hyphens too: they print nothing.
_INSIDE = re.compile("(?<=[^\\W_])['’](?=[^\\W_])|\u00ad")
_WORD = re.compile(r"[^\W_]+")


def terms(text: str) -> list[str]:
    """Return the words of a text in their order, folded."""
    return [term for token in text.split() for term in folded(token)]


# Most of a shelf's words are the same few thousand.
@lru_cache(1 << 17)
def folded(token: str) -> tuple[str, ...]:
    """Return the words of a text without spaces, folded."""
    if token.isascii() and token.isalnum():
        return (token.lower(),)
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", token)).lower()
    return tuple(_WORD.findall(_INSIDE.sub("", plain.translate(_TABLE))))
