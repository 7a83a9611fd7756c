"""Nothing in the file runs, opens or asks.

A page on paper cannot, and a script may change what is printed. Forms, JavaScript,
actions and attached programs have no place in a press file.
"""

from collections.abc import Iterator

from pikepdf import Dictionary

from layout.codes import Code
from layout.proof.preflight.subject import PreflightFinding, Subject

CODE = Code.PRESS_ACTIVE
SOURCE = "ISO 15930-1, -4 and -7 (PDF/X)"


ROOT = ("/OpenAction", "/AA", "/AcroForm")
NAMES = ("/JavaScript", "/EmbeddedFiles")


def check(subject: Subject) -> Iterator[PreflightFinding]:
    """Find scripts, actions and forms."""
    root = subject.pdf.Root
    found = [key for key in ROOT if key in root]
    found += [key for key in NAMES if key in root.get("/Names", Dictionary())]
    for key in found:
        yield _finding(f"it has {key[1:]}")
    for number, page in enumerate(subject.pdf.pages, start=1):
        if "/AA" in page.obj:
            yield _finding("the page has actions", number)
        for annotation in page.obj.get("/Annots", ()):
            if "/A" in annotation and annotation.A.get("/S") != "/URI":
                yield _finding("an annotation has an action", number)


def _finding(message: str, page: int | None = None) -> PreflightFinding:
    return PreflightFinding(
        message=message, hint="export it for print, not for forms", page=page
    )
