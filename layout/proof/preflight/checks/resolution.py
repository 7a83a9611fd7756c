"""Pictures have pixels enough at their place.

Under a hundred an inch a face is a mosaic.
"""

from collections.abc import Iterator

from layout.codes import Code, Severity
from layout.pdf.marks import Mark, MarkKind
from layout.proof.preflight.subject import PageSubject, PreflightFinding

CODE = Code.PRESS_RESOLUTION
SOURCE = "the printer's profile; newspapers' specifications"


# A picture smaller than this (points) is an ornament.
SMALL = 20.0


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find the poorest picture of each page."""
    printer = subject.printer
    page = subject.page
    poor = [
        mark.ppi
        for mark in page.marks
        if mark.kind is MarkKind.PICTURE and mark.ppi and _seen(mark)
    ]
    worst = min(poor, default=printer.poor_ppi)
    if worst < printer.poor_ppi:
        yield PreflightFinding(
            message=f"a picture has {worst:.0f} pixels an inch; the printer wants "
            f"{printer.poor_ppi}",
            hint="place it smaller, or find a larger one",
            severity=None if worst < printer.least_ppi else Severity.WARNING,
        )


def _seen(mark: Mark) -> bool:
    return min(mark.box[2] - mark.box[0], mark.box[3] - mark.box[1]) >= SMALL
