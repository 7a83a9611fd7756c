"""No picture lays on more ink than the paper can hold.

The highest total of its pixels is measured, one in ten thousand forgiven.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.preflight.subject import PageSubject, PreflightFinding

CODE = Code.PRESS_PICTURE_INK
SOURCE = "the printer's profile; ISO 12647-3"


# One in a hundred inks: what measuring rounds.
SLACK = 0.02


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find pictures that were separated for better paper."""
    limit = subject.printer.ink_limit
    heavy = subject.picture_ink
    if heavy > limit + SLACK:
        yield PreflightFinding(
            message=f"a picture has {heavy:.0%} of ink; the limit is {limit:.0%}",
            hint="convert it with the printer's profile",
        )
