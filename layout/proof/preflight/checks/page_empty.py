"""No page is empty.

A press prints it as faithfully as any other.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.preflight.subject import PageSubject, PreflightFinding

CODE = Code.PRESS_EMPTY
SOURCE = "house rule"


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find pages without a visible mark."""
    page = subject.page
    if not any(not mark.hidden for mark in page.marks):
        yield PreflightFinding(
            message="nothing is printed on it",
            hint="fill it, or say that it is meant",
        )
