"""All colours are of ink: cyan, magenta, yellow and black, or grey.

Red, green and blue light must be turned into ink by somebody, and everybody does it
another way.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.preflight.subject import PageSubject, PreflightFinding

CODE = Code.PRESS_RGB
SOURCE = "newspapers' specifications; ISO 15930-4, 6.2.3"


LIGHT = {"DeviceRGB", "CalRGB", "Lab", "ICCBased3"}


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find light on each page, with what is coloured so."""
    page = subject.page
    wrong = sorted(
        {
            (m.colour.space, m.kind.value)
            for m in (*page.marks, *page.outside)
            if m.colour.space in LIGHT
        }
    )
    if wrong:
        what = ", ".join(f"{kind} in {space}" for space, kind in wrong)
        yield PreflightFinding(
            message=f"it has {what}",
            hint="convert it to the printer's CMYK",
        )
