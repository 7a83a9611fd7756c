"""What building and picturing share: pages made up, their plates made and proved."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from layout.disk.digests import digest_of_file
from layout.notes import errors
from layout.plate.html.writing import empty_pages
from layout.plate.plate import FinishedPage, PlateJob, Plates
from layout.plate.plating import make_plates
from layout.plate.pressroom import rehearsal
from layout.plate.tasks import Edition
from layout.proof import late
from layout.proof.preflight.reports import Preflight
from layout.proof.readback import evidence as proofs
from layout.proof.readback.proofing import check_joined, prove
from layout.requests import BuildRequest, ProofRequest
from layout.run.made_up import Log, MadeUp, ReadIssue, cache_of, make_up
from layout.run.preflight import Clearance
from layout.run.printers import joined, parted
from layout.run.readback import Readback
from layout.run.setahead import set_ahead
from layout.sheet import late as sheets
from layout.workers.pool import WorkerPool


@dataclass(frozen=True, slots=True, kw_only=True)
class Forme(MadeUp):
    """An issue made up, ready for plates in `room`."""

    room: WorkerPool
    readback: Readback
    clearance: Clearance

    def finished(self, page: FinishedPage) -> None:
        """Look at a page as soon as it is there."""
        self.readback.page(page)
        self.clearance.page(page)


def form(request: BuildRequest | ProofRequest, room: WorkerPool, log: Log) -> Forme:
    """Read an issue and make its pages up; workers get ready meanwhile."""
    # The renderer takes half a second to load. With a processor to spare for it, two
    # do so now that most runs need; a run that finds all its pages in the cache ends
    # them unused.
    room.warm(min(2, room.jobs - 1))
    editions: tuple[str, ...] = (Edition.SCREEN,)
    if isinstance(request, BuildRequest) and not request.draft:
        editions = request.editions

    def employ(copy: ReadIssue) -> None:
        pages = empty_pages(copy.issue, copy.style, editions)
        room.rehearse(rehearsal(pages, late.load_checks))
        set_ahead(copy.issue, copy.shop, room)

    made = make_up(request, log, employ)
    return Forme(
        issue=made.issue,
        style=made.style,
        presses=made.presses,
        dummy=made.dummy,
        room=room,
        readback=Readback(room, made.style, cache_of(made.issue, request, "words")),
        clearance=Clearance(
            room, made.presses, cache_of(made.issue, request, "preflights")
        ),
    )


def plate(forme: Forme, request: BuildRequest, folder: Path, log: Log) -> Plates:
    """Make the plates of an issue in `folder`."""
    names = (Edition.SCREEN,) if request.draft else request.editions
    with log.stage("plate"):
        job = PlateJob(
            issue=forme.issue,
            dummy=forme.dummy,
            style=forme.style,
            folder=folder,
            printer=forme.printer,
            editions=tuple(Edition(name) for name in names),
            pages=request.pages or None,
            jobs=request.jobs,
            cache=cache_of(forme.issue, request, "plates"),
            draft=request.draft,
            progress=log.watch,
            reader=late.read_page,
            moment=request.moment,
            finished=forme.finished,
        )
        plates = joined(make_plates(one, forme.room) for one in parted(job, forme))
        log.notes.extend(plates.notes)
    return plates


def prove_plates(
    forme: Forme, request: BuildRequest, plates: Plates, log: Log
) -> proofs.Proof:
    """Check what was read of the pages; meanwhile the finished files are looked at."""
    with log.stage("proof"):
        for file in plates.editions:
            if file.edition is Edition.PRESS:
                whole = not request.pages and not forme.presses.own
                forme.clearance.file(file, whole=whole)
        counts = {e.pdf.name: forme.readback.count(e.pdf) for e in plates.editions}
        evidence = _evidence(forme, request, plates)
        proof, notes = prove(evidence)
        for file in plates.editions:
            pages = tuple(p for p in forme.dummy.pages if p.number in file.numbers)
            read = forme.readback.file(file, pages)
            own = replace(evidence, pages=file.numbers)
            check_joined(own, read, counts[read.name]())
        # Overset words are missing from the PDF too; to say it twice helps nobody.
        overset = errors(log.notes)
        log.notes.extend(note for note in notes if not overset)
    return proof


def clear(forme: Forme, log: Log) -> tuple[Preflight, ...]:
    """Wait for the preflight of the press's files; return one for each."""
    with log.stage("preflight"):
        found = forme.clearance.results()
        for one in found:
            log.notes.extend(one.notes)
    return found


def impose(forme: Forme, request: BuildRequest, plates: Plates, log: Log) -> None:
    """Put the press pages on sheets, where the printer's profile says how."""
    plan = forme.printer.sheets
    if plan is None or request.pages or forme.presses.own:
        return
    with log.stage("sheets"):
        for file in plates.editions:
            if file.edition is Edition.PRESS:
                call = partial(sheets.impose_press, plan, file.pdf)
                log.notes.extend(forme.room.begin(call).result())


def _evidence(forme: Forme, request: BuildRequest, plates: Plates) -> proofs.Evidence:
    wanted = request.pages
    pages = forme.dummy.pages
    made = tuple(p for p in pages if not wanted or p.number in wanted)
    # An edition in two files, for two printers, has the words of the issue in both.
    wholes = {edition.edition: edition for edition in reversed(plates.editions)}
    return proofs.Evidence(
        issue=forme.issue,
        dummy=forme.dummy,
        grid=forme.style.grid,
        pages=request.pages,
        files=tuple(forme.readback.file(e, made) for e in wholes.values()),
    )


def finished_files(plates: Plates, folder: Path) -> tuple[proofs.EditionFile, ...]:
    """Return the editions as the report has them; they lie in `folder`."""
    return tuple(
        proofs.EditionFile(
            name=edition.pdf.stem,
            edition=edition.edition.value,
            numbers=edition.numbers,
            file=edition.pdf.relative_to(folder).as_posix(),
            path=edition.pdf,
            bytes=edition.pdf.stat().st_size,
            sha256=digest_of_file(edition.pdf),
            page_files=tuple(
                path.relative_to(folder).as_posix() for _, path in edition.pages
            ),
            page_sha256=tuple(digest_of_file(path) for _, path in edition.pages),
            rendered=edition.rendered,
        )
        for edition in plates.editions
    )
