"""A certificate: which files, for which printer, what was measured and found."""

import json
from collections import Counter, defaultdict
from dataclasses import asdict, dataclass

from layout.codes import Severity
from layout.desk.printer import Printer
from layout.notes import Note, errors, in_order
from layout.proof.preflight.reports import PageMeasures, Preflight
from layout.units import millimetres

PASSED, REFUSED = "passed", "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedFile:
    """A file that is certified; `page` is the page's that it has alone, 0 for all."""

    name: str
    sha256: str
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckCount:
    """How often a check found something, and on which pages; none are the file."""

    code: str
    severity: Severity
    count: int
    pages: tuple[int, ...]
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What a printer is told of an issue's files, or of any file.

    `subject` is what they are; `files` begin with the one of all pages.
    """

    subject: str
    date: str
    printer: Printer
    files: tuple[CheckedFile, ...]
    version: str
    pages: tuple[PageMeasures, ...]
    notes: tuple[Note, ...]

    @property
    def verdict(self) -> str:
        """Whether the files may go to the press."""
        return REFUSED if errors(self.notes) else PASSED

    @property
    def findings(self) -> tuple[CheckCount, ...]:
        """What was found, by code, what weighs most first."""
        by_kind: dict[tuple[str, Severity], list[Note]] = defaultdict(list)
        for note in in_order(self.notes):
            by_kind[note.code, note.severity].append(note)
        found = [
            CheckCount(
                code=code,
                severity=severity,
                count=len(notes),
                pages=tuple(sorted({note.page for note in notes if note.page})),
                message=notes[0].message,
            )
            for (code, severity), notes in by_kind.items()
        ]
        weights = list(Severity)
        return tuple(sorted(found, key=lambda f: (weights.index(f.severity), f.code)))


def certificate_of(
    found: Preflight, printer: Printer, subject: str, name: str
) -> Certificate:
    """Return the certificate of one file, called `name`."""
    return Certificate(
        subject=subject,
        date="",
        printer=printer,
        files=(CheckedFile(name=name, sha256=found.sha256),),
        version=found.version,
        pages=found.pages,
        notes=found.notes,
    )


def limits(printer: Printer) -> tuple[tuple[str, str], ...]:
    """Return what a printer's profile asks for, in words."""
    least, colour = printer.limits, printer.colour
    run = f"pages {', '.join(map(str, colour))} of each {printer.signature}"
    return (
        ("Kind", f"PDF/{printer.pdf}" if printer.pdf else "PDF"),
        ("Condition", printer.condition),
        ("Trimmed page", f"{_mm(printer.width)} x {_mm(printer.height)} mm"),
        ("Unprintable margin", f"{_mm(printer.unprintable)} mm"),
        ("Total ink", f"{printer.ink_limit:.0%}"),
        ("Spot colours", "printed" if printer.spots else "none"),
        ("Colour", run if colour else "on every page"),
        ("Pictures, ppi", f"{printer.poor_ppi}, least {printer.least_ppi}"),
        ("Type in one ink", f"{least.type:g} pt"),
        ("Type in a tint", f"{least.type_tinted:g} pt"),
        ("Type in several inks", f"{least.type_inks:g} pt"),
        ("Type reversed", f"{least.type_reversed:g} pt"),
        ("Rules", f"{least.rule_poor:g} pt, least {least.rule:g}"),
        ("Rules in several inks", f"{least.rule_inks:g} pt"),
        ("Tints", f"{least.tint_least:.0%} to {least.tint_most:.0%}"),
        ("Pages", f"a multiple of {printer.multiple}"),
    )


def statement(certificate: Certificate) -> str:
    """Return a certificate as JSON: two spaces, keys in order, a line feed."""
    whole, count = certificate.files[0], Counter(n.severity for n in certificate.notes)
    content = {
        "file": whole.name,
        "sha256": whole.sha256,
        "subject": certificate.subject,
        "date": certificate.date,
        "pdf": certificate.version,
        "printer": certificate.printer.name,
        "limits": dict(limits(certificate.printer)),
        "verdict": certificate.verdict,
        "errors": count[Severity.ERROR],
        "warnings": count[Severity.WARNING],
        "files": [asdict(file) for file in certificate.files],
        "pages": [asdict(page) for page in certificate.pages],
        "findings": [asdict(found) for found in certificate.findings],
        "notes": [note.plain() for note in in_order(certificate.notes)],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _mm(points: float) -> str:
    return f"{round(millimetres(points), 1):g}"
