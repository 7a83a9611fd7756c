"""A finished PDF preflighted: page after page, then the file itself.

Pages and file are apart, so that a build looks at each page once, in a worker, and a
page that did not change is not looked at again. Of a long file only one page at a time
is in memory.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from pikepdf import Pdf

from layout.desk.printer import Printer
from layout.notes import Note, in_order
from layout.proof.preflight.all_checks import FILE_CHECKS, PAGE_CHECKS
from layout.proof.preflight.ink import InkMeter
from layout.proof.preflight.measured import Measured, measure
from layout.proof.preflight.opening import opened
from layout.proof.preflight.subject import Check, Finding, PageSubject, Subject
from layout.proof.preflight.walking import walk

# A page of this share of the printer's is a page, a smaller one an advertisement.
PAGE_SHARE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Preflight:
    """What a preflight found, what it measured, and of which bytes."""

    notes: tuple[Note, ...]
    pages: tuple[Measured, ...]
    sha256: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReport:
    """What was found and measured on a page; its notes name no file."""

    measured: Measured
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """What was found in a file as a file, and which version of PDF it is."""

    version: str
    notes: tuple[Note, ...]


def preflight(path: Path, printer: Printer, name: str) -> Preflight:
    """Hold a PDF against a printer's profile; `name` is the file's in notes.

    Raises:
        Unreadable: it is no PDF, needs a password, or is larger than any page.
    """
    with opened(path, name) as (pdf, content):
        whole = _is_page(pdf, printer)
        pages = tuple(look_at_pages(pdf, printer, whole=whole))
        file = look_at_file(
            Subject(pdf=pdf, content=content, printer=printer, whole=whole)
        )
        notes = (*file.notes, *(note for page in pages for note in page.notes))
        return Preflight(
            notes=in_order(named(notes, name)),
            pages=tuple(page.measured for page in pages),
            sha256=sha256(content).hexdigest(),
            version=file.version,
        )


def look_at_pages(
    pdf: Pdf, printer: Printer, *, whole: bool, first: int = 1
) -> Iterator[PageReport]:
    """Walk and check a file's pages one by one; the first has the number `first`."""
    meter = InkMeter()
    for number, page in enumerate(pdf.pages, start=first):
        subject = PageSubject(
            page=walk(number, page), printer=printer, whole=whole, meter=meter
        )
        notes = [
            _note(check, replace(finding, page=number))
            for check in PAGE_CHECKS
            for finding in check.check(subject)
        ]
        yield PageReport(measured=measure(subject), notes=tuple(notes))


def look_at_file(subject: Subject) -> FileReport:
    """Check a file as a file."""
    notes = [
        _note(check, finding)
        for check in FILE_CHECKS
        for finding in check.check(subject)
    ]
    return FileReport(version=subject.pdf.pdf_version, notes=tuple(notes))


def named(notes: Iterable[Note], name: str) -> tuple[Note, ...]:
    """Return notes with the name of the file that they are about."""
    return tuple(replace(note, file=name) for note in notes)


def _note(check: Check, finding: Finding) -> Note:
    return Note(
        code=check.CODE,
        severity=finding.severity or check.SEVERITY,
        page=finding.page,
        message=finding.message,
        hint=finding.hint,
    )


def _is_page(pdf: Pdf, printer: Printer) -> bool:
    """Say whether a file holds a paper's pages, and not an advertisement."""
    left, foot, right, top = (float(value) for value in pdf.pages[0].trimbox)
    area = abs(right - left) * abs(top - foot)
    return area >= PAGE_SHARE * printer.width * printer.height
