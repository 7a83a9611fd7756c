"""Nothing stands where the press cannot print.

A newspaper press holds the paper by its edges; ink there is lost, and words with it.
"""

from collections.abc import Iterator

from layout.codes import Code, Severity
from layout.pdf.marks import Mark, MarkKind
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
    room = (x0 + margin, y0 + margin, x1 - margin, y1 - margin)
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


def _out(mark: Mark, room: tuple[float, float, float, float]) -> bool:
    if mark.kind is MarkKind.TEXT:
        x, y = mark.box[:2]
        return not (room[0] - SLACK <= x <= room[2] and room[1] - SLACK <= y <= room[3])
    low = mark.box[0] < room[0] - SLACK or mark.box[1] < room[1] - SLACK
    return low or mark.box[2] > room[2] + SLACK or mark.box[3] > room[3] + SLACK
