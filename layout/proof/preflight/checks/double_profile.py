"""CMYK is not tagged with the profile that the output intent has already.

Some workflows convert it, which takes black text apart into four inks.
"""

from collections.abc import Iterator

from layout.codes import Code, Severity
from layout.proof.preflight.subject import PageSubject, PreflightFinding

CODE = Code.PRESS_DOUBLE_ICC
SOURCE = "ISO 15930-7, 6.2.4.2"


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find ICC-based CMYK, and whether it is the intent's own."""
    page = subject.page
    if any(mark.colour.space == "ICCBased4" for mark in page.marks):
        yield PreflightFinding(
            message="it has CMYK with a profile of its own",
            hint="export CMYK as it is, without profiles",
            severity=Severity.ERROR if subject.strict else Severity.WARNING,
        )
