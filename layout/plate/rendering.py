"""Page tasks to PDFs: from the cache where nothing changed, else from the workers."""

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future, as_completed
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from layout.codes import Code
from layout.errors import Refused
from layout.makeup.dummy import Page, PlacedPicture
from layout.notes import Note, in_order
from layout.plate.html.writing import Writer
from layout.plate.lost_pages import DuePage, LostPages
from layout.plate.plate import FinishedPage, PlateJob
from layout.plate.pressroom import rendering
from layout.plate.tasks import Edition, Rendered
from layout.workers.pool import WorkerPool

# What the cache calls them.
PAGE = "pages"
REFUSED = "refused to fetch"


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
    rendered. A page that the renderer remarked on, or that lacks a picture, is not
    kept: the remark must come again. One that fails is told when all others are
    rendered.

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
    lost = LostPages(
        job, tuple(DuePage(number=d.page.number, answer=d.answer) for d in due)
    )
    by_answer = {one.answer: one for one in due}
    done = 0
    for answer in _first_come(job, due):
        if (one := by_answer.get(answer)) is None:
            lost.rehearsed(answer)
            continue
        done += 1
        try:
            page = answer.result()
        except CancelledError:
            continue
        except Refused as failure:
            lost.add(one.page.number, failure)
            continue
        notes += [_note(page, remark) for remark in page.remarks]
        notes += [_named(fault, job) for fault in page.faults]
        if not page.remarks and not page.faults:
            job.cache.keep(page.pdf, PAGE, one.key)
        finish(_finished(page.edition, one.page, page.pdf, page.read))
        if job.progress:
            job.progress("plate", done, len(due))
    if told := lost.told():
        raise Refused(*in_order([*notes, *told]))
    return RenderedPages(notes=tuple(notes), rendered=len(due))


def _first_come(job: PlateJob, due: list[_Due]) -> Iterator[Future[Any]]:
    """Yield pages as they are ready, and with them rehearsals, while pages are due."""
    left = {one.answer for one in due}
    for answer in as_completed(left | set(job.rehearsals)) if left else ():
        yield answer
        left.discard(answer)
        if not left:
            return


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
