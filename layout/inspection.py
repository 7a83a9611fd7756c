"""Preflight as a command asks for it: of a PDF that came from anywhere."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from layout.desk.printers import read_printer
from layout.notes import Note, errors
from layout.places import publication_folder
from layout.proof.preflight.preflighting import preflight
from layout.proof.preflight.reports import Preflight

DEFAULT_PRINTER = "newsprint-tabloid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What a preflight came to; `report` is JSON."""

    found: Preflight
    report: str

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was found."""
        return self.found.notes

    @property
    def status(self) -> int:
        """0, or 1 where an error keeps the file from the press."""
        return 1 if errors(self.notes) else 0


def inspect(file: Path, printer: str, start: Path) -> Inspection:
    """Preflight a PDF for a printer, the publication's own or a built-in one.

    The publication is the one that the file lies in, or else that `start` does.

    Raises:
        LayoutError: the file or the printer cannot be used.
    """
    home = publication_folder(file.parent) or publication_folder(start)
    press = read_printer(printer or DEFAULT_PRINTER, home)
    found = preflight(file, press, file.as_posix())
    report = {
        "file": file.as_posix(),
        "sha256": found.sha256,
        "pdf": found.version,
        "printer": press.name,
        "pages": [asdict(page) for page in found.pages],
        "notes": [note.plain() for note in found.notes],
    }
    text = json.dumps(report, ensure_ascii=False, indent=2)
    return Inspection(found=found, report=text)
