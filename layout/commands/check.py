"""An issue preflighted without building: made as for the press, and thrown away."""

from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path

from layout.commands.check_pdf import Inspection
from layout.disk.scratch import scratch
from layout.disk.staging import staged
from layout.notes import Note, in_order
from layout.plate.plate import EditionPlates, Plates
from layout.plate.pressroom import pressroom
from layout.plate.tasks import Edition
from layout.proof import late
from layout.proof.plates.figures import PageInks
from layout.proof.preflight.certificate import Certificate
from layout.proof.preflight.plated import on_plates
from layout.proof.preflight.reports import Preflight
from layout.requests import BuildRequest, CheckRequest, Watch, unwatched
from layout.run.adverts import accept_ads
from layout.run.certificates import (
    drawn_by_worker,
    issue_certificates,
    publish_certificate,
)
from layout.run.forme import Forme, Log
from layout.run.made_up import form
from layout.run.platemaking import clear, finished_files, plate, prove_plates
from layout.workers.awaiting import gathered
from layout.workers.calls import Call
from layout.workers.pool import WorkerPool


def examine(
    request: CheckRequest, watch: Watch = unwatched, room: WorkerPool | None = None
) -> Inspection:
    """Preflight an issue: what its copy, its pages and its press files would be told.

    Pages are made in a folder that does not stay, even where stories do not fit:
    whoever asks wants to know all that is wrong. What is made is kept in the cache for
    the build that follows.

    Raises:
        LayoutError: the issue cannot be used at all.
    """
    log = Log(watch)
    with (
        pressroom(request.jobs, room) as workers,
        scratch() as folder,
        staged(folder / "press") as staging,
    ):
        order = BuildRequest(
            issue=request.subject,
            out=staging.out,
            printer=request.printer,
            editions=(Edition.PRESS,),
            jobs=request.jobs,
            cache=request.cache,
            restyle=request.restyle,
        )
        workers.within(writes=[folder])
        forme = form(order, workers, log)
        log.notes.extend(accept_ads(forme))
        plates = plate(forme, order, staging.folder, log)
        editions = finished_files(plates, staging.folder)
        prove_plates(forme, order, plates, log)
        found = clear(forme, log)
        if request.separations:
            found = _separated(forme, plates, found, log)
        own = issue_certificates(forme, found, editions, plates)
        own = _with_notes(own, in_order(log.notes))
        drawn = [drawn_by_worker(forme, one) for one in own] if request.out else []
    files: list[Path] = []
    for certificate, content in zip(own, drawn, strict=False):
        assert request.out is not None, "nothing is drawn for nobody"
        files += publish_certificate(request.out, certificate, content)
    return Inspection(
        certificate=_whole(own), files=tuple(files), timings=tuple(log.timings)
    )


def _separated(
    forme: Forme, plates: Plates, found: tuple[Preflight, ...], log: Log
) -> tuple[Preflight, ...]:
    """Measure the ink of every page on its plates; what is over is noted."""
    presses = [file for file in plates.editions if file.printer]
    with log.stage("separations"):
        begun = [_begun(forme, file) for file in presses]
        inks = [list(gathered(own)) for own in begun]
    measured = tuple(
        on_plates(one, own, file.pdf.name)
        for one, own, file in zip(found, inks, presses, strict=True)
    )
    for before, after in zip(found, measured, strict=True):
        log.notes.extend(note for note in after.notes if note not in before.notes)
    return measured


def _begun(forme: Forme, file: EditionPlates) -> list[Future[PageInks]]:
    """Have the ink of each page measured; not for a copier, which has no plates."""
    printer = file.printer
    if printer is None or printer.plain:
        return []
    return [
        forme.room.begin(
            Call(
                work=partial(late.page_ink, file.pdf, index, number, printer),
                doing="measuring the page's ink",
                page=number,
            )
        )
        for index, number in enumerate(file.numbers)
    ]


def _with_notes(
    own: tuple[Certificate, ...], notes: tuple[Note, ...]
) -> tuple[Certificate, ...]:
    """Give the certificate of the issue's printer all that is to be said."""
    first, *others = own
    return (replace(first, notes=notes), *others)


def _whole(own: tuple[Certificate, ...]) -> Certificate:
    """Return one certificate to show: the first, with the pages of all."""
    pages = [page for certificate in own for page in certificate.pages]
    return replace(
        own[0],
        pages=tuple(sorted(pages, key=lambda page: page.number)),
        files=tuple(file for certificate in own for file in certificate.files),
    )
