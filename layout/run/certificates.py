"""Certificates written beside the files that they certify, as a PDF and as JSON."""

from functools import partial
from pathlib import Path

from layout.desk.issue import Issue
from layout.disk.atomic import put
from layout.disk.owned import Claim
from layout.disk.staging import staged
from layout.pdf.sealing import sealed
from layout.plate.plate import EditionPlates, Plates
from layout.plate.tasks import Edition
from layout.proof import late
from layout.proof.preflight.certificate import Certificate, CheckedFile, statement
from layout.proof.preflight.reports import Preflight
from layout.proof.readback.evidence import EditionFile
from layout.run.forme import Forme
from layout.run.made_here import made_here
from layout.workers.calls import Call

CERTIFICATE = "preflight"


def certify_issue(
    forme: Forme,
    found: tuple[Preflight, ...],
    editions: tuple[EditionFile, ...],
    plates: Plates,
    folder: Path,
) -> None:
    """Write the certificate of each of an issue's press files into a folder."""
    for certificate in issue_certificates(forme, found, editions, plates):
        put_certificate(folder, certificate, drawn_by_worker(forme, certificate))


def issue_certificates(
    forme: Forme,
    found: tuple[Preflight, ...],
    editions: tuple[EditionFile, ...],
    plates: Plates,
) -> tuple[Certificate, ...]:
    """Return the certificates of an issue's press files: one for each printer.

    `editions` are the files as they are reported, `plates` what they were made as.
    """
    files = [file for file in editions if file.edition == Edition.PRESS]
    presses = [press for press in plates.editions if press.edition is Edition.PRESS]
    return tuple(
        _certificate(forme.issue, one, file, press)
        for one, file, press in zip(found, files, presses, strict=True)
    )


def _certificate(
    issue: Issue, found: Preflight, file: EditionFile, press: EditionPlates
) -> Certificate:
    assert press.printer is not None, "a press file has a printer"
    own = zip(press.pages, file.page_sha256, strict=True)
    singles = (
        CheckedFile(name=f"press/{path.name}", sha256=sha256, page=number)
        for (number, path), sha256 in own
    )
    return Certificate(
        subject=f"{issue.publication.title}, {issue.label}",
        date=issue.date.isoformat(),
        printer=press.printer,
        files=(CheckedFile(name=file.file, sha256=file.sha256), *singles),
        version=found.version,
        pages=found.pages,
        notes=found.notes,
    )


def drawn_by_worker(forme: Forme, certificate: Certificate) -> bytes:
    """Have a worker draw a certificate."""
    return forme.room.begin(drawing_of(certificate)).result()


def drawing_of(certificate: Certificate) -> Call[bytes]:
    """Return the call that draws a certificate."""
    return Call(
        work=partial(late.certify, certificate),
        doing="drawing its certificate",
        file=certificate.files[0].name,
        made=True,
    )


def put_certificate(folder: Path, certificate: Certificate, drawn: bytes) -> None:
    """Write a certificate into a folder: `preflight` for `press.pdf`, and so on."""
    name = Path(certificate.files[0].name).stem.replace(Edition.PRESS, CERTIFICATE)
    if not name.startswith(CERTIFICATE):
        name = CERTIFICATE
    put(folder / f"{name}.pdf", sealed(drawn))
    put(folder / f"{name}.json", statement(certificate))


def publish_certificate(
    out: Path, certificate: Certificate, drawn: bytes
) -> tuple[Path, ...]:
    """Write a certificate into a folder, wholly or not at all."""
    with staged(out) as staging:
        put_certificate(staging.folder, certificate, drawn)
        return staging.publish(Claim(removes=False, knows=made_here))
