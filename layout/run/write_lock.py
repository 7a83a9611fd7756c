"""A good build is locked: what it was set with is kept, and issue.lock written."""

from pathlib import Path

from layout.desk.adverts.fillers import without_fillers
from layout.desk.issue import Issue
from layout.desk.planned import PLAN
from layout.desk.reading import read_issue
from layout.disk.atomic import put
from layout.disk.contents import content, is_file
from layout.disk.removing import remove
from layout.disk.staging import staged
from layout.errors import LayoutError
from layout.galley.composing import ComposingRoom
from layout.lock.inputs import issue_files
from layout.lock.lock import LOCK, SIGNED, BuildFacts, lock_text
from layout.lock.locking import Finished, Locked, keep_all, make_lock
from layout.makeup.issue.recording import plan_text
from layout.makeup.making import make_pages
from layout.plate.plate import Plates
from layout.plate.tasks import Edition
from layout.requests import BuildRequest, Sign
from layout.run.forme import Forme
from layout.run.locked import lock_of

# Hidden, so that it is none of the build's files.
PLANNED = ".plan.toml"


def lock_build(forme: Forme, request: BuildRequest, plates: Plates) -> Locked:
    """Return the lock of an issue's finished files, which lie beside the plates.

    Raises:
        LayoutError: a worker failed at its part.
    """
    facts = BuildFacts(
        issue=forme.issue.name,
        editions=tuple(request.editions),
        printer=request.printer,
        anew=request.anew,
        moment=request.moment,
    )
    editions = [edition.edition for edition in plates.editions]
    read = Edition.PRESS if Edition.PRESS in editions else editions[0].rendered
    numbers = [page.number for page in forme.dummy.pages]
    finished = Finished(
        facts=facts,
        issue=forme.issue,
        style=forme.style,
        printers=forme.presses.all,
        folder=plates.editions[0].pdf.parent,
        editions=tuple((e.pdf.stem, e.pdf, e.numbers) for e in plates.editions),
        plan=_plan(forme, request, plates.editions[0].pdf.parent / PLANNED),
        found=tuple((n, forme.readback.found(read, n)) for n in numbers),
    )
    return make_lock(finished, forme.room)


def _plan(forme: Forme, request: BuildRequest, path: Path) -> bytes | None:
    """Return the flatplan that the tool made, as plan.toml has it.

    None where the issue has a plan.toml of its own, or where the pages would not be
    the same if that plan were followed. `path` is a place to write it for a while.
    """
    issue, grid = forme.issue, forme.style.grid
    if (issue.folder / PLAN).is_file():
        return None
    read = without_fillers(issue)
    text = plan_text(read, forme.dummy, grid)
    if _is_proved(issue, text):
        return text.encode()
    put(path, text)
    try:
        followed, _ = read_issue(
            issue.folder,
            printer=request.printer,
            kept=issue.publication.kept,
            plan=path,
        )
        shop = ComposingRoom(forme.style, forme.cache)
        dummy, _ = make_pages(followed, shop, thorough=False)
    except LayoutError:  # a plan that cannot be followed
        return None
    finally:
        remove(path)
    return text.encode() if dummy.pages == forme.dummy.pages else None


def _is_proved(issue: Issue, text: str) -> bool:
    """Say whether an earlier lock of the same files has this plan, tried then."""
    lock, kept = lock_of(issue.folder), issue.publication.kept
    if lock is None or kept is None or lock.issue != issue_files(issue):
        return False
    path = kept / PLAN
    return is_file(path) and content(path) == text.encode()


def write_lock(locked: Locked, forme: Forme, sign: Sign | None = None) -> Path:
    """Keep what a lock names, then write it beside the manifest; return its place.

    `sign` signs it. A signature that is there stays with the same lock, and goes with
    another.

    Raises:
        Unreadable: the publication cannot be written.
    """
    issue = forme.issue
    with staged(issue.folder) as staging:
        keep_all(locked, issue)
        text = lock_text(locked.lock).encode()
        place, beside = issue.folder / LOCK, issue.folder / f"{LOCK}{SIGNED}"
        if sign is not None:
            put(staging.folder / beside.name, sign(text))
        elif is_file(beside) and not (is_file(place) and content(place) == text):
            remove(beside)
        put(staging.folder / LOCK, text)
        staging.publish()
    return place
