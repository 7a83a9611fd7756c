"""Pages have the printer's size.

A page two millimetres wider loses two millimetres of somebody's words.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.preflight.subject import PageSubject, PreflightFinding
from layout.units import millimetres

CODE = Code.PRESS_SIZE
SOURCE = "the printer's profile"


# Millimetres: what a guillotine cuts to.
SLACK = 0.5


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find pages of another size, where whole pages are sent."""
    if not subject.whole:
        return
    want = (millimetres(subject.printer.width), millimetres(subject.printer.height))
    page = subject.page.page
    left, foot, right, top = (float(value) for value in page.trimbox)
    own = (millimetres(abs(right - left)), millimetres(abs(top - foot)))
    if any(abs(a - b) > SLACK for a, b in zip(own, want, strict=True)):
        yield PreflightFinding(
            message=f"it is trimmed to {own[0]:.1f} x {own[1]:.1f} mm; the printer "
            f"trims to {want[0]:.1f} x {want[1]:.1f}",
            hint="set it for this printer, or choose the printer it was set for",
        )
