"""Files that show themselves that they were made here, and not changed since.

What comes alone, or is written by several commands, stands in no list beside it.
"""

from pathlib import Path

import msgspec

from layout.disk.contents import content_of
from layout.pdf.sealing import is_sealed
from layout.proof.preflight.certificate import PASSED, REFUSED


class _Statement(msgspec.Struct, frozen=True, kw_only=True):
    """What a certificate's JSON has, whatever is certified."""

    verdict: str
    sha256: str
    printer: str
    findings: tuple[object, ...]


def made_here(place: Path) -> bool:
    """Say whether a file is a PDF with our seal, or the JSON of a certificate.

    The JSON is written anew with every certificate, and nobody writes into it.
    """
    try:
        data = content_of(place)
    except OSError:
        return False
    return is_sealed(data) if data.startswith(b"%PDF-") else _is_statement(data)


def _is_statement(data: bytes) -> bool:
    try:
        found = msgspec.json.decode(data, type=_Statement)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return False
    return found.verdict in (PASSED, REFUSED)
