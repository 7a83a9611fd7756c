"""Which words stand on which pages of a shelf, in pieces that a browser can load.

A shelf of five hundred issues has some eight thousand pages and a third of a million
words. The words are sorted and cut into shards of a size; a search loads the one or two
that may have a word, and the copy of the pages that it shows.
"""

import json
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path

from layout.disk.contents import text
from layout.shelf.shelf import FOLDER, ShelfPlace, StoryOnPage, read_words, words_name
from layout.shelf.terms import folded, terms

# Bytes of a shard, about: so much loads at once from any disk, and in a moment from a
# server.
SHARD = 64_000
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

# A word's pages in order: twice the page's number on the shelf, and 1 more where the
# word is in a headline.
Postings = dict[str, "array[int]"]


def postings(shelf: Path, places: Iterable[ShelfPlace]) -> Postings:
    """Return the pages of each word; pages count from 0 over all issues.

    A page whose copy cannot be read has no words.
    """
    found: Postings = {}
    number = 0
    for place in places:
        for leaf in place.entry.pages:
            path = shelf / place.name / FOLDER / words_name(leaf.number)
            for term, headline in _words(path):
                found.setdefault(term, array("L")).append(2 * number + headline)
            number += 1
    return found


def _words(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield each word of a page once, and whether a headline has it."""
    pieces = _pieces(path)
    heads = {term for piece in pieces for term in terms(piece.headline)}
    tokens = {token for piece in pieces for token in piece.text.split()}
    copy = {term for token in tokens for term in folded(token)}
    for term in heads | copy:
        yield term, term in heads


def _pieces(path: Path) -> tuple[StoryOnPage, ...]:
    try:
        return read_words(text(path))
    except (OSError, ValueError, TypeError):
        return ()


def shards(found: Postings, size: int = SHARD) -> tuple[dict[str, str], ...]:
    """Return the words with their pages as written, in shards of about `size` bytes.

    Words are in the order in which a browser compares them.
    """
    made: list[dict[str, str]] = []
    room = 0
    for term in sorted(found, key=lambda term: term.encode("utf-16-be")):
        text = written(found[term])
        if room <= 0:
            made.append({})
            room = size
        made[-1][term] = text
        room -= len(term) + len(text) + 6
    return tuple(made)


def written(pages: Iterable[int]) -> str:
    """Write pages as steps from one to the next, in base 36; `!` marks a headline."""
    last, steps = 0, []
    for page in pages:
        number, headline = divmod(page, 2)
        steps.append(_base36(number - last) + "!" * headline)
        last = number
    return " ".join(steps)


def _base36(number: int) -> str:
    digits = DIGITS[number % 36]
    while number := number // 36:
        digits = DIGITS[number % 36] + digits
    return digits


def shard_script(number: int, shard: dict[str, str]) -> str:
    """Return a shard as a script."""
    return f"layoutShelf.words({number}, {_json(shard)});\n"


def directory_script(issues: list[dict[str, object]], starts: list[str]) -> str:
    """Return the list of issues, and the first word of each shard, as a script."""
    value = _json({"issues": issues, "shards": starts})
    return f"layoutShelf.directory({value});\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
