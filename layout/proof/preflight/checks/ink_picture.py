"""No picture lays on more ink than the paper can hold.

The highest total of its pixels is measured, one in ten thousand forgiven.
"""

from collections.abc import Iterator

from layout.notes import Severity
from layout.proof.preflight.ink import highest_ink
from layout.proof.preflight.subject import Finding, Subject

CODE = "press-picture-ink"
SEVERITY = Severity.ERROR
SOURCE = "the printer's profile; ISO 12647-3"


# One in a hundred inks: what measuring rounds.
SLACK = 0.02


def check(subject: Subject) -> Iterator[Finding]:
    """Find pictures that were separated for better paper."""
    limit = subject.printer.ink_limit
    measured: dict[tuple[int, int], float | None] = {}
    for page in subject.pages:
        for picture in page.pictures:
            key = picture.objgen
            if key not in measured:
                measured[key] = highest_ink(picture)
        totals = [measured[picture.objgen] for picture in page.pictures]
        heavy = max((total for total in totals if total is not None), default=0.0)
        if heavy > limit + SLACK:
            yield Finding(
                message=f"a picture has {heavy:.0%} of ink; the limit is {limit:.0%}",
                hint="convert it with the printer's profile",
                page=page.number,
            )
