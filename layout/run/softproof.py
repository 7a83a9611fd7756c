"""The soft proof of an issue: its press pages as newsprint, as ink, as plates."""

from collections.abc import Iterator
from concurrent.futures import as_completed
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from layout.codes import Code
from layout.disk.atomic import put
from layout.errors import Unreadable
from layout.notes import Note
from layout.plate.plate import EditionPlates
from layout.proof import late
from layout.proof.plates.figures import PageInks, PageOrder
from layout.proof.plates.views_page import index_page
from layout.run.forme import Forme, Log
from layout.workers.awaiting import gathered
from layout.workers.calls import Call

INDEX = "index.html"
STAGE = "soft proof"


def check_plates(forme: Forme) -> None:
    """Refuse a soft proof for what prints without plates.

    Raises:
        Unreadable: the printer is a copier, which takes RGB or grey.
    """
    printer = forme.printer
    if printer.space != "cmyk":
        raise Unreadable(
            Note(
                code=Code.NO_PLATES,
                message=f'the printer "{printer.name}" takes {printer.space}, and has '
                "no plates to simulate",
                hint="proof without --simulate, or for another --printer",
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofPictures:
    """Where the pictures of a soft proof go, and their pixels an inch."""

    folder: Path
    ppi: float


def simulate(
    forme: Forme, presses: list[EditionPlates], pictures: ProofPictures, log: Log
) -> tuple[PageInks, ...]:
    """Make the soft proof of the press's files; return each page's figures.

    What is over the printer's limit, and what could not be separated, is noted.
    """
    orders = [o for press in presses for o in _orders(forme, press, pictures)]
    orders.sort(key=lambda order: order.number)
    # The renderer's workers are idle by now, and there may be one only.
    forme.room.warm(len(orders))
    with log.stage(STAGE):
        begun = [forme.room.begin(_call(order)) for order in orders]
        for done, _ in enumerate(as_completed(begun), 1):
            log.watch(STAGE, done, len(begun))
        found = gathered(begun)
    page = index_page(forme.issue, found)
    put(pictures.folder / INDEX, page)
    log.notes.extend(note for inks in found for note in _notes(forme, inks))
    return found


def _orders(
    forme: Forme, press: EditionPlates, pictures: ProofPictures
) -> Iterator[PageOrder]:
    for index, number in enumerate(press.numbers):
        printer = forme.presses.of(number)
        yield PageOrder(
            file=press.pdf,
            index=index,
            number=number,
            profile=printer.icc,
            limit=round(100 * printer.ink_limit, 2),
            spots=printer.spots,
            process=printer.process,
            ppi=pictures.ppi,
            folder=pictures.folder,
        )


def _call(order: PageOrder) -> Call[PageInks]:
    return Call(
        work=partial(late.simulate_page, order),
        doing="rendering the press page",
        page=order.number,
    )


def _notes(forme: Forme, inks: PageInks) -> list[Note]:
    notes = []
    if inks.too_much:
        x, y = inks.at
        notes.append(
            Note(
                code=Code.PROOF_INK,
                file=forme.issue.file,
                page=inks.number,
                message=f"{inks.over:g} square millimetres have more ink than the "
                f"{inks.limit:g} % that the printer takes: {inks.highest:g} % at "
                f"{x:g} mm across, {y:g} mm down",
                hint=f"see heat-{inks.number:02}.png, and make what stands there paler",
            )
        )
    notes.extend(
        Note(
            code=Code.PROOF_UNSEPARATED,
            file=forme.issue.file,
            page=inks.number,
            message=f"the plates lack something: {fault}",
            hint="look at that page's press file with the printer",
        )
        for fault in inks.faults
    )
    return notes
