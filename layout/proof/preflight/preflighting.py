"""A finished PDF preflighted: read, every mark noted, check after check."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pikepdf
from pikepdf import Pdf

from layout.desk.printer import Printer
from layout.errors import Unreadable
from layout.notes import Note, Severity, in_order
from layout.proof.preflight.all_checks import CHECKS
from layout.proof.preflight.inventory import Kind, PageInventory
from layout.proof.preflight.subject import Finding, Subject
from layout.proof.preflight.walking import walk
from layout.units import millimetres

# No file for a newspaper's page has more pages, nor as many bytes (a gigabyte).
MOST_PAGES = 400
MOST_BYTES = 1 << 30
# A page of this share of the printer's is a page, a smaller one an advertisement.
PAGE_SHARE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured on a page: size in mm, ink 1 for a full one, type in points."""

    number: int
    width: float
    height: float
    ink: float
    type: float
    rule: float
    ppi: float
    fonts: tuple[str, ...]
    spaces: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preflight:
    """What a preflight found, what it measured, and of which bytes."""

    notes: tuple[Note, ...]
    pages: tuple[Measured, ...]
    sha256: str
    version: str


def preflight(path: Path, printer: Printer, name: str) -> Preflight:
    """Hold a PDF against a printer's profile; `name` is the file's in notes.

    Raises:
        Unreadable: it is no PDF, needs a password, or is larger than any page.
    """
    content = _content(path, name)
    with _opened(content, name) as pdf:
        pages = tuple(walk(n, page) for n, page in enumerate(pdf.pages, start=1))
        subject = Subject(
            pdf=pdf,
            content=content,
            printer=printer,
            pages=pages,
            whole=_is_page(pdf, printer),
        )
        notes = tuple(_notes(subject, name))
        return Preflight(
            notes=in_order(notes),
            pages=tuple(_measured(page) for page in pages),
            sha256=sha256(content).hexdigest(),
            version=pdf.pdf_version,
        )


def _notes(subject: Subject, name: str) -> Iterator[Note]:
    for check in CHECKS:
        for finding in check.check(subject):
            yield _note(check.CODE, finding.severity or check.SEVERITY, finding, name)


def _note(code: str, severity: Severity, finding: Finding, name: str) -> Note:
    return Note(
        code=code,
        severity=severity,
        file=name,
        page=finding.page,
        message=finding.message,
        hint=finding.hint,
    )


def _content(path: Path, name: str) -> bytes:
    if not path.is_file():
        raise _refused("pdf-missing", name, "the file is not there", "name a PDF file")
    if path.stat().st_size > MOST_BYTES:
        size = f"the file has {path.stat().st_size >> 20} MB"
        raise _refused(
            "pdf-unreadable", name, size, "export it for print, page by page"
        )
    return path.read_bytes()


def _opened(content: bytes, name: str) -> Pdf:
    try:
        pdf = pikepdf.open(io.BytesIO(content))
        count = len(pdf.pages)
    except pikepdf.PasswordError as problem:
        raise _locked(name) from problem
    except pikepdf.PdfError as problem:
        raise _refused(
            "pdf-unreadable",
            name,
            "the file is no PDF that can be read",
            "export it anew",
        ) from problem
    if pdf.is_encrypted:
        raise _locked(name)
    if not 0 < count <= MOST_PAGES:
        many = f"the file has {count} pages"
        raise _refused("pdf-unreadable", name, many, f"send 1 to {MOST_PAGES}")
    return pdf


def _locked(name: str) -> Unreadable:
    hint = "ask for it without a password"
    return _refused("pdf-encrypted", name, "the file is encrypted", hint)


def _refused(code: str, name: str, message: str, hint: str) -> Unreadable:
    return Unreadable(
        Note(code=code, severity=Severity.ERROR, file=name, message=message, hint=hint)
    )


def _is_page(pdf: Pdf, printer: Printer) -> bool:
    """Say whether a file holds a paper's pages, and not an advertisement."""
    left, foot, right, top = (float(value) for value in pdf.pages[0].trimbox)
    area = abs(right - left) * abs(top - foot)
    return area >= PAGE_SHARE * printer.width * printer.height


def _measured(page: PageInventory) -> Measured:
    left, foot, right, top = (float(value) for value in page.page.trimbox)
    seen = [mark for mark in page.marks if not mark.hidden]
    sizes = [m.size for m in seen if m.kind is Kind.TEXT]
    rules = [m.size for m in seen if m.kind is Kind.STROKE]
    pictures = [m.ppi for m in seen if m.kind is Kind.PICTURE]
    return Measured(
        number=page.number,
        width=round(millimetres(abs(right - left)), 2),
        height=round(millimetres(abs(top - foot)), 2),
        ink=round(max((m.colour.total for m in seen), default=0.0), 3),
        type=round(min(sizes, default=0.0), 2),
        rule=round(min(rules, default=0.0), 3),
        ppi=round(min(pictures, default=0.0), 1),
        fonts=tuple(sorted(page.fonts)),
        spaces=tuple(sorted({m.colour.space for m in seen})),
    )
