"""The file's version is no newer than its kind of PDF/X.

A workflow that was made for PDF 1.3 may drop what it does not know, and says nothing.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.preflight.subject import PreflightFinding, Subject

CODE = Code.PRESS_VERSION
SOURCE = "ISO 15930-1, -4 and -7 (PDF/X)"


NEWEST = {"X-1a:2001": "1.3", "X-1a:2003": "1.4", "X-4": "1.6"}


def check(subject: Subject) -> Iterator[PreflightFinding]:
    """Find a version that is too new."""
    newest = NEWEST[subject.printer.pdf]
    if subject.pdf.pdf_version > newest:
        yield PreflightFinding(
            message=f"it is PDF {subject.pdf.pdf_version}; PDF/{subject.printer.pdf} "
            f"is {newest} at most",
            hint=f"export it as PDF/{subject.printer.pdf}",
        )
