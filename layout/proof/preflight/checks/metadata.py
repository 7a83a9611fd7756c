"""A PDF/X-4 has its metadata in XMP, readable without unpacking.

It names the document, its version and its dates; workflows read it where they find it.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.preflight.subject import PreflightFinding, Subject

CODE = Code.PRESS_METADATA
SOURCE = "ISO 15930-7 (PDF/X-4)"


NEEDED = (
    "dc:title",
    "xmp:CreateDate",
    "xmp:ModifyDate",
    "xmp:MetadataDate",
    "xmpMM:DocumentID",
    "xmpMM:VersionID",
    "xmpMM:RenditionClass",
)


def check(subject: Subject) -> Iterator[PreflightFinding]:
    """Find what the XMP lacks."""
    if subject.strict:
        return
    if "/Metadata" not in subject.pdf.Root:
        yield _finding("it has no XMP metadata")
        return
    if "/Filter" in subject.pdf.Root.Metadata:
        yield _finding("its XMP metadata are compressed")
    lack = [key for key in NEEDED if key not in subject.xmp]
    if lack:
        yield _finding(f"its XMP metadata have no {', '.join(lack)}")


def _finding(message: str) -> PreflightFinding:
    return PreflightFinding(message=message, hint="export it as PDF/X-4")
