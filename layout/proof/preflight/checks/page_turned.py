"""Pages stand upright and at their own scale.

A page that is turned or enlarged by a viewer's entry is plated as it lies in the file.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.preflight.subject import PageSubject, PreflightFinding

CODE = Code.PRESS_TURNED
SOURCE = "ISO 32000-2, 7.7.3.3"


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find turned and scaled pages."""
    page = subject.page.page
    if int(page.obj.get("/Rotate", 0)) % 360:
        yield _finding(f"it is turned by {int(page.obj.Rotate)} degrees")
    if float(page.obj.get("/UserUnit", 1)) != 1:
        yield _finding("its unit is not a point (/UserUnit)")


def _finding(message: str) -> PreflightFinding:
    return PreflightFinding(message=message, hint="export it upright, in its own size")
