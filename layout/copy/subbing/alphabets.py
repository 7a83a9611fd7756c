"""What a script shows: whether it has capitals, where its words and sentences end."""

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"\w+(?:['’-]\w+)*")
# Chinese, Japanese and Korean letters that follow each other without spaces.
EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
EASTERN_RUN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
# A word of these has two letters or so.
LETTERS_A_WORD = 2
_CLOSERS = r"[\"'”’»›」』)\]*_]*"
# Behind a sentence may stand the mark of a note; behind a figure it is a decimal.
_MARK = r"(?:\^?\[?\d{1,3}\]?\^?|[¹²³⁰-⁹]{1,3})"
ENDS = re.compile(
    rf"[.!?…:;,。！？：；，、؟؛،۔]{_CLOSERS}$|(?<=[^\W\d])[.!?…]{_CLOSERS}{_MARK}$"
)
STOPS = re.compile(rf"[.…。۔]{_CLOSERS}$|(?<=[^\W\d])[.…]{_CLOSERS}{_MARK}$")
# So many letters of a word are its stem: endings and plurals come behind them.
STEM = 5
# What Arabic writes together with the word behind it.
_ARABIC = re.compile(r"^[وفبلك]?ال|^[وفبلك](?=\w{4})")


@lru_cache(maxsize=8192)
def word_count(text: str) -> int:
    """Return how many words a text has, in whatever script."""
    runs = EASTERN_RUN.findall(text)
    if not runs:
        return len(WORD.findall(text))
    letters = sum(map(len, runs))
    rest = EASTERN_RUN.sub(" ", text)
    return -(-letters // LETTERS_A_WORD) + len(WORD.findall(rest))


def is_eastern(text: str) -> bool:
    """Say whether a text is of letters that stand without spaces between words."""
    return EASTERN.search(text) is not None


def is_cased(text: str) -> bool:
    """Say whether a text is of a script that has capitals."""
    return any(char.lower() != char.upper() for char in text)


def starts_large(word: str) -> bool:
    """Say whether a word begins with a capital, in scripts that have them."""
    return word[:1].isupper() or word[:1].istitle()


def stems(text: str) -> list[str]:
    """Return the beginnings of a text's longer words, in lower case and unaccented.

    Of Chinese and Japanese every pair of letters is one.
    """
    if text.isascii():
        return [w.casefold()[:STEM] for w in WORD.findall(text) if len(w) > 3]
    plain = unaccented(text)
    found = [
        _ARABIC.sub("", word)[:STEM]
        for word in WORD.findall(EASTERN_RUN.sub(" ", plain))
        if len(word) > 3
    ]
    for run in EASTERN_RUN.findall(plain):
        found += [run[at : at + 2] for at in range(len(run) - 1)]
    return found


def unaccented(text: str) -> str:
    """Return a text in lower case without accents: Greek capitals have none."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))
