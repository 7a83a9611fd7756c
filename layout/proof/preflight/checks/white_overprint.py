"""White never overprints.

White that overprints is nothing at all: the type in it is gone.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.preflight.subject import PageSubject, PreflightFinding

CODE = Code.PRESS_WHITE
SOURCE = "newspapers' specifications; GWG 2015"


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find white that is told to leave what lies under it."""
    page = subject.page
    for mark in page.marks:
        if mark.overprint and mark.colour.white and not mark.hidden:
            # In grey, or with mode 0, white still knocks out the process plates.
            if mark.colour.space != "DeviceCMYK" or not mark.overprint_mode:
                continue
            yield PreflightFinding(
                message=f"white {mark.kind.value} overprints, and will not be seen",
                hint="switch overprinting off for white",
            )
            break
