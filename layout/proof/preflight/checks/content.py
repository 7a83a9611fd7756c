"""Every page can be read to its end.

An interpreter that stumbles prints what it has so far.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.preflight.subject import PageSubject, PreflightFinding

CODE = Code.PRESS_CONTENT
SOURCE = "ISO 32000-2, 7.8"


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find what stopped the reading of a page, once a page."""
    page = subject.page
    if page.faults:
        more = f" (and {len(page.faults) - 1} more)" if len(page.faults) > 1 else ""
        yield PreflightFinding(
            message=f"{page.faults[0]}{more}",
            hint="export it anew",
        )
