"""Nothing is seen through, or it is mixed in ink.

PDF/X-1a has no transparency; in PDF/X-4 it is mixed in CMYK, or it comes out in other
colours on every machine.
"""

from collections.abc import Iterator

from pikepdf import Dictionary, Object

from layout.codes import Code
from layout.pdf.spaces import space_of
from layout.proof.preflight.subject import PageSubject, PreflightFinding

CODE = Code.PRESS_TRANSPARENCY
SOURCE = "ISO 15930-4, 6.3; ISO 15930-7, 6.3"


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find transparency, and groups that mix in light."""
    page = subject.page
    marks = (*page.marks, *page.outside)
    if subject.strict and (
        any(mark.see_through for mark in marks) or any(map(_is_clear, page.states))
    ):
        yield _finding("it has transparency, which PDF/X-1a does not know")
    groups = [page.page.obj.get("/Group"), *(f.get("/Group") for f in page.forms)]
    for group in groups:
        if group is None or group.get("/S") != "/Transparency":
            continue
        if subject.strict:
            yield _finding("it has a transparency group")
            break
        if "/CS" in group and space_of(group.CS).family not in INK:
            yield _finding("a transparency group mixes in light")
            break


INK = {"DeviceCMYK", "DeviceGray", "ICCBased4", "ICCBased1"}


def _is_clear(state: Object) -> bool:
    """Say whether a graphics state asks for transparency, whatever is drawn in it.

    A group is drawn with the alpha of the state around it and has its own inside.
    """
    alpha = min(float(state.get(key, 1)) for key in ("/ca", "/CA"))
    return alpha < 1 or isinstance(state.get("/SMask"), Dictionary)


def _finding(message: str) -> PreflightFinding:
    return PreflightFinding(message=message, hint="flatten it to CMYK when exporting")
