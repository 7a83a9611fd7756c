"""There are no layers that somebody could switch off.

What prints must be what was proofed.
"""

from collections.abc import Iterator

from pikepdf import Dictionary

from layout.codes import Code, Severity
from layout.proof.preflight.subject import PreflightFinding, Subject

CODE = Code.PRESS_LAYERS
SOURCE = "ISO 15930-1, -4 and -7 (PDF/X)"


def check(subject: Subject) -> Iterator[PreflightFinding]:
    """Find optional content."""
    groups = subject.pdf.Root.get("/OCProperties", Dictionary()).get("/OCGs", ())
    if len(groups):
        yield PreflightFinding(
            message=f"it has {len(groups)} layers",
            hint="flatten the layers when exporting",
            severity=None if subject.strict else Severity.WARNING,
        )
