"""Every page says where it is trimmed, within what is drawn.

Plates are placed by the trim box. It lies in the bleed box, and that in the media box;
an art box besides says two things at once.
"""

from collections.abc import Iterator
from itertools import pairwise

import pikepdf

from layout.codes import Code
from layout.proof.preflight.subject import PageSubject, PreflightFinding

CODE = Code.PRESS_BOXES
SOURCE = "ISO 15930-1, -4 and -7 (PDF/X)"


SLACK = 0.01


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find missing and crossing boxes."""
    page = subject.page.page
    trim, art = "/TrimBox" in page.obj, "/ArtBox" in page.obj
    if trim == art:
        what = "both a trim and an art box" if trim else "no trim box"
        yield _finding(f"it has {what}")
    boxes = [page.trimbox if trim else page.artbox, page.bleedbox, page.mediabox]
    names = ("trim", "bleed", "media")
    for n, (inner, outer) in enumerate(pairwise(boxes)):
        if not _within(inner, outer):
            yield _finding(f"its {names[n]} box is not in its {names[n + 1]} box")


def _within(inner: pikepdf.Array, outer: pikepdf.Array) -> bool:
    a, b = ([float(value) for value in box] for box in (inner, outer))
    lower = all(a[n] >= b[n] - SLACK for n in (0, 1))
    return lower and all(a[n] <= b[n] + SLACK for n in (2, 3))


def _finding(message: str) -> PreflightFinding:
    return PreflightFinding(message=message, hint="export it with a trim box")
