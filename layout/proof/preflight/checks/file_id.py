"""The file has an ID.

Workflows tell a corrected page from the one before by it.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.preflight.subject import PreflightFinding, Subject

CODE = Code.PRESS_ID
SOURCE = "ISO 15930-1, -4 and -7 (PDF/X)"


def check(subject: Subject) -> Iterator[PreflightFinding]:
    """Find a trailer without an ID."""
    if "/ID" not in subject.pdf.trailer:
        yield PreflightFinding(
            message="its trailer has no /ID",
            hint=f"export it as PDF/{subject.printer.pdf}",
        )
