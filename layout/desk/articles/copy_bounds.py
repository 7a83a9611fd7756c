"""What no article has is refused before it is parsed, with its line and what to do.

The parser of Markdown takes time by the square of some things: of brackets in a
paragraph, of quotes in quotes. No newspaper has copy of that kind, so whoever sends it
made a mistake or means harm. A story of 60,000 words, in any script, is well within.
"""

import re
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from layout.codes import Code
from layout.desk.files.decoding import Key, LinedData, name_of
from layout.notebook import Notebook

# 60,000 words are 400 kB in English, and 1.2 MB where a letter takes three bytes.
MOST_BYTES = 2_000_000
MOST_MATTER = 100_000
MOST_KEYS = 100
# Some 10,000 words: a whole page of a broadsheet without an indent.
MOST_PARAGRAPH = 60_000
# Links of a paragraph; a directory of addresses has one a line, and lines in plenty.
MOST_BRACKETS = 500
# Brackets of one line of display, such as a caption.
MOST_LINKS = 40
# Heads and rules of one paragraph: each parts it, and what is left is read anew.
MOST_HEADS = 200
# So many of one mark in a row are no rule across the widest page.
MOST_RUN = 1000
DEEPEST = 10
# What is under it takes a fifth of a second at most: brackets times letters.
TAME = 1_000_000

RUN = re.compile(r"([^\w\s]|_)\1{99,}+")
EMPTY = re.compile(r"\n[ \t]*+(?:\n|\Z)")
QUOTES = re.compile(r"^[ \t]*+(?:>[ \t]*+){11}", re.MULTILINE)
ITEMS = re.compile(r"^[ \t]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++){11}", re.MULTILINE)
# A list's level is set in by four places, or by a tab.
SET_IN = re.compile(
    r"^(?:\t| {4}){10}[ \t]*+(?:[-*+]|\d{1,9}[.)])[ \t]",
    re.MULTILINE,
)
BOXES = re.compile(r"^(?:\t| {4}){10}[ \t]*+!!!", re.MULTILINE)

HEAD = re.compile(r"^[ \t]*+(?:#|(?:[-*_=][ \t]*+){3,}+$)", re.MULTILINE)

# The words of display. The longest heads that newspapers printed had some fifty.
WORDS = {
    **dict.fromkeys(("headline", "title", "kicker", "jump_head", "dateline"), 60),
    **dict.fromkeys(("byline", "author"), 100),
    **dict.fromkeys(("standfirst", "subtitle", "description", "excerpt"), 250),
}
# A letter runs to a word so long in no language; a chain of them is set as one.
MOST_LETTERS = 200
QUOTE, CAPTION, CREDIT = 200, 400, 100


def fits(size: int, book: Notebook) -> bool:
    """Say whether a file may be an article's by its size; note it if not."""
    if size <= MOST_BYTES:
        return True
    said = f"the article has {size:,} bytes, and {MOST_BYTES:,} are read at most"
    _note(book, said, None, "split it into its stories")
    return False


def matter_fits(matter: str, book: Notebook) -> bool:
    """Say whether front matter may be an article's; note it if not."""
    if len(matter) <= MOST_MATTER:
        return True
    said = f"the front matter has {len(matter):,} letters, far more than any has"
    _note(book, said, 1, "put the copy below the second line of three hyphens")
    return False


def display_fits(keys: Struct, document: LinedData, book: Notebook) -> bool:
    """Say whether all display of an article is as long as display is; note what not."""
    bad = False
    if len(document.data) > MOST_KEYS:
        said = f"the front matter has {len(document.data)} keys"
        _note(book, said, 1, f"keep those that an article has: {MOST_KEYS} at most")
        bad = True
    for at, text, most in _displayed(keys):
        line, name = document.line(at), name_of(at)
        words = text.split()
        if len(words) > most:
            said = f"{name}: {len(words)} words, and {most} are the most that is set"
            _note(book, said, line, "shorten it, or put it into the copy")
        elif any(len(word) > MOST_LETTERS and "://" not in word for word in words):
            said = f"{name}: a word of over {MOST_LETTERS} letters cannot be set"
            _note(book, said, line, "put spaces into it")
        elif text.count("[") > MOST_LINKS:
            said = f"{name}: {text.count('[')} brackets in a line"
            _note(book, said, line, f"keep {MOST_LINKS} at most")
        else:
            continue
        bad = True
    return not bad


def _displayed(keys: Struct) -> Iterator[tuple[Key, str, int]]:
    """Yield each text of display, where it stands, and how many words it may have."""
    for name, most in WORDS.items():
        yield (name,), getattr(keys, name, ""), most
    for index, quote in enumerate(getattr(keys, "pull_quotes", ())):
        yield ("pull_quotes", index), quote, QUOTE
    for index, picture in enumerate(getattr(keys, "pictures", ())):
        yield ("pictures", index, "caption"), picture.caption, CAPTION
        yield ("pictures", index, "alt"), picture.alt, CAPTION
        yield ("pictures", index, "credit"), picture.credit, CREDIT


def copy_fits(copy: str, book: Notebook) -> bool:
    """Say whether copy is of a kind that an article's is; note each thing that is not.

    Line numbers are lines of `copy`.
    """
    before = len(book.notes)
    for start, end in _paragraphs(copy):
        brackets = copy.count("[", start, end)
        if end - start > MOST_PARAGRAPH:
            said = f"a paragraph of {end - start:,} letters, longer than any page"
            hint = "part it by empty lines"
        elif brackets > MOST_BRACKETS:
            said = f"{brackets:,} brackets in a paragraph"
            hint = "take out what are no links, or part it by empty lines"
        elif _heads(copy, start, end) > MOST_HEADS:
            said = f"over {MOST_HEADS} heads and rules without an empty line"
            hint = "put empty lines around them"
        else:
            continue
        _note(book, said, copy.count("\n", 0, start) + 1, hint)
    for run in RUN.finditer(copy):
        if len(run[0]) > MOST_RUN:
            said = f'"{run[1]}" {len(run[0]):,} times in a row'
            _note(book, said, _line(copy, run.start()), "take it out")
    for nested in (QUOTES, ITEMS, SET_IN, BOXES):
        if (match := nested.search(copy)) is not None:
            book.note(
                Code.TOO_DEEP,
                "lists or quotes are nested too deeply to be read",
                line=_line(copy, match.start()),
                hint="write them at one or two levels",
            )
    return len(book.notes) == before


def is_tame(copy: str) -> bool:
    """Say whether copy is sure to be parsed at once: nearly all that is written is."""
    work = 0
    for start, end in _paragraphs(copy):
        if brackets := copy.count("[", start, end):
            work += brackets * (end - start)
    return work <= TAME and len(copy) <= TAME // 2


def _paragraphs(copy: str) -> Iterator[tuple[int, int]]:
    """Yield where each paragraph begins and ends."""
    start = 0
    for empty in EMPTY.finditer(copy):
        yield start, empty.start()
        start = empty.end()
    yield start, len(copy)


def _heads(copy: str, start: int, end: int) -> int:
    """Count the lines of a paragraph that part it, as far as is worth it."""
    if copy.count("\n", start, end) <= MOST_HEADS:
        return 0
    return sum(1 for _ in islice(HEAD.finditer(copy, start, end), MOST_HEADS + 1))


def _line(copy: str, place: int) -> int:
    return copy.count("\n", 0, place) + 1


def _note(book: Notebook, said: str, line: int | None, hint: str) -> None:
    book.note(Code.ENORMOUS_COPY, said, line=line, hint=hint)
