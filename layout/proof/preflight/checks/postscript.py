"""No PostScript is carried inside.

It is code that only some presses run.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.preflight.subject import PreflightFinding, Subject

CODE = Code.PRESS_POSTSCRIPT
SOURCE = "ISO 15930-1, -4 and -7 (PDF/X)"


def check(subject: Subject) -> Iterator[PreflightFinding]:
    """Find PostScript objects."""
    for stream in subject.streams:
        if stream.get("/Subtype") == "/PS" or stream.get("/Subtype2") == "/PS":
            yield PreflightFinding(
                message="it carries PostScript code",
                hint=f"export it as PDF/{subject.printer.pdf}",
            )
            return
