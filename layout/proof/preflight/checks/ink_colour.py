"""No colour lays on more ink than the paper can hold.

Newsprint has no coating: too much ink sets off on the next page, and on the reader.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.preflight.subject import PageSubject, PreflightFinding

CODE = Code.PRESS_INK
SOURCE = "the printer's profile; ISO 12647-3"


# Rounding of per cents in a file, a hundredth of one ink.
SLACK = 0.01


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find the heaviest colour of type, rules and grounds on each page."""
    limit = subject.printer.ink_limit
    page = subject.page
    heavy = max((m.colour.total for m in page.marks if not m.hidden), default=0.0)
    if heavy > limit + SLACK:
        yield PreflightFinding(
            message=f"a colour has {heavy:.0%} of ink; the limit is {limit:.0%}",
            hint="mix it lighter",
        )
