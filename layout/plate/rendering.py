"""Page tasks to PDFs: from the cache where nothing changed, else from the workers."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from layout.makeup.dummy import Page, PlacedPicture
from layout.notes import Note, Severity
from layout.plate.plate import Edition, PageTask, PlateJob, Rendered
from layout.plate.pressroom import Pressroom
from layout.plate.store import put, shelf
from layout.plate.writing import Writer

REFUSED = "refused to fetch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """All pages of a job as PDFs, and how many of them had to be rendered."""

    pdfs: dict[tuple[Edition, int], bytes]
    notes: tuple[Note, ...]
    rendered: int


def render_pages(
    job: PlateJob,
    writer: Writer,
    room: Pressroom,
    versions: tuple[tuple[str, str], ...],
) -> Run:
    """Return every wanted page of every edition as PDF.

    A page that the renderer remarked on is not kept: the remark must come again.
    """
    pdfs: dict[tuple[Edition, int], bytes] = {}
    keys: dict[tuple[Edition, int], str] = {}

    def missing() -> Iterator[PageTask]:
        """Write page by page, and pass on what the cache does not have."""
        for edition, page in _heaviest_first(job, writer):
            task = writer.task(page, edition)
            key = writer.key(task, versions)
            kept = _kept(job.cache, task, key)
            if kept is None:
                keys[edition, page.number] = key
                yield task
            else:
                pdfs[edition, page.number] = kept

    notes: list[Note] = []
    for done, page in enumerate(room.render(missing()), start=1):
        place = (page.edition, page.number)
        pdfs[place] = page.pdf
        notes += [_note(page, remark) for remark in page.remarks]
        if job.cache and not page.remarks:
            put(shelf(job.cache, keys[place]), page.pdf)
        if job.progress:
            job.progress("plate", done, len(keys))
    return Run(pdfs=pdfs, notes=tuple(notes), rendered=len(keys))


def _heaviest_first(job: PlateJob, writer: Writer) -> list[tuple[Edition, Page]]:
    """Begin with the longest work, so that no worker is left with it at the end.

    That is pages with pictures, and those of them that are converted for the press.
    """
    pages = [(edition, page) for edition in job.editions for page in writer.pages]
    return sorted(
        pages, key=lambda place: (-_pictures(place[1]), place[0] != Edition.PRESS)
    )


def _pictures(page: Page) -> int:
    items = chain.from_iterable(frame.items for frame in page.frames)
    return sum(isinstance(item, PlacedPicture) for item in items)


def _kept(cache: Path | None, task: PageTask, key: str) -> bytes | None:
    """Return a page from the cache if its pictures are still there too."""
    if cache is None or not all((task.store / r.name).exists() for r in task.pictures):
        return None
    path = shelf(cache, key)
    return path.read_bytes() if path.exists() else None


def _note(page: Rendered, remark: str) -> Note:
    refused = remark.startswith(REFUSED)
    return Note(
        code="outside-file" if refused else "renderer",
        severity=Severity.ERROR if refused else Severity.WARNING,
        page=page.number,
        message=f"{page.edition}: {remark}",
        hint="put the file into the issue" if refused else "",
    )
