"""Line art in single bits has the pixels that its edges need.

A scan of a signature at a screen's resolution has steps that everybody sees.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.pdf.marks import MarkKind
from layout.proof.preflight.subject import PageSubject, PreflightFinding

CODE = Code.PRESS_LINE_ART
SOURCE = "newspapers' specifications (line art 600-1200 dpi)"


LEAST = 300
SMALL = 20.0


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find stencils of too few pixels."""
    page = subject.page
    for mark in page.marks:
        wide = mark.box[2] - mark.box[0]
        if mark.kind is MarkKind.STENCIL and wide >= SMALL and 0 < mark.ppi < LEAST:
            yield PreflightFinding(
                message=f"line art has {mark.ppi:.0f} pixels an inch",
                hint=f"scan it at {LEAST} or more",
            )
            break
