"""The soft proof of an issue: its press pages as newsprint, as ink, as plates."""

from concurrent.futures import as_completed
from functools import partial
from pathlib import Path

from layout.codes import Code
from layout.errors import Unreadable
from layout.notes import Note
from layout.plate.plate import EditionPlates
from layout.proof import late
from layout.proof.plates.figures import PageInks, PageOrder
from layout.proof.plates.views_page import index_page
from layout.run.forme import Forme, Log
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


def simulate(
    forme: Forme, presses: list[EditionPlates], target: tuple[Path, float], log: Log
) -> tuple[PageInks, ...]:
    """Make the soft proof of the press's files; return each page's figures.

    `target` are the folder for the pictures and their pixels an inch. What is over the
    printer's limit, and what could not be separated, is noted.
    """
    places = sorted(
        (number, index, press.pdf)
        for press in presses
        for index, number in enumerate(press.numbers)
    )
    # The renderer's workers are idle by now, and there may be one only.
    forme.room.warm(len(places))
    with log.stage(STAGE):
        begun = [forme.room.begin(_call(forme, place, target)) for place in places]
        for done, _ in enumerate(as_completed(begun), 1):
            log.watch(STAGE, done, len(begun))
        found = tuple(future.result() for future in begun)
    folder, _ = target
    page = index_page(forme.issue, found)
    (folder / INDEX).write_text(page, "utf-8")
    log.notes.extend(note for inks in found for note in _notes(forme, inks))
    return found


def _call(
    forme: Forme, place: tuple[int, int, Path], target: tuple[Path, float]
) -> Call[PageInks]:
    number, index, press = place
    printer = forme.presses.of(number)
    folder, ppi = target
    order = PageOrder(
        file=press,
        index=index,
        number=number,
        profile=printer.profile,
        limit=round(100 * printer.ink_limit, 2),
        spots=printer.spots,
        process=printer.process,
        ppi=ppi,
        folder=folder,
    )
    return Call(
        work=partial(late.simulate_page, order),
        doing="rendering the press page",
        page=number,
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
