"""No curve or screen of the file's own stands between its numbers and the plate.

The press's curves are the printer's business; a transfer function doubles them.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.preflight.subject import PageSubject, PreflightFinding

CODE = Code.PRESS_TRANSFER
SOURCE = "ISO 15930-1, -4 and -7 (PDF/X)"


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find transfer functions and halftones in graphics states."""
    page = subject.page
    for state in page.states:
        wrong = [key[1:] for key in ("/TR", "/HTP", "/HTO") if key in state]
        if state.get("/TR2", "/Default") not in ("/Default", "/Identity"):
            wrong.append("TR2")
        if wrong:
            yield PreflightFinding(
                message=f"a graphics state has {', '.join(wrong)}",
                hint="export it without transfer curves",
            )
