"""The stages in press order: read, set, make up, plate, prove, and move into place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from layout.codes import Code
from layout.disk.atomic import put
from layout.disk.contents import content
from layout.disk.owned import REPORT, Claim
from layout.disk.staging import Staging, staged
from layout.errors import Unreadable
from layout.makeup.dummy import Dummy
from layout.notes import Note, errors
from layout.pdf.sealing import sealed
from layout.plate.plate import Plates
from layout.plate.pressroom import pressroom
from layout.plate.tasks import Edition
from layout.proof.readback import evidence as proofs
from layout.proof.report import report
from layout.requests import BuildRequest, Result, Watch, unwatched
from layout.run.adverts import accept_ads
from layout.run.certificates import certify_issue
from layout.run.forme import Forme, Log
from layout.run.made_here import made_here
from layout.run.made_up import form
from layout.run.platemaking import clear, finished_files, impose, plate, prove_plates
from layout.run.ran import record_runs
from layout.run.write_lock import lock_build, write_lock
from layout.sheet.undelivered import differing
from layout.workers.pool import WorkerPool

DRAFT = "draft.pdf"
PAGES = "press"
CHIEF = frozenset({".pdf", ".json", ".lock"})

# The record of what the printer has.
DELIVERED = "press-lock.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build made: the run's result, and the pages as made up.

    There is no `forme` where the issue's files were not moved into their place.
    """

    result: Result
    forme: Forme | None = None


def build(
    request: BuildRequest,
    watch: Watch = unwatched,
    room: WorkerPool | None = None,
) -> Built:
    """Build an issue's files into `request.out`, with the workers of `room` if given.

    Nothing is moved there if there is an error, but for the draft of a draft run.

    Raises:
        LayoutError: the issue or the output folder cannot be used at all.
    """
    log = Log(watch)
    finished = None
    with staged(request.out) as staging, pressroom(request.jobs, room) as workers:
        workers.within(writes=[staging.folder])
        forme = form(request, workers, log)
        _check_pages(request.pages, forme.dummy, log)
        log.notes.extend(accept_ads(forme))
        if errors(log.notes) and not request.draft:
            text = _report(forme, (), log, proofs.Proof(stories=()))
            return Built(result=log.result(text))

        # One HTML document, then one PDF a page; put together by edition.
        plates = plate(forme, request, staging.folder, log)

        # The PDFs read back: every word, every line.
        editions = finished_files(plates, staging.folder)
        proof = prove_plates(forme, request, plates, log)

        # The press edition held against the printer's limits.
        cleared = clear(forme, log)
        impose(forme, request, plates, log)

        text = _report(forme, editions, log, proof, pages=request.pages)
        if request.draft:
            files = _publish_draft(plates, staging)
        elif errors(log.notes):
            files = ()
        else:
            if cleared:
                certify_issue(forme, cleared, editions, plates, staging.folder)
            made = staging.digests()
            if request.pages:
                # The pages of an earlier run stay, and stay ours, if they are as made.
                made = staging.kept() | made
            text = _report(forme, editions, log, proof, pages=request.pages, files=made)
            put(staging.folder / REPORT, text)
            write = _locked(forme, request, plates, log)
            files = staging.publish(
                Claim(listed=staging.listed, removes=not request.pages, knows=made_here)
            )
            finished = forme
            if _goes_to_press(request):
                log.notes.extend(record_runs(forme.issue, forme.dummy))
                log.notes.extend(_undelivered(request, forme))
            if write:
                files = (*files, write())
    return Built(result=log.result(text, _chief(files)), forme=finished)


def _locked(
    forme: Forme, request: BuildRequest, plates: Plates, log: Log
) -> Callable[[], Path] | None:
    """Work out the lock of the finished files, if one is asked for; return its pen."""
    if not request.lock:
        return None
    with log.stage("lock"):
        locked = lock_build(forme, request, plates)
    return partial(write_lock, locked, forme, request.sign)


def _undelivered(request: BuildRequest, forme: Forme) -> tuple[Note, ...]:
    """Say what the printer has not, if he ever had anything."""
    if not (request.out / DELIVERED).exists():
        return ()
    return differing(request.out, forme.issue.name)


def _goes_to_press(request: BuildRequest) -> bool:
    return request.record and Edition.PRESS in request.editions and not request.pages


def _report(
    forme: Forme,
    editions: tuple[proofs.EditionFile, ...],
    log: Log,
    proof: proofs.Proof,
    *,
    pages: tuple[int, ...] = (),
    files: Mapping[str, str] | None = None,
) -> str:
    evidence = proofs.Evidence(
        issue=forme.issue, dummy=forme.dummy, grid=forme.style.grid, pages=pages
    )
    return report(evidence, proof, notes=log.notes, editions=editions, files=files)


def _publish_draft(plates: Plates, staging: Staging) -> tuple[Path, ...]:
    """Leave the draft alone: the press files of a good run are not its to replace."""
    with staged(staging.out) as draft:
        put(draft.folder / DRAFT, sealed(content(plates.editions[0].pdf)))
        return draft.publish(Claim(removes=False, knows=made_here))


def _check_pages(numbers: tuple[int, ...], dummy: Dummy, log: Log) -> None:
    made = [page.number for page in dummy.pages]
    missing = [str(number) for number in numbers if number not in made]
    if missing:
        note = Note(
            code=Code.NO_SUCH_PAGE,
            message=f"the issue has no page {', '.join(missing)}",
            hint=f"its pages are {made[0]} to {made[-1]}" if made else "",
        )
        raise Unreadable(*log.notes, note)


def _chief(files: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the files that a person looks for, not the pages one by one."""
    whole = (path for path in files if path.parent.name != PAGES)
    return tuple(path for path in whole if path.suffix in CHIEF)
