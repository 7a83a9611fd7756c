"""Pictures of an issue's pages, for people to look at: printed, marked, simulated."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from layout.disk.atomic import put
from layout.disk.owned import Claim
from layout.disk.staging import staged
from layout.plate.plate import Plates
from layout.plate.pressroom import pressroom
from layout.plate.tasks import Edition
from layout.proof.pictures.marked import mark
from layout.proof.pictures.page_pictures import contact_sheet, page_images, png
from layout.proof.plates.figures import PageInks
from layout.proof.readback.evidence import Evidence
from layout.proof.report import report
from layout.requests import BuildRequest, ProofRequest, Result, Watch, unwatched
from layout.run.adverts import accept_ads
from layout.run.forme import Forme, Log
from layout.run.made_up import form
from layout.run.platemaking import clear, plate, prove_plates
from layout.run.softproof import ProofPictures, check_plates, simulate
from layout.workers.pool import WorkerPool

CONTACT_SHEET = "contact-sheet.png"
# What a proof has made and may remove: fewer pages leave fewer pictures.
RECORD = "proof-files.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proofed:
    """What a proof came to, and the ink of the pages if they were simulated."""

    result: Result
    inks: tuple[PageInks, ...] = ()


def proof(
    request: ProofRequest, watch: Watch = unwatched, room: WorkerPool | None = None
) -> Proofed:
    """Make pictures of an issue's pages in `request.out`, whatever its errors.

    A picture as printed and one with the grid and the frames marked for each page,
    and a contact sheet; on request the soft proof of the press edition too. `room` has
    workers to be used.

    Raises:
        LayoutError: the issue or the output folder cannot be used at all.
    """
    log = Log(watch)
    inks: tuple[PageInks, ...] = ()
    with staged(request.out) as staging, pressroom(request.jobs, room) as workers:
        workers.within(writes=[staging.folder])
        forme = form(request, workers, log)
        work = staging.folder / ".plates"
        order = _order(request, work)
        if request.simulate:
            check_plates(forme)
            log.notes.extend(accept_ads(forme))
        plates = plate(forme, order, work, log)
        found = prove_plates(forme, order, plates, log)
        with log.stage("pictures"):
            pictures = _pictures(forme, plates, request.ppi)
        for name, content in pictures.items():
            put(staging.folder / name, content)
        if request.simulate:
            clear(forme, log)
            target = ProofPictures(folder=staging.folder, ppi=request.ppi)
            presses = [e for e in plates.editions if e.edition is Edition.PRESS]
            inks = simulate(forme, presses, target, log)
        staging.list_in(RECORD)
        files = staging.publish(Claim(listed=partial(staging.listed, RECORD)))
    evidence = Evidence(issue=forme.issue, dummy=forme.dummy, grid=forme.style.grid)
    text = report(evidence, found, notes=log.notes, inks=inks)
    return Proofed(result=log.result(text, files), inks=inks)


def _order(request: ProofRequest, work: Path) -> BuildRequest:
    """Return what has to be built: the press edition only if ink is to be seen."""
    press = (Edition.PRESS,) if request.simulate else ()
    return BuildRequest(
        issue=request.issue,
        out=work,
        editions=(Edition.SCREEN, *press),
        jobs=request.jobs,
        cache=request.cache,
    )


def _pictures(forme: Forme, plates: Plates, ppi: float) -> dict[str, bytes]:
    """Return PNGs by their file names."""
    pages = forme.dummy.pages
    images = list(page_images(plates.editions[0].pdf, ppi=ppi))
    pictures = {}
    for page, image in zip(pages, images, strict=True):
        pictures[f"page-{page.number:02}.png"] = png(image)
        marked = mark(image, page, forme.style.grid)
        pictures[f"marked-{page.number:02}.png"] = png(marked)
    sheet = contact_sheet(images, [page.number for page in pages])
    pictures[CONTACT_SHEET] = png(sheet)
    return pictures
