"""Nothing lies on the page that is not the page.

Links, comments and stamps may print or not; PDF/X wants them outside the bleed.
"""

from collections.abc import Iterator

import pikepdf

from layout.codes import Code
from layout.proof.preflight.subject import PageSubject, PreflightFinding

CODE = Code.PRESS_ANNOTATION
SOURCE = "ISO 15930-1, -4 and -7 (PDF/X)"


ALLOWED = {"/TrapNet", "/PrinterMark"}


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find annotations that touch the page."""
    page = subject.page.page
    bleed = [float(value) for value in page.bleedbox]
    kinds = sorted(
        str(note.get("/Subtype", "/Unknown"))[1:]
        for note in page.obj.get("/Annots", ())
        if note.get("/Subtype") not in ALLOWED and _touches(note, bleed)
    )
    if kinds:
        yield PreflightFinding(
            message=f"it has annotations: {', '.join(dict.fromkeys(kinds))}",
            hint="export it without links and comments",
        )


def _touches(note: pikepdf.Object, box: list[float]) -> bool:
    rect = [float(value) for value in note.get("/Rect", (0, 0, 0, 0))]
    return (
        rect[0] < box[2] and rect[2] > box[0] and rect[1] < box[3] and rect[3] > box[1]
    )
