"""Type is large enough for the press.

In a tint, serifs are made of dots; in several inks they never meet.
"""

from collections.abc import Iterator

from layout.codes import Code, Severity
from layout.desk.printer import Limits
from layout.pdf.marks import Mark, MarkKind
from layout.proof.preflight.subject import PageSubject, PreflightFinding

CODE = Code.PRESS_TYPE
SOURCE = "the printer's profile; newspapers' specifications"


# Points: a size that was rounded when the file was written.
SLACK = 0.05


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find the smallest type of each way to print it, page by page."""
    page = subject.page
    smallest: dict[str, tuple[float, float]] = {}
    for mark in page.marks:
        if mark.kind is MarkKind.TEXT and not mark.hidden and mark.size:
            way, limit = _way(mark, subject.printer.limits)
            known = smallest.get(way)
            if known is None or mark.size < known[0]:
                smallest[way] = (mark.size, limit)
    for way, (size, limit) in sorted(smallest.items()):
        if size < limit - SLACK:
            yield PreflightFinding(
                message=f"{way} type of {size:.1f} pt; the press prints it from "
                f"{limit:g} pt",
                hint="set it larger, or in black alone",
                severity=None if way == "plain" else Severity.WARNING,
            )


def _way(mark: Mark, limits: Limits) -> tuple[str, float]:
    """Say how type is printed, and from which size the press does."""
    colour = mark.colour
    if colour.white:
        return "reversed", limits.type_reversed
    if colour.plates > 1:
        return "several inks'", limits.type_inks
    if 0 < colour.total < 1:
        return "tinted", limits.type_tinted
    return "plain", limits.type
