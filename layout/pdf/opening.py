"""A PDF opened: the one door that strangers' files come in by, and ours too.

Whatever a file has in it, qpdf unpacks no more of it than a page of a paper can have,
and puts nothing right that is broken.
"""

import mmap
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Pdf

from layout.disk import contents
from layout.disk.contents import is_file
from layout.pdf.fitness import Fault, FaultKind, UnfitError
from layout.pdf.limits import MOST_UNPACKED

# No file for a newspaper's pages has more pages, nor as many bytes (a gigabyte).
MOST_PAGES = 400
MOST_BYTES = 1 << 30
# What qpdf may unpack and nest, in the names of its own settings.
LIMITS: dict[str, Any] = {
    "flate_max_memory": MOST_UNPACKED,
    "run_length_max_memory": MOST_UNPACKED,
    "png_max_memory": MOST_UNPACKED,
    "tiff_max_memory": MOST_UNPACKED,
    "dct_max_memory": MOST_UNPACKED,
    "dct_max_progressive_scans": 100,
    "max_stream_filters": 4,
    "parser_max_nesting": 100,
    "parser_max_container_size": 1_000_000,
    "doc_max_warnings": 1000,
}


@contextmanager
def limited() -> Iterator[None]:
    """Have qpdf unpack no more than a page of a paper can have."""
    before: dict[str, Any] = pikepdf.settings.set_qpdf_limits(**LIMITS)
    try:
        yield
    finally:
        pikepdf.settings.set_qpdf_limits(**before)


class OpenedPdf(NamedTuple):
    """A PDF and its bytes, which stay on the disk, all by one opened file.

    A second program is given `file` and never the path, where another file may be by
    then.
    """

    pdf: Pdf
    content: mmap.mmap
    file: BufferedReader


@contextmanager
def opened(path: Path) -> Iterator[OpenedPdf]:
    """Open a PDF, to be read in pieces.

    Raises:
        UnfitError: it is no whole PDF, needs a password, or is larger than any paper.
    """
    if not is_file(path):
        raise _unfit(FaultKind.MISSING, "the file is not there")
    with limited(), contents.opened(path) as file:
        size = os.fstat(file.fileno()).st_size
        if size > MOST_BYTES:
            raise _unfit(FaultKind.MUCH, f"the file has {size >> 20} MB")
        if not size:
            raise _unfit(FaultKind.TORN, "the file is empty")
        with (
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content,
            _read(file) as pdf,
        ):
            yield OpenedPdf(pdf, content, file)


def _read(file: BufferedReader) -> Pdf:
    try:
        pdf = pikepdf.open(file, attempt_recovery=False)
        count = len(pdf.pages)
    except pikepdf.PasswordError as problem:
        raise _locked() from problem
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError) as problem:
        raise _unfit(FaultKind.TORN, "the file is no PDF that can be read") from problem
    if pdf.is_encrypted:
        raise _locked()
    if not count:
        raise _unfit(FaultKind.TORN, "the file has no pages")
    if count > MOST_PAGES:
        words = f"the file has {count} pages, of {MOST_PAGES} at the most"
        raise _unfit(FaultKind.MUCH, words)
    return pdf


def _locked() -> UnfitError:
    return _unfit(FaultKind.LOCKED, "the file is encrypted")


def _unfit(kind: FaultKind, what: str) -> UnfitError:
    return UnfitError(Fault(kind=kind, what=what))
