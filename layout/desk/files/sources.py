"""Files in: bytes and text, and nothing from outside the publication."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path

from layout.codes import Code
from layout.disk.confined import LeadsOutError, content_within
from layout.disk.contents import MOST
from layout.disk.listing import entries
from layout.notebook import Notebook

# What bytes that are not UTF-8 nearly always are, on an editor's desk.
LEGACY = "cp1252"
# Longer words are nobody's slip of a key; more of them take too long to look at.
LONGEST_WORD, MOST_WORDS = 100, 1_000


def nearest(word: str, known: Iterable[str], *, quote: bool = True) -> str:
    """Return a hint that names the most similar of the known words.

    Capitals make no word less similar: cameras write DSC1.JPG, people dsc1.jpg.
    """
    names = sorted(known)
    folded = {name.casefold(): name for name in reversed(names)}
    alike = [one for one in sorted(folded) if len(one) <= LONGEST_WORD][:MOST_WORDS]
    short = word.casefold() if len(word) <= LONGEST_WORD else ""
    found = get_close_matches(short, alike, n=1, cutoff=0.5)
    if found:
        name = folded[found[0]]
        return f'did you mean "{name}"?' if quote else name
    return "known here: " + ", ".join(names) if names else ""


def note_case_clashes(folder: Path, book: Notebook) -> None:
    """Refuse files whose names differ in nothing but case or accents' encoding."""
    alike: dict[str, list[str]] = defaultdict(list)
    for path in entries(folder):
        alike[unicodedata.normalize("NFC", path.name).casefold()].append(path.name)
    for names in alike.values():
        if len(names) > 1:
            book.note(
                Code.CASE_CLASH,
                f"{' and '.join(names)} are one file on many machines",
                hint="rename one of them",
            )


def read_bytes(
    path: Path, book: Notebook, *, root: Path, most: int = MOST
) -> bytes | None:
    """Return a file's bytes, or None with a note; no link may lead out of `root`."""
    with told_unreadable(book):
        return content_within(path, root, most=most)
    return None


@contextmanager
def told_unreadable(book: Notebook) -> Iterator[None]:
    """Note what keeps a file from being read, and go on behind."""
    try:
        yield
    except LeadsOutError:
        book.note(
            Code.OUTSIDE,
            "the file is a link that leads out of the publication",
            hint="put the file itself there",
        )
    except OSError as problem:
        book.unreadable(
            Code.UNREADABLE_FILE,
            f"the file cannot be read: {problem.strerror}",
            hint="see that it exists and that you may read it",
        )


def read_text(data: bytes, book: Notebook) -> str | None:
    """Return UTF-8 text with single newlines, or None with a note.

    A byte order mark is taken off: editors on Windows write one unasked.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        _note_encoding(data, problem.start, book)
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _note_encoding(data: bytes, start: int, book: Notebook) -> None:
    line = data.count(b"\n", 0, start) + 1
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        guess = "it looks like UTF-16"
    else:
        char = data[start : start + 1].decode(LEGACY, "replace")
        guess = f'it looks like Latin-1 or Windows-1252, where that is "{char}"'
    book.unreadable(
        Code.NOT_UTF8,
        f"byte {start} (0x{data[start]:02x}) is not UTF-8; {guess}",
        line=line,
        hint="save the file as UTF-8",
    )
