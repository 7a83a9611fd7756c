"""A page's ink measured on its plates, where they lie on each other.

The checks look at one mark after the other. What overprints lies on what is under it,
and only the plates show how much ink that makes together.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf

from layout.codes import Code
from layout.desk.printer import Printer
from layout.disk.contents import opened
from layout.notes import Note, in_order
from layout.proof.plates.coverage import laid, measure
from layout.proof.plates.figures import PageInks
from layout.proof.plates.separating import PressInks, separate, spots_of
from layout.proof.preflight.reports import Preflight

# Pixels an inch: finer than a screen of 85 lines, which newspapers print pictures in.
PPI = 100.0


def page_ink(file: Path, index: int, number: int, printer: Printer) -> PageInks:
    """Return the ink on the page at an index of a file; `number` is the page's.

    Raises:
        pikepdf.PdfError: the file is broken beyond its content.
    """
    with opened(file) as source, pikepdf.open(source) as pdf:
        names = spots_of(pdf) if printer.spots else ()
        press = PressInks(profile=printer.icc, spots=names, ppi=PPI)
        separations = separate(pdf, index, press)
    limit = round(100 * printer.ink_limit, 2)
    return measure(laid(separations, PPI), number, limit, separations.faults)


def on_plates(found: Preflight, inks: Iterable[PageInks], file: str) -> Preflight:
    """Return a preflight with the ink that was measured on plates, and its notes.

    A page that has none of `inks`, since a copier has no plates, stays as it was.
    """
    by_number = {ink.number: ink for ink in inks}
    pages = tuple(
        replace(page, ink=round(by_number[page.number].highest / 100, 3))
        if page.number in by_number
        else page
        for page in found.pages
    )
    own = (note for ink in by_number.values() for note in _notes(ink, file))
    return replace(found, pages=pages, notes=in_order((*found.notes, *own)))


def _notes(ink: PageInks, file: str) -> Iterator[Note]:
    if ink.too_much:
        x, y = ink.at
        yield Note(
            code=Code.PRESS_COVERAGE,
            file=file,
            page=ink.number,
            message=f"its plates lay {ink.highest:g} % of ink on each other, {x:g} mm "
            f"across and {y:g} mm down; the limit is {ink.limit:g} %",
            hint="make what stands there, or what lies under it, paler",
        )
    for fault in ink.faults:
        yield Note(
            code=Code.PRESS_UNSEPARATED,
            file=file,
            page=ink.number,
            message=f"the ink of part of it could not be measured: {fault}",
            hint="look at that page's plates: layout proof --simulate",
        )
