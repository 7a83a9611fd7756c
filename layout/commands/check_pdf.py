"""Preflight as a command asks for it: of a PDF that came from anywhere."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from layout.desk.printers.profile import read_printer
from layout.disk.places import publication_folder
from layout.notes import Note, errors
from layout.pdf.confining import confined
from layout.plate.pressroom import pressroom
from layout.proof import late
from layout.proof.preflight.certificate import (
    Certificate,
    certificate_of,
    statement,
)
from layout.requests import CheckRequest, Timing
from layout.run.certificates import drawing_of, publish_certificate

DEFAULT_PRINTER = "newsprint-tabloid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What a preflight came to, and the files that were written of it."""

    certificate: Certificate
    files: tuple[Path, ...] = ()
    timings: tuple[Timing, ...] = ()

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was found."""
        return self.certificate.notes

    @property
    def report(self) -> str:
        """The certificate as JSON."""
        return statement(self.certificate)

    @property
    def status(self) -> int:
        """0, or 1 where an error keeps the file from the press."""
        return 1 if errors(self.notes) else 0


def inspect(request: CheckRequest) -> Inspection:
    """Preflight a PDF for a printer, the publication's own or a built-in one.

    The publication is the one that the file lies in, or else that the command was
    given in.

    Raises:
        LayoutError: the file or the printer cannot be used.
    """
    file = request.subject
    home = publication_folder(file.parent) or publication_folder(request.start)
    press = read_printer(request.printer or DEFAULT_PRINTER, home)
    path, name = request.start / file, file.as_posix()
    look = partial(
        late.preflight_stranger, path, press, name, separations=request.separations
    )
    found = confined(look, path, name, beside=(press.icc.path,))
    certificate = certificate_of(found, press, file.name, file.as_posix())
    if request.out is None:
        return Inspection(certificate=certificate)
    with pressroom(1) as room:
        room.within()
        drawn = room.begin(drawing_of(certificate)).result()
    files = publish_certificate(request.out, certificate, drawn)
    return Inspection(certificate=certificate, files=files)
