"""What every run begins with: the issue read, its pages made up."""

from dataclasses import replace
from pathlib import Path

from layout.desk.adverts.fillers import FOLDER, with_fillers
from layout.desk.printers.pageprinters import presses_of
from layout.desk.printers.profile import on_page
from layout.desk.reading import read_issue
from layout.desk.style.styling import read_style
from layout.disk.cache import Cache, prune_if_due, tidy_cache
from layout.disk.cache_key import cache_key
from layout.disk.places import MANIFEST, cache_folder
from layout.disk.program import program_digest
from layout.disk.staging import tidy
from layout.errors import Unreadable
from layout.galley.composing import ComposingRoom
from layout.galley.glyphs import missing_glyphs
from layout.galley.stand_ins import boxed
from layout.makeup.making import make_pages
from layout.plate.html.writing import empty_pages
from layout.plate.pressroom import rehearsal
from layout.plate.tasks import Edition
from layout.proof import late
from layout.proof.craft.criticising import criticise
from layout.requests import BuildRequest, PlanRequest, ProofRequest, Request
from layout.run.forme import Forme, Log, MadeUp, ReadIssue
from layout.run.locked import find_binding, home_of, remarks
from layout.run.preflight import Clearance
from layout.run.readback import Readback
from layout.run.setahead import set_ahead
from layout.workers.pool import WorkerPool


def read_copy(request: Request, log: Log) -> ReadIssue:
    """Turn the folder into an issue and a stylebook, checked."""
    with log.stage("desk"):
        _tidy(request.issue)
        cache = _cache(request)
        binding = (
            None if request.restyle else find_binding(request.issue, request.printer)
        )
        issue, notes = read_issue(
            request.issue,
            anew=request.anew,
            printer=request.printer,
            cache=cache,
            kept=binding.folder if binding else None,
            plan=binding.plan if binding else None,
        )
        log.notes.extend(notes)
        if binding:
            log.asides.extend(remarks(binding, issue))
        presses = presses_of(issue)
        style = on_page(read_style(issue.style, issue.publication), presses.main)
    return ReadIssue(
        issue=issue,
        style=style,
        presses=presses,
        shop=ComposingRoom(style, cache),
        cache=cache,
    )


def make_up(copy: ReadIssue, request: Request, log: Log) -> MadeUp:
    """Set type as makeup asks for it, and make pages of it."""
    issue, style = copy.issue, copy.style
    with log.stage("makeup"):
        dummy, notes = make_pages(
            issue, copy.shop, thorough=isinstance(request, PlanRequest)
        )
        # From here on the fillers that run are copy like any other, and all others
        # are nowhere.
        issue = with_fillers(issue, (position.name for position in dummy.plan))
        log.notes.extend(missing_glyphs(issue, copy.shop))
        log.notes.extend(notes + criticise(issue, dummy, style))
    return MadeUp(
        issue=issue,
        style=style,
        presses=copy.presses,
        dummy=dummy,
        cache=copy.cache,
    )


def form(request: BuildRequest | ProofRequest, room: WorkerPool, log: Log) -> Forme:
    """Read an issue and make its pages up; workers get ready meanwhile."""
    # The renderer takes half a second to load. With a processor to spare for it, two
    # do so now that most runs need; a run that finds all its pages in the cache ends
    # them unused.
    room.within(*_reach(request))
    room.warm(min(2, room.jobs - 1))
    editions: tuple[str, ...] = (Edition.SCREEN,)
    if isinstance(request, BuildRequest) and not request.draft:
        editions = request.editions
    copy = read_copy(request, log)
    if isinstance(request, ProofRequest) or request.draft:
        copy = _boxed(copy, log)
    pages = empty_pages(copy.issue, copy.style, editions)
    rehearsals = room.rehearse(rehearsal(pages, late.load_checks))
    set_ahead(copy.issue, copy.shop, room)
    made = make_up(copy, request, log)
    return Forme(
        issue=made.issue,
        style=made.style,
        presses=made.presses,
        dummy=made.dummy,
        room=room,
        cache=made.cache,
        readback=Readback(room, made.style, made.cache),
        clearance=Clearance(room, made.presses, made.cache),
        rehearsals=rehearsals,
    )


def _reach(request: Request) -> tuple[list[Path], list[Path]]:
    """Return what workers need to read of a publication, and where they write."""
    home = home_of(request.issue.absolute())
    folder = _cache_folder(request)
    return [home], [folder] if folder else []


def _boxed(copy: ReadIssue, log: Log) -> ReadIssue:
    """Put boxes in place of what no face has: a draft is to be looked at."""
    missing = missing_glyphs(copy.issue, copy.shop)
    if not missing:
        return copy
    log.notes.extend(missing)
    return replace(copy, issue=boxed(copy.issue, copy.shop))


def _tidy(issue: Path) -> None:
    """Finish what commands that were killed have left half done of what is read."""
    home = home_of(issue.absolute())
    for folder in (home, home / FOLDER, issue):
        tidy(folder)


def _cache(request: Request) -> Cache:
    """Return the cache of a run; one that keeps nothing where there is none to be.

    It is pruned here: nobody waits for a page yet.
    """
    folder = _cache_folder(request)
    if folder is None:
        return Cache()
    tidy_cache(folder)
    prune_if_due(folder)
    return Cache(folder=folder, program=program_digest(), key=cache_key() or b"")


def _cache_folder(request: Request) -> Path | None:
    """Return where a run keeps what it has made; None where there is no such place."""
    issue = request.issue.absolute()
    if not request.cache or not (issue / MANIFEST).is_file():
        return None
    try:
        return cache_folder(home_of(issue))
    except Unreadable:
        return None
