"""What every run begins with: the issue read, its pages made up."""

from pathlib import Path

from layout.desk.adverts.fillers import with_fillers
from layout.desk.printers.pageprinters import presses_of
from layout.desk.printers.profile import on_page
from layout.desk.reading import read_issue
from layout.desk.style.styling import read_style
from layout.disk.cache import Cache
from layout.disk.places import cache_folder
from layout.galley.composing import GalleyShop
from layout.galley.glyphs import missing_glyphs
from layout.makeup.making import make_pages
from layout.plate.html.writing import empty_pages
from layout.plate.pressroom import rehearsal
from layout.plate.tasks import Edition
from layout.proof import late
from layout.proof.craft.criticising import criticise
from layout.requests import BuildRequest, PlanRequest, ProofRequest, Request
from layout.run.forme import Forme, Log, MadeUp, ReadIssue, cache_of
from layout.run.locked import find_binding, remarks
from layout.run.preflight import Clearance
from layout.run.readback import Readback
from layout.run.setahead import set_ahead
from layout.workers.pool import WorkerPool


def read_copy(request: Request, log: Log) -> ReadIssue:
    """Turn the folder into an issue and a stylebook, checked."""
    with log.stage("desk"):
        binding = (
            None if request.restyle else find_binding(request.issue, request.printer)
        )
        issue, notes = read_issue(
            request.issue,
            anew=request.anew,
            printer=request.printer,
            remember=_sizes if request.cache else None,
            kept=binding.folder if binding else None,
            plan=binding.plan if binding else None,
        )
        log.notes.extend(notes)
        if binding:
            log.asides.extend(remarks(binding, issue))
        presses = presses_of(issue)
        style = on_page(read_style(issue.style, issue.publication), presses.main)
    shop = GalleyShop(style, Cache(cache_of(issue, request, "type")))
    return ReadIssue(issue=issue, style=style, presses=presses, shop=shop)


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
    return MadeUp(issue=issue, style=style, presses=copy.presses, dummy=dummy)


def form(request: BuildRequest | ProofRequest, room: WorkerPool, log: Log) -> Forme:
    """Read an issue and make its pages up; workers get ready meanwhile."""
    # The renderer takes half a second to load. With a processor to spare for it, two
    # do so now that most runs need; a run that finds all its pages in the cache ends
    # them unused.
    room.warm(min(2, room.jobs - 1))
    editions: tuple[str, ...] = (Edition.SCREEN,)
    if isinstance(request, BuildRequest) and not request.draft:
        editions = request.editions
    copy = read_copy(request, log)
    pages = empty_pages(copy.issue, copy.style, editions)
    room.rehearse(rehearsal(pages, late.load_checks))
    set_ahead(copy.issue, copy.shop, room)
    made = make_up(copy, request, log)
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


def _sizes(publication: Path) -> Cache:
    """Return the memory of pictures that were opened before."""
    return Cache(cache_folder(publication) / "sizes")
