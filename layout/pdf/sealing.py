"""A PDF sealed: its identifier is a digest of all else in it.

Who finds a file where a new one is to go wants to know whether it is as it was made. A
file that came alone has no list beside it that says so; it says it itself. Whatever a
person does to it, a remark or a stamp, the seal no longer fits.
"""

import re
from hashlib import sha256

# The identifier in the trailer: two strings of 16 bytes (ISO 32000-2, 14.4), as qpdf
# writes them.
_ID = re.compile(rb"/ID\s*\[\s*<([0-9a-f]{32})>\s*<([0-9a-f]{32})>\s*\]")
_BLANK = b"0" * 32


def sealed(pdf: bytes) -> bytes:
    """Return a PDF with its seal; one without an identifier as it is."""
    found = _last_id(pdf)
    return pdf if found is None else _with_id(pdf, found, _digest(pdf, found))


def is_sealed(pdf: bytes) -> bool:
    """Say whether a PDF has a seal that fits."""
    found = _last_id(pdf)
    if found is None or found.group(1) != found.group(2):
        return False
    return found.group(1) == _digest(pdf, found)


def _last_id(pdf: bytes) -> re.Match[bytes] | None:
    """Find the identifier that counts: what is added to a file stands after it."""
    start = pdf.rfind(b"/ID")
    return None if start < 0 else _ID.match(pdf, start)


def _digest(pdf: bytes, found: re.Match[bytes]) -> bytes:
    blank = _with_id(pdf, found, _BLANK)
    return sha256(blank).hexdigest()[: len(_BLANK)].encode()


def _with_id(pdf: bytes, found: re.Match[bytes], new: bytes) -> bytes:
    first, second = found.span(1), found.span(2)
    return b"".join(
        (pdf[: first[0]], new, pdf[first[1] : second[0]], new, pdf[second[1] :])
    )
