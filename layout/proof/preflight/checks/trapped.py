"""The file says whether it was trapped.

If it does not, colours are spread twice or never.
"""

from collections.abc import Iterator

from pikepdf import Dictionary

from layout.codes import Code
from layout.proof.preflight.subject import PreflightFinding, Subject

CODE = Code.PRESS_TRAPPED
SOURCE = "ISO 15930-1, -4 and -7 (PDF/X)"


def check(subject: Subject) -> Iterator[PreflightFinding]:
    """Find a file that does not say."""
    info = subject.pdf.trailer.get("/Info", Dictionary())
    if info.get("/Trapped") not in ("/True", "/False"):
        yield PreflightFinding(
            message="it does not say whether it was trapped (/Trapped true or false)",
            hint=f"export it as PDF/{subject.printer.pdf}",
        )
