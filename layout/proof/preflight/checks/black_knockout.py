"""Small black type overprints what it stands on.

Type knocked out of a ground needs the plates to meet within a twentieth of a
millimetre; on newsprint they miss by three times that.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.pdf.marks import Mark, MarkKind
from layout.pdf.matrix import Box
from layout.proof.preflight.subject import PageSubject, PreflightFinding

CODE = Code.PRESS_KNOCKOUT
SOURCE = "newspapers' specifications (black under 20 pt overprints)"


LARGE = 20.0


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find black type without overprint, on pages where any other ink is a ground."""
    page = subject.page
    grounds = [
        mark.box
        for mark in page.marks
        if mark.kind in (MarkKind.FILL, MarkKind.PICTURE)
        and not mark.colour.white
        and not mark.colour.black_alone
    ]
    for mark in page.marks:
        if _knocks_out(mark) and any(_on(mark, ground) for ground in grounds):
            yield PreflightFinding(
                message=f"black type of {mark.size:.1f} pt does not overprint",
                hint="let black overprint",
            )
            break


def _knocks_out(mark: Mark) -> bool:
    small = mark.kind is MarkKind.TEXT and not mark.hidden and mark.size < LARGE
    return small and mark.colour.black_alone and not mark.overprint


def _on(mark: Mark, ground: Box) -> bool:
    x, y = mark.box.left, mark.box.foot
    return ground.left <= x <= ground.right and ground.foot <= y <= ground.top
