"""There are as many plates as the printer prints.

A spot colour is a fifth plate, and a newspaper press has four.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.pdf.colours import REGISTRATION
from layout.proof.preflight.subject import PageSubject, PreflightFinding

CODE = Code.PRESS_SPOT
SOURCE = "the printer's profile"


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find spot colours where the printer has none; registration colour anywhere."""
    page = subject.page
    names = {name for mark in page.marks for name in mark.colour.spots}
    if REGISTRATION in names:
        yield PreflightFinding(
            message='it uses the registration colour "All", meant for marks',
            hint="use black",
        )
    spots = sorted(names - {REGISTRATION})
    if spots and not subject.printer.spots:
        yield PreflightFinding(
            message=f"it has spot colours: {', '.join(spots)}",
            hint="convert them to CMYK",
        )
