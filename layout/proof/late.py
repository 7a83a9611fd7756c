"""What reads and checks finished files, for workers: loaded when it is called."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layout.desk.printer import Printer
    from layout.proof.plates.figures import PageInks, PageOrder
    from layout.proof.preflight.certificate import Certificate
    from layout.proof.preflight.reports import Preflight
    from layout.proof.readback.evidence import Accepted
    from layout.proof.readback.printed_words import ReadPage


def load_checks() -> None:
    """Load what every page is read and preflighted by."""
    from layout.proof.preflight import preflighting  # noqa: F401
    from layout.proof.readback import pdf_words  # noqa: F401


def read_page(pdf: bytes) -> bytes:
    """Read the words of a page's PDF; packed."""
    from layout.proof.readback import pdf_words

    return pdf_words.read_page(pdf)


def read_file(path: Path) -> "tuple[ReadPage, ...]":
    """Read the words of all pages of a PDF."""
    from layout.proof.readback import pdf_words

    return pdf_words.read_file(path)


def count_characters(path: Path, first: int, step: int) -> tuple[int, ...]:
    """Count the characters of each page of a PDF, `step` pages apart."""
    from layout.proof.readback import pdf_words

    return pdf_words.count_characters(path, first, step)


def page_report(content: bytes, number: int, printer: "Printer") -> bytes:
    """Preflight a page's own press file; packed."""
    from layout.proof.preflight import preflighting

    return preflighting.page_report(content, number, printer)


def file_report(path: Path, printer: "Printer", whole: bool) -> bytes:
    """Preflight a press file as a file; packed."""
    from layout.proof.preflight import preflighting

    return preflighting.file_report(path, printer, whole)


def preflight_ad(path: Path, printer: "Printer", digest: str) -> "Accepted":
    """Preflight an advertisement that came as PDF, whose SHA-256 is `digest`."""
    from layout.proof.preflight import ad_file

    return ad_file.preflight_ad(path, printer, digest)


def preflight_stranger(
    path: Path, printer: "Printer", name: str, *, separations: bool
) -> "Preflight":
    """Preflight a PDF that came from anywhere."""
    from layout.proof.preflight import foreign_file

    return foreign_file.preflight_stranger(path, printer, name, separations=separations)


def page_ink(file: Path, index: int, number: int, printer: "Printer") -> "PageInks":
    """Measure the ink of the page at an index on its plates."""
    from layout.proof.preflight import plated

    return plated.page_ink(file, index, number, printer)


def certify(certificate: "Certificate") -> bytes:
    """Draw a certificate as PDF."""
    from layout.proof.preflight import certifying

    return certifying.certify(certificate)


def simulate_page(order: "PageOrder") -> "PageInks":
    """Make a page's soft proof."""
    from layout.proof.plates import simulating

    return simulating.simulate_page(order)
