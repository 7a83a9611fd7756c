"""The files of a style: all there, texts that are texts, none of them enormous."""

import re
from pathlib import Path

from layout.codes import Code
from layout.desk.files.sources import read_bytes, read_text
from layout.disk.confined import Confined, LeadsOutError
from layout.disk.digests import digest_of, digest_of_file
from layout.notebook import Notebook

# What a page is made by, whatever else a style has.
TEMPLATES = ("page.html.j2", "type.css.j2")
SHEETS = (".css", ".css.j2")
TEXTS = (".css", ".j2", ".txt", ".toml")
# A style's text is a few kilobytes. What reads style sheets takes the square of it.
LONGEST = 200_000
MOST_FILES = 500
# Rules in a query in a layer, with a function or two in a value: five or six.
DEEPEST = 30
BRACKET = re.compile(r"[(\[{)\]}]")
# No page is thirty metres wide, and none has a thousand columns: a number beyond has
# what reads it lay out for hours, or is none any more for what paints it.
LARGEST, MOST_TIMES = 100_000, 1_000
# What is none of these numbers comes first, so that it is passed over: comments, texts,
# addresses, and the order of boxes, for which any number does. Each takes what is left
# where its end is missing.
NUMBER = re.compile(
    r"/\*.*?(?:\*/|\Z)|\"[^\"\n]*|'[^'\n]*|url\([^)]*|z-index\s*:[^;}]*"
    r"|(?P<times>repeat\(\s*)?(?<![\w#.+-])(?P<number>[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)",
    re.DOTALL | re.IGNORECASE,
)
# The longest place name has 58 letters, in one word.
LONGEST_WORD = 100


def style_files(folder: Path, home: Path, book: Notebook) -> dict[str, str]:
    """Return the SHA-256 of every file of a style that is not hidden, by name.

    What is wrong with a file is noted under its name.
    """
    try:
        names = Confined(folder=folder, root=home).files()
    except LeadsOutError as problem:
        book.note(
            Code.OUTSIDE,
            f'"{problem.name}" is a link that leads out of the publication',
            hint="put the file itself there",
        )
        return {}
    if len(names) > MOST_FILES:
        book.note(
            Code.STYLE_FILE,
            f"the style has {len(names)} files",
            hint=f"leave out what is no part of it; {MOST_FILES} are the most",
        )
        return {}
    for name in TEMPLATES:
        if name not in names:
            book.note(
                Code.STYLE_INCOMPLETE,
                f"the style has no {name}",
                hint="add it; the style courier shows how",
            )
    return {name: _digest(name, folder, home, book) for name in names}


def _digest(name: str, folder: Path, home: Path, book: Notebook) -> str:
    """Return a file's digest; a text is looked at."""
    if not name.endswith(TEXTS):
        return digest_of_file(folder / name)
    book = book.about(f"styles/{folder.name}/{name}")
    data = read_bytes(folder / name, book, root=home)
    if data is None:
        return ""
    if len(data) > LONGEST:
        book.note(
            Code.STYLE_FILE,
            f"the file has {len(data) // 1000:,} kB",
            hint=f"a text of a style has {LONGEST // 1000} kB at most; take out what "
            "is not type",
        )
    elif (text := read_text(data, book)) is not None and name.endswith(SHEETS):
        if name.endswith(".css"):
            _check_nesting(text, book)
        _check_numbers(text, book)
    return digest_of(data)


def _check_nesting(css: str, book: Notebook) -> None:
    """Note rules within rules that what reads style sheets cannot follow."""
    depth = 0
    for mark in BRACKET.finditer(css):
        depth = depth + 1 if mark[0] in "([{" else max(depth - 1, 0)
        if depth > DEEPEST:
            book.note(
                Code.STYLE_FILE,
                f"brackets stand {depth} deep in one another",
                line=css.count("\n", 0, mark.start()) + 1,
                hint="close those that are open",
            )
            return


def _check_numbers(css: str, book: Notebook) -> None:
    """Note the first number that no page can have."""
    for found in NUMBER.finditer(css):
        if found["number"] is None:
            continue
        times = found["times"] is not None
        most = MOST_TIMES if times else LARGEST
        if abs(float(found["number"])) > most:
            book.note(
                Code.STYLE_FILE,
                f"a number is {found['number'][:20]}"
                + (", of times to repeat" if times else ""),
                line=css.count("\n", 0, found.start("number")) + 1,
                hint=f"{most:,} is the most there; write what the page has room for",
            )
            return


def hyphenation(text: str, book: Notebook) -> tuple[str, ...]:
    """Return the words of a list of hyphenation's exceptions, one a line."""
    words = []
    for number, line in enumerate(text.split("\n"), 1):
        word = line.split("#")[0].strip()
        if len(word) > LONGEST_WORD:
            book.note(
                Code.STYLE_FILE,
                f"a word has {len(word):,} letters",
                line=number,
                hint="write one word a line, with hyphens where it may break",
            )
        elif word:
            words.append(word)
    return tuple(words)
