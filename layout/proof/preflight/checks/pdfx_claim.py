"""The file claims to be the kind of PDF/X that the printer asked for.

A workflow sorts files by what they claim before it looks at them.
"""

from collections.abc import Iterator

from pikepdf import Dictionary

from layout.codes import Code
from layout.proof.preflight.subject import PreflightFinding, Subject

CODE = Code.PRESS_CLAIM
SOURCE = "ISO 15930-1, -4 and -7 (PDF/X)"


CLAIMS = {
    "X-1a:2001": {
        "/GTS_PDFXVersion": "PDF/X-1:2001",
        "/GTS_PDFXConformance": "PDF/X-1a:2001",
    },
    "X-1a:2003": {"/GTS_PDFXVersion": "PDF/X-1a:2003"},
}
XMP = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"


def check(subject: Subject) -> Iterator[PreflightFinding]:
    """Find a claim that is missing or another."""
    kind = subject.printer.pdf
    info = subject.pdf.trailer.get("/Info", Dictionary())
    if kind == "X-4":
        claimed = _in_xmp(subject)
        if claimed != "PDF/X-4":
            yield _finding(kind, claimed)
        return
    for key, value in CLAIMS[kind].items():
        if str(info.get(key, "")) != value:
            yield _finding(kind, str(info.get(key, "")))


def _in_xmp(subject: Subject) -> str:
    if "/Metadata" not in subject.pdf.Root:
        return ""
    return str(subject.xmp.get(XMP, ""))


def _finding(kind: str, claimed: str) -> PreflightFinding:
    said = f"it claims to be {claimed}" if claimed else "it does not claim to be PDF/X"
    return PreflightFinding(
        message=f"{said}, not PDF/{kind}", hint=f"export it as PDF/{kind}"
    )
