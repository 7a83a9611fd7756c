"""Pictures have no more pixels than can be printed.

They only make files large and presses late.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.pdf.marks import Mark, MarkKind
from layout.proof.preflight.subject import PageSubject, PreflightFinding

CODE = Code.PRESS_WASTE
SOURCE = "newspapers' specifications (over 300 dpi is waste)"


TIMES = 2.0
# A small picture costs nothing.
PIXELS = 500_000


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find the most wasteful picture of each page."""
    page = subject.page
    fine = [
        m for m in page.marks if m.kind is MarkKind.PICTURE and m.picture is not None
    ]
    most = max((m.ppi for m in fine if _large(m)), default=0.0)
    if most > TIMES * subject.printer.ppi:
        yield PreflightFinding(
            message=f"a picture has {most:.0f} pixels an inch; the press "
            f"prints {subject.printer.ppi}",
            hint="size it down",
        )


def _large(mark: Mark) -> bool:
    picture = mark.picture
    return picture is not None and int(picture.Width) * int(picture.Height) > PIXELS
