"""Steps that build, proof and check share: plates made, proved, preflighted."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from layout.disk.digests import digest_of_file
from layout.notes import errors
from layout.plate.plate import PlateJob, Plates
from layout.plate.plating import make_plates
from layout.plate.tasks import Edition
from layout.proof import late
from layout.proof.preflight.reports import Preflight
from layout.proof.readback import evidence as proofs
from layout.proof.readback.proofing import check_joined, prove
from layout.requests import BuildRequest
from layout.run.forme import Forme, Log
from layout.run.printers import joined, parted
from layout.sheet import late as sheets
from layout.workers.calls import Call


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
            cache=forme.cache,
            draft=request.draft,
            progress=log.watch,
            reader=late.read_page,
            moment=request.moment,
            finished=forme.finished,
            rehearsals=forme.rehearsals,
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
                call = Call(
                    work=partial(sheets.impose_press, plan, file.pdf),
                    doing="putting its pages on sheets",
                    file=file.pdf.name,
                    made=True,
                )
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
