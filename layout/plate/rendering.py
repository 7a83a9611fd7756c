"""Page tasks to PDFs: from the cache where nothing changed, else from the workers."""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, as_completed
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import chain
from pathlib import Path

from layout.codes import Code
from layout.errors import Refused
from layout.makeup.dummy import Page, PlacedPicture
from layout.notes import Note, in_order
from layout.plate.html.writing import Writer
from layout.plate.plate import FinishedPage, PlateJob
from layout.plate.pressroom import rendering
from layout.plate.tasks import Edition, Rendered
from layout.units import counted
from layout.workers.pool import WorkerPool

# What the cache calls them.
PAGE = "pages"
REFUSED = "refused to fetch"
# After so many pages that were too heavy the others are not tried.
ENOUGH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedPages:
    """What has come of a job's pages, and how many of them had to be rendered."""

    notes: tuple[Note, ...]
    rendered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Due:
    """A page that the cache does not have, and the key that it will be kept by."""

    page: Page
    key: str
    answer: Future[Rendered]


def render_pages(
    job: PlateJob,
    writer: Writer,
    room: WorkerPool,
    finish: Callable[[FinishedPage], None],
) -> RenderedPages:
    """Have every wanted page of every edition made as PDF and handed to `finish`.

    Those from the cache come first: what is done with them is done while others are
    rendered. A page that the renderer remarked on is not kept: the remark must come
    again. One that fails is told when all others are rendered.

    Raises:
        Refused: there are pages that cannot be rendered, each with its reason.
    """
    due: list[_Due] = []
    kept: list[FinishedPage] = []
    for edition, page in _heaviest_first(job, writer):
        task = writer.task(page, edition)
        key = writer.key(task)
        pdf = job.cache.recall(PAGE, key)
        # A browser's page needs its pictures too; whoever renders it makes them.
        if pdf is None or not writer.lay_beside(task):
            due.append(_Due(page=page, key=key, answer=room.begin(rendering(task))))
        else:
            kept.append(_finished(edition, page, pdf))
    for finished in kept:
        finish(finished)
    return _gather(job, due, finish)


def _gather(
    job: PlateJob, due: list[_Due], finish: Callable[[FinishedPage], None]
) -> RenderedPages:
    """Take the rendered pages as they are ready, first come."""
    notes: list[Note] = []
    lost = _LostPages()
    by_answer = {one.answer: one for one in due}
    for done, answer in enumerate(as_completed(by_answer), start=1):
        one = by_answer[answer]
        try:
            page = answer.result()
        except CancelledError:
            continue
        except Refused as failure:
            lost.add(one.page.number, failure, due)
            continue
        notes += [_note(page, remark) for remark in page.remarks]
        if not page.remarks:
            job.cache.keep(page.pdf, PAGE, one.key)
        finish(_finished(page.edition, one.page, page.pdf, page.read))
        if job.progress:
            job.progress("plate", done, len(due))
    if lost.notes:
        raise Refused(*in_order([*notes, *lost.notes, *lost.untried(due)]))
    return RenderedPages(notes=tuple(notes), rendered=len(due))


@dataclass(slots=True)
class _LostPages:
    """Pages that cannot be rendered; the rest goes on, unless these are too many.

    A page that failed in one edition is not tried in the other. Where several were too
    heavy it is the style that is at fault, and each page would take its time to fail.
    """

    notes: list[Note] = field(default_factory=list)
    heavy: set[int] = field(default_factory=set)

    def add(self, number: int, failure: Refused, due: list[_Due]) -> None:
        self.notes += failure.notes
        if any(note.code is Code.TOO_HEAVY for note in failure.notes):
            self.heavy.add(number)
        for one in due:
            if one.page.number == number or len(self.heavy) >= ENOUGH:
                one.answer.cancel()

    def untried(self, due: list[_Due]) -> tuple[Note, ...]:
        told = {note.page for note in self.notes}
        left = {one.page.number for one in due if one.answer.cancelled()} - told
        if not left:
            return ()
        return (
            Note(
                code=Code.TOO_HEAVY,
                message=f"{counted(len(left), 'other page')} not tried after these",
                hint="look at the style first, since several pages are too heavy",
            ),
        )


def _finished(
    edition: Edition, page: Page, pdf: bytes, read: bytes = b""
) -> FinishedPage:
    digest = sha256(pdf).hexdigest()
    return FinishedPage(edition=edition, page=page, pdf=pdf, sha256=digest, read=read)


def _heaviest_first(job: PlateJob, writer: Writer) -> list[tuple[Edition, Page]]:
    """Begin with the longest work, so that no worker is left with it at the end.

    That is pages with pictures, and those of them that are converted for the press.
    """
    pages = [(edition, page) for edition in job.rendered for page in writer.pages]
    return sorted(
        pages, key=lambda place: (-_pictures(place[1]), place[0] != Edition.PRESS)
    )


def _pictures(page: Page) -> int:
    items = chain.from_iterable(frame.items for frame in page.frames)
    return sum(isinstance(item, PlacedPicture) for item in items)


def _named(fault: Note, job: PlateJob) -> Note:
    """Return a fault of a file, called as the publication calls it."""
    file, folder = Path(fault.file), job.issue.publication.folder
    inside = file.is_relative_to(folder)
    return replace(
        fault, file=(file.relative_to(folder) if inside else file).as_posix()
    )


def _note(page: Rendered, remark: str) -> Note:
    refused = remark.startswith(REFUSED)
    return Note(
        code=Code.OUTSIDE_FILE if refused else Code.RENDERER,
        page=page.number,
        message=f"{page.edition}: {remark}",
        hint="put the file into the issue" if refused else "",
    )
