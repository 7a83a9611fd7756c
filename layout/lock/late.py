"""What few runs need: a build told by a worker, signatures. Loaded when called."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from layout.errors import Defect, Refused
from layout.geometry import Size

if TYPE_CHECKING:
    from layout.lock.lock import PagePrint
    from layout.lock.ssh_signature import Signature
    from layout.proof.readback.printed_words import ReadPage
    from layout.requests import Sign


def page_prints(path: Path, edition: str, numbers: Sequence[int]) -> "list[PagePrint]":
    """Return the fingerprints of a finished PDF's pages, numbered so."""
    from layout.lock import page_prints as prints

    return prints.page_prints(path, edition, numbers)


def signer(path: Path, password: str | None = None) -> "Sign":
    """Return what signs with the private key in a file."""
    from layout.lock import ed25519

    return ed25519.signer(path, password)


def is_signed(signature: "Signature", message: bytes) -> bool:
    """Say whether a signature is its key's, and of this message."""
    from layout.lock import ed25519

    return ed25519.is_signed(signature, message)


def public_key(pem: bytes) -> bytes | None:
    """Return the 32 bytes of a public key in PEM; None where it is none of Ed25519."""
    from layout.lock import ed25519

    return ed25519.public_key(pem)


def trimmed_picture(path: Path, place: int, ppi: float) -> tuple[Size, bytes]:
    """Return a picture of a trimmed page: its pixels, in red, green and blue."""
    from layout.lock import trimmed

    image = trimmed.trimmed_picture(path, place, ppi)
    return Size(*image.size), image.tobytes()


def read_page_at(path: Path, place: int) -> "ReadPage":
    """Return the words of a page.

    Raises:
        Refused: the file cannot be read; it may be a stranger's, and no fault of ours.
    """
    from layout.proof.readback import pdf_words

    try:
        return pdf_words.read_page_at(path, place)
    except Defect as problem:
        raise Refused(*problem.notes) from problem
