"""The plate stage: a dummy in, the HTML and PDF of every edition out.

Pages are written as HTML, rendered one by one in worker processes (or taken from
the cache), and joined.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from layout.disk.atomic import put
from layout.disk.cache import Cache
from layout.disk.scratch import scratch
from layout.makeup.dummy import Page
from layout.notes import in_order
from layout.plate.file.enclosing import sources_of
from layout.plate.file.identity import Identity, identity
from layout.plate.file.intents import read_profile, screen_profile
from layout.plate.file.joining import Joined, join, single
from layout.plate.file.marking import Surround, surround
from layout.plate.html.writing import Writer, font_files
from layout.plate.plate import EditionPlates, FinishedPage, PlateJob, Plates
from layout.plate.pressroom import pressroom
from layout.plate.rendering import render_pages
from layout.plate.tasks import Edition
from layout.workers.pool import WorkerPool

# What the cache calls the press's own file of a page.
SINGLE = "singles"
# Two names and a page number have to fit the 255 bytes that file systems allow.
LONGEST_NAME = 80


def make_plates(job: PlateJob, room: WorkerPool | None = None) -> Plates:
    """Return the plates of a job, written into its folder and nowhere else.

    `room` is a pressroom that may be warm already; without one, workers are started
    as they are needed. Raises what the future of `WorkerPool.begin` does, and Refused
    for a broken template.
    """
    with _cache(job) as cache, pressroom(job.jobs, room) as workers:
        writer = Writer(job, cache)
        bench = _FinishingTable(job, writer)
        run = render_pages(job, writer, workers, bench.finish)
        editions = tuple(bench.edition(edition) for edition in job.editions)
    return Plates(
        editions=editions,
        html=bench.html(),
        rendered=run.rendered,
        cached=len(bench.pages) - run.rendered,
        notes=in_order((*writer.notes(), *run.notes)),
    )


@contextmanager
def _cache(job: PlateJob) -> Iterator[Cache]:
    """Give a cache for pictures: the job's, or one that does not stay.

    What stands on many pages is made once in any case.
    """
    job.folder.mkdir(parents=True, exist_ok=True)
    if job.cache.folder is not None:
        yield job.cache
        return
    with scratch(job.folder) as folder:
        yield Cache(folder=folder)


class _FinishingTable:
    """Where pages are finished as they come, and put together when all are there."""

    def __init__(self, job: PlateJob, writer: Writer) -> None:
        self._job = job
        self._writer = writer
        self._profile = read_profile(job.printer)
        self._html: dict[int, Path] = {}
        self.pages: dict[tuple[Edition, int], FinishedPage] = {}

    def finish(self, page: FinishedPage) -> None:
        """Write a page's own files and tell that it is there."""
        self.pages[page.edition, page.page.number] = page
        if page.edition is Edition.PRESS:
            page = replace(page, single=self._single(page))
            if self._job.printer.singles:
                put(self._single_path(page.page), page.single)
        elif Edition.SCREEN in self._job.editions:
            self._html[page.page.number] = self._writer.browser_page(page.page)
        if self._job.finished:
            self._job.finished(page)

    def html(self) -> tuple[tuple[int, Path], ...]:
        """Write what the browser's pages share; return them in their order."""
        if Edition.SCREEN not in self._job.editions:
            return ()
        self._writer.browser_assets()
        return tuple((p.number, self._html[p.number]) for p in self._writer.pages)

    def edition(self, edition: Edition) -> EditionPlates:
        """Join the pages of an edition."""
        pages = self._writer.pages
        finished = [self.pages[edition.rendered, page.number] for page in pages]
        digests = tuple(page.sha256 for page in finished)
        press = edition is Edition.PRESS
        whole = self._job.folder / (self._job.press if press else f"{edition}.pdf")
        parts = self._parts(edition, finished, "".join(digests))
        put(whole, join(parts))
        wanted = self._writer.pages if press and self._job.printer.singles else ()
        return EditionPlates(
            edition=edition,
            pdf=whole,
            numbers=tuple(page.number for page in pages),
            printer=self._job.printer if press else None,
            rendered=digests,
            pages=tuple((page.number, self._single_path(page)) for page in wanted),
        )

    def _parts(
        self, edition: Edition, finished: Sequence[FinishedPage], digests: str
    ) -> Joined:
        who = self._identity(sha256(digests.encode()).hexdigest())
        pages = tuple(page.page for page in finished)
        parts = Joined(
            edition=edition,
            pages=pages,
            pdfs=tuple(page.pdf for page in finished),
            identity=who,
            faces=font_files(self._job.style),
        )
        if edition is Edition.ARCHIVE:
            sources = sources_of(self._job.issue)
            return replace(parts, profile=screen_profile(), sources=sources)
        if edition is Edition.SCREEN:
            return parts
        printer = self._job.printer
        return replace(
            parts,
            profile=None if printer.plain else self._profile,
            kind="" if printer.plain else printer.pdf,
            pdfa=printer.pdfa,
            around=tuple(map(self._around, pages)),
        )

    def _identity(self, digest: str) -> Identity:
        return identity(self._job.issue, digest, self._job.moment)

    def _around(self, page: Page) -> Surround:
        """Return what stands around a page; its slug line says which page it is."""
        issue = self._job.issue
        title = f"{issue.publication.title}, {issue.label}"
        return surround(self._job.printer, (title, f"page {page.number}"))

    def _single_path(self, page: Page) -> Path:
        """Return the name of a press file of one page, as printers sort them."""
        issue = self._job.issue
        name = self._job.printer.pattern.format(
            paper=slug(issue.publication.title),
            issue=slug(issue.name),
            number=slug(str(issue.number)),
            date=issue.date.isoformat(),
            section=slug(page.section or "page"),
            page=f"{page.number:02d}",
        )
        return self._job.folder / "press" / f"{name}.pdf"

    def _single(self, page: FinishedPage) -> bytes:
        """Return a page as a file of its own.

        Each has an identity of its own, so that a page which did not change is the
        same file, whatever became of the others.
        """
        who, around = self._identity(page.sha256), self._around(page.page)
        printer, style = self._job.printer.anywhere, self._job.style.sha256
        key = (SINGLE, page.sha256, who, printer, style, around)
        kept = self._job.cache.recall(*key)
        if kept is not None:
            return kept
        parts = replace(self._parts(page.edition, [page], ""), identity=who)
        made = single(page.pdf, parts)
        self._job.cache.keep(made, *key)
        return made


def slug(text: str) -> str:
    """Return a text as part of a file name: lower case, hyphens between words."""
    words = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")
    return words[:LONGEST_NAME].strip("-") or "paper"
