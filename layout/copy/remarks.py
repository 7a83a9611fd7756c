"""Remarks on foreign copy: what was guessed, and what ends the reading of a source."""

from layout.codes import Code
from layout.errors import Unreadable
from layout.notebook import Notebook
from layout.notes import Note


def guess(book: Notebook, what: str, line: int | None = None) -> None:
    """Write down a guess: `what` says which words were taken for what."""
    book.note(Code.IMPORT_GUESS, what, line=line, hint="see that it is right")


def refusal(
    book: Notebook, message: str, hint: str, line: int | None = None
) -> Unreadable:
    """Return the error that ends the reading of a notebook's source."""
    return Unreadable(
        Note(
            code=Code.IMPORT_REFUSED,
            message=message,
            file=book.file,
            line=line,
            hint=hint,
        )
    )


def shown(text: str, most: int = 60) -> str:
    """Return a text short enough for a remark."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 3].rstrip() + "..."
