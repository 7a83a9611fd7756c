"""Gradients are in ink, and the printer can be sure of them.

A gradient in light is converted by every workflow another way; in PDF/X-1a's oldest
workflows any of them comes out in steps.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.pdf.marks import MarkKind
from layout.proof.preflight.subject import PageSubject, PreflightFinding

CODE = Code.PRESS_GRADIENT
SOURCE = "newspapers' specifications"


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find gradients."""
    page = subject.page
    found = {mark.colour.space for mark in page.marks if mark.kind is MarkKind.SHADING}
    if found and subject.strict:
        yield PreflightFinding(
            message="it has gradients",
            hint="make a picture of them",
        )
