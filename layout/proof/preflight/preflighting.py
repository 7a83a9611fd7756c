"""A finished PDF preflighted: page after page, then the file itself.

Pages and file are apart, so that a build looks at each page once, in a worker, and a
page that did not change is not looked at again. Of a long file only one page at a time
is in memory.
"""

import io
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import msgspec
import pikepdf
from pikepdf import Pdf

from layout.codes import Severity
from layout.desk.printer import Printer
from layout.notes import Note, in_order
from layout.pdf.bounding import bounded
from layout.pdf.fitness import UnfitError, much, refusal, torn
from layout.pdf.interpreter import MALFORMED
from layout.pdf.opening import opened
from layout.proof.preflight.all_checks import file_checks, page_checks
from layout.proof.preflight.ink import InkMeter
from layout.proof.preflight.inventory import take_inventory
from layout.proof.preflight.measures import measure
from layout.proof.preflight.reports import FileReport, PageReport, Preflight, named
from layout.proof.preflight.subject import (
    PageSubject,
    PreflightCheck,
    PreflightFinding,
    Subject,
)

# A page of this share of the printer's is a page, a smaller one an advertisement.
PAGE_SHARE = 0.5


def preflight(path: Path, printer: Printer, name: str) -> Preflight:
    """Hold a PDF against a printer's profile; `name` is the file's in notes.

    Raises:
        Unreadable: it is no PDF, needs a password, or is larger than any page.
    """
    try:
        return _preflight(path, printer, name)
    except UnfitError as problem:
        raise refusal(name, problem.fault) from problem


def _preflight(path: Path, printer: Printer, name: str) -> Preflight:
    try:
        with bounded(), opened(path) as (pdf, content, _):
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
    except MemoryError as problem:
        raise much("the file unpacks to more than a page can be") from problem
    except MALFORMED as problem:
        raise torn(f"its pages are malformed: {_said(problem)}") from problem


def page_report(content: bytes, number: int, printer: Printer) -> bytes:
    """Preflight a page's own press file; return a `PageReport` as it is kept and sent.

    A page's file is delivered too, so what is wrong with it as a file is in it as well.
    """
    with pikepdf.open(io.BytesIO(content)) as pdf:
        [page] = look_at_pages(pdf, printer, whole=True, first=number)
        file = look_at_file(
            Subject(pdf=pdf, content=content, printer=printer, whole=False)
        )
    own = tuple(replace(note, page=number) for note in file.notes)
    return msgspec.msgpack.encode(replace(page, notes=page.notes + own))


def file_report(path: Path, printer: Printer, whole: bool) -> bytes:
    """Preflight the file of all pages as a file; return a `FileReport` likewise.

    `whole` says that all pages of the issue are in it.
    """
    with opened(path) as (pdf, content, _):
        subject = Subject(pdf=pdf, content=content, printer=printer, whole=whole)
        return msgspec.msgpack.encode(look_at_file(subject))


def look_at_pages(
    pdf: Pdf, printer: Printer, *, whole: bool, first: int = 1
) -> Iterator[PageReport]:
    """Walk and check a file's pages one by one; the first has the number `first`."""
    meter = InkMeter()
    for number, page in enumerate(pdf.pages, start=first):
        subject = PageSubject(
            page=take_inventory(number, page), printer=printer, whole=whole, meter=meter
        )
        notes = [
            _note(check, replace(finding, page=number))
            for check in page_checks(printer)
            for finding in _found(check.check(subject))
        ]
        yield PageReport(measured=measure(subject), notes=tuple(notes))


def look_at_file(subject: Subject) -> FileReport:
    """Check a file as a file."""
    notes = [
        _note(check, finding)
        for check in file_checks(subject.printer)
        for finding in _found(check.check(subject))
    ]
    return FileReport(version=subject.pdf.pdf_version, notes=tuple(notes))


def _found(findings: Iterator[PreflightFinding]) -> Iterator[PreflightFinding]:
    """Yield what a check finds; of a file that is built wrongly, that it is."""
    try:
        yield from findings
    except MALFORMED as problem:
        yield PreflightFinding(
            message=f"it cannot be looked at, the file is malformed: {_said(problem)}",
            hint="export it anew",
            severity=Severity.ERROR,
        )


def _said(problem: Exception) -> str:
    """Return what is wrong without the place that a library puts before it."""
    return str(problem).rpartition(": ")[2] or type(problem).__name__


def _note(check: PreflightCheck, finding: PreflightFinding) -> Note:
    return Note(
        code=check.CODE,
        weight=finding.severity,
        page=finding.page,
        message=finding.message,
        hint=finding.hint,
    )


def _is_page(pdf: Pdf, printer: Printer) -> bool:
    """Say whether a file holds a paper's pages, and not an advertisement."""
    left, foot, right, top = (float(value) for value in pdf.pages[0].trimbox)
    area = abs(right - left) * abs(top - foot)
    return area >= PAGE_SHARE * printer.width * printer.height
