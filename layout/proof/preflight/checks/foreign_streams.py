"""All that is printed is in the file.

A stream that lies in another file, an alternate picture or a low-resolution stand-in
(OPI) prints as whatever the printer happens to have.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.preflight.subject import PreflightFinding, Subject

CODE = Code.PRESS_OUTSIDE
SOURCE = "ISO 15930-1, -4 and -7 (PDF/X)"


KEYS = {
    "/F": "lies in another file",
    "/OPI": "is an OPI stand-in",
    "/Alternates": "has alternates",
    "/Ref": "is drawn from another file",
}


def check(subject: Subject) -> Iterator[PreflightFinding]:
    """Find streams that are not wholly here."""
    found = {key for stream in subject.streams for key in KEYS if key in stream}
    for key in sorted(found):
        yield PreflightFinding(
            message=f"a picture or form {KEYS[key]}",
            hint="embed all pictures in full resolution",
        )
