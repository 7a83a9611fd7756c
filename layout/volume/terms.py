"""Words as they are searched for: without case, accents and apostrophes.

pages/find.js has the same rules, and a test holds the two against each other.
"""

import re
import sys
import unicodedata

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
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text)).lower()
    return _WORD.findall(_INSIDE.sub("", plain.translate(_TABLE)))
