"""Nothing stands where the press cannot print.

A newspaper press holds the paper by its edges; ink there is lost, and words with it.
"""

from collections.abc import Iterator

from layout.codes import Code, Severity
from layout.pdf.marks import Mark, MarkKind
from layout.pdf.matrix import Box
from layout.proof.preflight.subject import PageSubject, PreflightFinding
from layout.units import millimetres

CODE = Code.PRESS_MARGIN
SOURCE = "the printer's profile"


SLACK = 0.5


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find marks in the unprintable margin: type is an error, other ink a warning."""
    margin = subject.printer.unprintable
    if not margin or not subject.whole:
        return
    page = subject.page
    x0, y0, x1, y1 = (float(value) for value in page.page.trimbox)
    room = Box(x0 + margin, y0 + margin, x1 - margin, y1 - margin)
    out = [
        m for m in page.marks if not m.hidden and not m.colour.white and _out(m, room)
    ]
    if out:
        type_is_out = any(mark.kind is MarkKind.TEXT for mark in out)
        yield PreflightFinding(
            message=f"{'type' if type_is_out else 'ink'} stands within "
            f"{millimetres(margin):.0f} mm of its edge, where nothing prints",
            hint="move it in, or choose a printer that prints to the edge",
            severity=None if type_is_out else Severity.WARNING,
        )


def _out(mark: Mark, room: Box) -> bool:
    box, least = mark.box, Box(room.left - SLACK, room.foot - SLACK, *room[2:])
    if mark.kind is MarkKind.TEXT:
        across = least.left <= box.left <= least.right
        return not (across and least.foot <= box.foot <= least.top)
    low = box.left < least.left or box.foot < least.foot
    return low or box.right > room.right + SLACK or box.top > room.top + SLACK
