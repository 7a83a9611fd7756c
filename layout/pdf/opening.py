"""A PDF opened for a look: refused if it is none, is locked, or is too much."""

import mmap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
from pikepdf import Pdf

from layout.codes import Code
from layout.errors import Unreadable
from layout.notes import Note

# No file for a newspaper's page has more pages, nor as many bytes (a gigabyte).
MOST_PAGES = 400
MOST_BYTES = 1 << 30


@contextmanager
def opened(path: Path, name: str) -> Iterator[tuple[Pdf, mmap.mmap]]:
    """Yield a PDF and its bytes, which stay on the disk; `name` is its in notes.

    Raises:
        Unreadable: it is no PDF, needs a password, or is larger than any page.
    """
    if not path.is_file():
        raise _refused(
            Code.PDF_MISSING, name, "the file is not there", "name a PDF file"
        )
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise too_much(name, f"the file has {size >> 20} MB")
    if not size:
        raise no_pdf(name)
    with (
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content,
        _read(path, name) as pdf,
    ):
        yield pdf, content


def _read(path: Path, name: str) -> Pdf:
    try:
        pdf = pikepdf.open(path)
        count = len(pdf.pages)
    except pikepdf.PasswordError as problem:
        raise _locked(name) from problem
    except pikepdf.PdfError as problem:
        raise no_pdf(name) from problem
    if pdf.is_encrypted:
        raise _locked(name)
    if not 0 < count <= MOST_PAGES:
        many = f"the file has {count} pages"
        raise _refused(Code.PDF_UNREADABLE, name, many, f"send 1 to {MOST_PAGES}")
    return pdf


def no_pdf(name: str, what: str = "the file is no PDF that can be read") -> Unreadable:
    """Return that a file cannot be read, `what` says why."""
    return _refused(Code.PDF_UNREADABLE, name, what, "export it anew")


def too_much(name: str, what: str) -> Unreadable:
    """Return that a file is larger than any page of a paper, `what` says in what."""
    return _refused(
        Code.PDF_UNREADABLE, name, what, "export it for print, page by page"
    )


def _locked(name: str) -> Unreadable:
    hint = "ask for it without a password"
    return _refused(Code.PDF_ENCRYPTED, name, "the file is encrypted", hint)


def _refused(code: Code, name: str, message: str, hint: str) -> Unreadable:
    return Unreadable(Note(code=code, file=name, message=message, hint=hint))
