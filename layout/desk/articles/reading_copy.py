"""Copy parsed within bounds: here where it is tame, else by a process that is limited.

Nearly all copy is tame and is parsed where it is: to send it away and back takes longer
than to parse it. What might take its time goes to a process that is ended when it does.
"""

from functools import partial

from layout.desk.articles.blocks import ArticleCopy, copy_blocks
from layout.desk.articles.copy_bounds import copy_fits, is_tame
from layout.errors import Refused
from layout.notebook import Notebook
from layout.notes import Note
from layout.workers.apart import apart
from layout.workers.calls import Call


def read_copy(copy: str, language: str, book: Notebook) -> ArticleCopy | None:
    """Return the blocks of copy, or None with notes of why it is not parsed."""
    if not copy_fits(copy, book):
        return None
    if is_tame(copy):
        return copy_blocks(copy, language, book)
    call = Call(
        work=partial(parsed, copy, language, book.file),
        doing="reading an article",
        file=book.file,
    )
    try:
        found, notes = apart(call)
    except Refused as refusal:
        book.copy_in(refusal.notes)
        return None
    book.copy_in(notes)
    return found


def parsed(copy: str, language: str, file: str) -> tuple[ArticleCopy, tuple[Note, ...]]:
    """Return the blocks of copy, and the notes on it."""
    book = Notebook(file=file)
    return copy_blocks(copy, language, book), tuple(book.notes)
