"""Black type is black alone.

Black mixed of four inks is a grey shadow where they do not meet, and they do not.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.pdf.marks import Mark, MarkKind
from layout.proof.preflight.subject import PageSubject, PreflightFinding

CODE = Code.PRESS_RICH_BLACK
SOURCE = "newspapers' specifications (black text 100 K)"


# Type larger than this (points) may be rich: a poster's word.
LARGE = 24.0
DARK = 0.7
COLOURED = 0.1


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find small type that is nearly black in all four inks."""
    page = subject.page
    wrong = [mark for mark in page.marks if _rich(mark)]
    if wrong:
        inks = " ".join(f"{share:.0%}" for share in wrong[0].colour.inks or ())
        yield PreflightFinding(
            message=f"black type in several inks ({inks})",
            hint="set it in black alone (0 0 0 100)",
        )


def _rich(mark: Mark) -> bool:
    inks = mark.colour.inks
    if mark.kind is not MarkKind.TEXT or mark.hidden or mark.size >= LARGE or not inks:
        return False
    return inks[3] >= DARK and min(inks[:3]) >= COLOURED
