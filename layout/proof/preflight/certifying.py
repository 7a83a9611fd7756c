"""A certificate as a sheet: one A4 page, however many pages it certifies.

A printer's desk keeps it with the job. So what decides stands large at the top, then
what was found, what was asked, and a row for each page, which is as high as there is
room for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from layout.desk.printer import Printer
from layout.notes import Note
from layout.plate.renderer.sheets import cut_to, print_sheet, widest
from layout.proof.preflight.certificate import Certificate, CheckCount, limits
from layout.proof.preflight.reports import PageMeasures

TEMPLATE = "certificate.html.j2"
# All lengths are points. What the table has of an A4's height where nothing was found.
ROOM = 580.0
# Rows of the table are as far apart as there is room for, within these; so many
# findings, and so many pages, still leave room for the tightest.
TIGHT, WIDE = 6.7, 13.0
RULE = 0.3
FINDING = 9.5
MOST_PAGES, MOST_FINDINGS = 64, 10
# Type in a row, as a share of its height, and the largest.
SHARE, LARGEST = 0.85, 7.0
# Room for a file's name and for a hash of 64 figures, which both have to stand whole,
# and sizes between which they are set for that.
FILE_ROOM, HASH_ROOM = 75.0, 151.0
SMALLEST, LARGEST_HASH = 3.0, 4.2
# Ems of the regular face that a line may be long; the heading's face is wider.
SUBJECT, ABOUT, WORDS, CODE, LIMIT = 19.0, 47.0, 57.0, 15.5, 11.2
COLUMNS = 4
INITIALS = {"Cyan": "C", "Magenta": "M", "Yellow": "Y", "Black": "K"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateRow:
    """A row of the table: a page as measured, and the file that it has alone.

    `wrong` says that something was found on the page.
    """

    page: str = ""
    size: str = ""
    ink: str = ""
    type: str = ""
    rule: str = ""
    ppi: str = ""
    fonts: str = ""
    found: str = ""
    plates: str = ""
    file: str = ""
    sha256: str = ""
    wrong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """What one check found, in a line."""

    severity: str
    code: str
    words: str


def certify(certificate: Certificate) -> bytes:
    """Return a certificate as a PDF of one page."""
    title = f"Preflight: {certificate.subject}"
    return print_sheet(certificate_html(certificate, title), {}, title)


def certificate_html(certificate: Certificate, title: str) -> str:
    """Return a certificate as HTML, measured so that it fills one page at most."""
    rows = tuple(_rows(certificate))
    found = certificate.findings
    lines = min(len(found), MOST_FINDINGS + 1)
    # A heading row more than rows.
    step = (ROOM - lines * FINDING) / (len(rows) + 1)
    step = min(WIDE, max(TIGHT, step))
    size = min(LARGEST, step * SHARE)
    file_size = min(size, FILE_ROOM / widest(row.file for row in rows))
    hash_size = min(size, LARGEST_HASH, HASH_ROOM / widest(row.sha256 for row in rows))
    return (
        _templates()
        .get_template(TEMPLATE)
        .render(
            title=title,
            subject=cut_to(certificate.subject, SUBJECT),
            verdict=certificate.verdict,
            about=[cut_to(line, ABOUT) for line in _about(certificate)],
            found=[_finding(one) for one in found[:MOST_FINDINGS]],
            more_found=max(0, len(found) - MOST_FINDINGS),
            limits=_limit_columns(certificate.printer),
            rows=rows,
            line=f"{step - RULE:.2f}",
            size=round(size, 2),
            file_size=f"{max(SMALLEST, file_size):.2f}",
            hash_size=f"{max(SMALLEST, hash_size):.2f}",
        )
    )


def _limit_columns(printer: Printer) -> list[list[tuple[str, str]]]:
    """Return what a printer asks in four columns of (what, value)."""
    asked = [(name, cut_to(value, LIMIT)) for name, value in limits(printer)]
    deep = -(-len(asked) // COLUMNS)
    return [asked[at : at + deep] for at in range(0, len(asked), deep)]


def _about(certificate: Certificate) -> tuple[str, str]:
    printer = certificate.printer
    pages = f"{len(certificate.pages)} page{'s' * (len(certificate.pages) != 1)}"
    parts = (certificate.date, pages, f"PDF {certificate.version}")
    return ", ".join(filter(None, parts)), f"For {printer.title} ({printer.name})"


def _finding(found: CheckCount) -> FindingLine:
    several = "s" if len(found.pages) > 1 else ""
    where = f", page{several} {_ranges(found.pages)}" if found.pages else ""
    first = "; the first" if found.count > 1 else ""
    return FindingLine(
        severity=found.severity,
        code=cut_to(f"{found.severity} {found.code}", CODE),
        words=cut_to(f"{found.count} x{where}{first}: {found.message}", WORDS),
    )


def _rows(certificate: Certificate) -> Iterator[CertificateRow]:
    """Yield a row for the file of all pages, and one for each page."""
    whole, *singles = certificate.files
    every = "all" if len(certificate.pages) > 1 else ""
    yield CertificateRow(page=every, file=whole.name, sha256=whole.sha256)
    by_page = {file.page: file for file in singles}
    shown = _shown(certificate.pages, certificate.notes)
    for page in shown:
        own = by_page.get(page.number)
        found = sum(note.page == page.number for note in certificate.notes)
        yield _row(
            page,
            found=found,
            file=own.name.rpartition("/")[2] if own else "",
            sha256=own.sha256 if own else "",
        )
    if len(shown) < len(certificate.pages):
        left = len(certificate.pages) - len(shown)
        yield CertificateRow(file=f"and {left} pages more: see preflight.json")


def _shown(
    pages: Sequence[PageMeasures], notes: Sequence[Note]
) -> Sequence[PageMeasures]:
    """Return as many pages as there is room for, those with a finding at any rate."""
    if len(pages) <= MOST_PAGES:
        return pages
    wrong = {note.page for note in notes}
    first = sorted(pages, key=lambda page: page.number not in wrong)
    return sorted(first[: MOST_PAGES - 1], key=lambda page: page.number)


def _row(page: PageMeasures, *, found: int, file: str, sha256: str) -> CertificateRow:
    plates = "".join(INITIALS.get(plate, f" {plate}") for plate in page.plates)
    return CertificateRow(
        page=str(page.number),
        size=f"{page.width:g} x {page.height:g}",
        ink=f"{page.ink:.0%}",
        type=f"{page.type:g}" if page.type else "-",
        rule=f"{page.rule:.2f}" if page.rule else "-",
        ppi=f"{page.ppi:.0f}" if page.ppi else "-",
        fonts=str(len(page.fonts)),
        found=str(found) if found else "-",
        plates=plates.strip(),
        file=file,
        sha256=sha256,
        wrong=found > 0,
    )


def _ranges(pages: Sequence[int]) -> str:
    """Return page numbers as people write them: 1, 3 to 5."""
    runs: list[list[int]] = []
    for number in pages:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs
    )


def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
