"""A PDF/X-1a packs no objects into streams.

They came with PDF 1.5; a workflow for PDF 1.3 finds nothing in them.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.preflight.subject import PreflightFinding, Subject

CODE = Code.PRESS_PACKED
SOURCE = "ISO 15930-4 (PDF/X-1a:2003)"


def check(subject: Subject) -> Iterator[PreflightFinding]:
    """Find packed objects in what must be readable without unpacking."""
    packed = any(stream.get("/Type") == "/ObjStm" for stream in subject.streams)
    if subject.strict and (packed or subject.content.find(b"/ObjStm") >= 0):
        yield PreflightFinding(
            message="it packs objects into streams, which PDF/X-1a does not know",
            hint="save it for PDF 1.4 or older",
        )
