"""Streams are packed in ways that every workflow can unpack.

LZW and encryption are forbidden by PDF/X, JPEG 2000 by PDF/X-1a.
"""

from collections.abc import Iterator

import pikepdf

from layout.codes import Code
from layout.proof.preflight.subject import PreflightFinding, Subject

CODE = Code.PRESS_FILTER
SOURCE = "ISO 15930-1, -4 and -7 (PDF/X)"


FORBIDDEN = {"/LZWDecode", "/LZW", "/Crypt"}
STRICT = {"/JPXDecode"}


def check(subject: Subject) -> Iterator[PreflightFinding]:
    """Find each forbidden filter once."""
    wrong = FORBIDDEN | (STRICT if subject.strict else set())
    used = {str(name) for stream in subject.streams for name in _filters(stream)}
    for name in sorted(used & wrong):
        yield PreflightFinding(
            message=f"a stream is packed with {name[1:]}",
            hint=f"export it as PDF/{subject.printer.pdf}",
        )


def _filters(stream: pikepdf.Stream) -> list[pikepdf.Object]:
    filters = stream.get("/Filter", pikepdf.Array())
    return list(filters) if isinstance(filters, pikepdf.Array) else [filters]
