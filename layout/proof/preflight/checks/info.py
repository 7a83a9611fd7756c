"""The file says what it is: a title, when it was made and when it was changed.

PDF/X asks for all three, and a printer's archive is sorted by them.
"""

from collections.abc import Iterator

from pikepdf import Dictionary

from layout.codes import Code
from layout.proof.preflight.subject import PreflightFinding, Subject

CODE = Code.PRESS_INFO
SOURCE = "ISO 15930-1, -4 and -7 (PDF/X)"


NEEDED = ("/Title", "/CreationDate", "/ModDate")


def check(subject: Subject) -> Iterator[PreflightFinding]:
    """Find what the document information lacks."""
    info = subject.pdf.trailer.get("/Info", Dictionary())
    lack = [key[1:] for key in NEEDED if not str(info.get(key, ""))]
    if lack:
        yield PreflightFinding(
            message=f"its document information has no {', '.join(lack)}",
            hint=f"export it as PDF/{subject.printer.pdf}",
        )
