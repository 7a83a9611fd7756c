"""A page that the press prints in black has black alone.

Colour on it is printed as nothing, or as grey by somebody else's choice.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.pdf.marks import Mark, MarkKind
from layout.proof.preflight.subject import PageSubject, PreflightFinding

CODE = Code.PRESS_MONO
SOURCE = "the printer's profile"


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find coloured ink on pages without coloured plates."""
    if not subject.whole:
        return
    page = subject.page
    if subject.printer.in_colour(page.number):
        return
    if any(_coloured(mark) for mark in page.marks):
        yield PreflightFinding(
            message="it has colour, and the press prints it in black alone",
            hint="make it grey, or move it to a colour page",
        )


def _coloured(mark: Mark) -> bool:
    if mark.kind is MarkKind.PICTURE:
        return mark.colour.space not in ("DeviceGray", "CalGray", "ICCBased1")
    inks = mark.colour.inks
    return inks is None or any(inks[:3])
