"""No page is empty.

A press prints it as faithfully as any other.
"""

from collections.abc import Iterator

from layout.notes import Severity
from layout.proof.preflight.subject import Finding, Subject

CODE = "press-empty"
SEVERITY = Severity.WARNING
SOURCE = "house rule"


def check(subject: Subject) -> Iterator[Finding]:
    """Find pages without a visible mark."""
    for page in subject.pages:
        if not any(not mark.hidden for mark in page.marks):
            yield Finding(
                message="nothing is printed on it",
                hint="fill it, or say that it is meant",
                page=page.number,
            )
