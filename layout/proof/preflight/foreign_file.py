"""A stranger's PDF preflighted: looked through, drawn, then held against a printer."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from layout.codes import Code
from layout.desk.printer import Printer
from layout.notes import Note, in_order
from layout.pdf.drawing import drawn
from layout.pdf.fitness import Fault, FaultKind, UnfitError, refusal
from layout.pdf.opening import opened
from layout.pdf.surveying import survey
from layout.proof.preflight.plated import on_plates, page_ink
from layout.proof.preflight.preflighting import preflight
from layout.proof.preflight.reports import Preflight


def preflight_stranger(
    path: Path, printer: Printer, name: str, *, separations: bool
) -> Preflight:
    """Hold a stranger's PDF against a printer's profile; `name` is its in notes.

    With `separations` the ink of each page is measured on its plates.

    Raises:
        Unreadable: it is no whole PDF, has a password, is more than any paper's pages
            are, or cannot be drawn.
    """
    faults = _looked_through(path, name)
    found = preflight(path, printer, name)
    if separations and not printer.plain:
        inks = [
            page_ink(path, index, page.number, printer)
            for index, page in enumerate(found.pages)
        ]
        found = on_plates(found, inks, name)
    return replace(found, notes=in_order((*found.notes, *_more(found, faults, name))))


def _looked_through(path: Path, name: str) -> tuple[Fault, ...]:
    """Return what is wrong on the pages of a file that can be read and drawn."""
    try:
        with opened(path) as (pdf, content, file):
            faults = survey(pdf, len(content))
            for _ in drawn(file, len(pdf.pages)):
                pass  # that it can be drawn is all that is asked
    except UnfitError as problem:
        raise refusal(name, problem.fault) from problem
    if found := [fault for fault in faults if fault.kind is FaultKind.MUCH]:
        raise refusal(name, *found)
    return faults


def _more(found: Preflight, faults: tuple[Fault, ...], name: str) -> Iterator[Note]:
    """Yield notes on faults of pages of which preflight has none to tell."""
    told = {note.page for note in found.notes if note.code is Code.PRESS_CONTENT}
    for fault in faults:
        if fault.page not in told:
            told.add(fault.page)
            yield Note(
                code=Code.PRESS_CONTENT,
                file=name,
                page=fault.page,
                message=fault.what,
                hint=fault.hint,
            )
