"""A good build is locked: what it was set with is kept, and issue.lock written."""

from pathlib import Path

from layout.forming import Forme
from layout.orders import BuildRequest
from layout.output import staged
from layout.plate.plate import Plates
from layout.plate.tasks import Edition
from layout.volume.lock import LOCK, BuildFacts, lock_text
from layout.volume.locking import Finished, Locked, keep_all, make_lock


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
        printers=(forme.printer,),
        folder=plates.editions[0].pdf.parent,
        editions=tuple((str(e.edition), e.pdf) for e in plates.editions),
        found=tuple((n, forme.readback.found(read, n)) for n in numbers),
    )
    return make_lock(finished, forme.room)


def write_lock(locked: Locked, forme: Forme) -> Path:
    """Keep what a lock names, then write it beside the manifest; return its place.

    Raises:
        Unreadable: the publication cannot be written.
    """
    issue = forme.issue
    with staged(issue.folder) as staging:
        keep_all(locked, issue)
        text = lock_text(locked.lock)
        (staging.folder / LOCK).write_text(text, "utf-8", newline="\n")
        [path] = staging.publish()
    return path
