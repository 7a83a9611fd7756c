"""Certificates written beside the files that they certify, as a PDF and as JSON."""

from pathlib import Path

from layout.forming import Forme
from layout.output import staged
from layout.plate.plate import Plates
from layout.plate.tasks import Edition, Errand
from layout.proof.preflight.certificate import Certificate, CheckedFile, statement
from layout.proof.preflight.reports import Preflight
from layout.proof.proof import Edition as EditionFile

PDF, JSON = "preflight.pdf", "preflight.json"
# Named and not loaded: a worker draws it, which has what that takes.
CERTIFY = "layout.proof.preflight.certifying:certify"

# The editions as they are reported, and the plates that they were made as.
Finished = tuple[tuple[EditionFile, ...], Plates]


def certify_issue(
    forme: Forme, found: Preflight, finished: Finished, folder: Path
) -> None:
    """Write the certificate of an issue's press edition into a folder."""
    certificate = issue_certificate(forme, found, finished)
    put_certificate(folder, certificate, drawn_by_worker(forme, certificate))


def issue_certificate(
    forme: Forme, found: Preflight, finished: Finished
) -> Certificate:
    """Return the certificate of an issue's press edition."""
    issue, (editions, plates) = forme.issue, finished
    [file] = [file for file in editions if file.name == Edition.PRESS]
    [press] = [press for press in plates.editions if press.edition is Edition.PRESS]
    own = zip(press.pages, file.page_sha256, strict=True)
    singles = (
        CheckedFile(name=f"press/{path.name}", sha256=sha256, page=number)
        for (number, path), sha256 in own
    )
    return Certificate(
        subject=f"{issue.publication.title}, {issue.label}",
        date=issue.date.isoformat(),
        printer=forme.printer,
        files=(CheckedFile(name=file.file, sha256=file.sha256), *singles),
        version=found.version,
        pages=found.pages,
        notes=found.notes,
    )


def drawn_by_worker(forme: Forme, certificate: Certificate) -> bytes:
    """Have a worker draw a certificate."""
    errand = Errand(call=CERTIFY, arguments=(certificate,))
    drawn: bytes = forme.room.begin(errand).result()
    return drawn


def put_certificate(folder: Path, certificate: Certificate, drawn: bytes) -> None:
    """Write a certificate into a folder."""
    (folder / PDF).write_bytes(drawn)
    (folder / JSON).write_text(statement(certificate), "utf-8")


def publish_certificate(
    out: Path, certificate: Certificate, drawn: bytes
) -> tuple[Path, ...]:
    """Write a certificate into a folder, wholly or not at all."""
    with staged(out) as staging:
        put_certificate(staging.folder, certificate, drawn)
        return staging.publish()
