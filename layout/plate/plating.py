"""The plate stage: a dummy in, the HTML and PDF of every edition out.

Pages are written as HTML, rendered one by one in worker processes (or taken from
the cache), and joined.
"""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from layout.notes import in_order
from layout.plate.identity import identity
from layout.plate.joining import Joined, join, read_profile, single
from layout.plate.plate import Edition, EditionPlates, PlateJob, Plates
from layout.plate.pressroom import Pressroom
from layout.plate.rendering import Run, render_pages
from layout.plate.store import put
from layout.plate.versions import versions
from layout.plate.writing import Writer

# Two names and a page number have to fit the 255 bytes that file systems allow.
LONGEST_NAME = 80


def make_plates(job: PlateJob, room: Pressroom | None = None) -> Plates:
    """Return the plates of a job, written into its folder and nowhere else.

    `room` is a pressroom that may be warm already; without one, workers are started
    as they are needed. Raises what `Pressroom.render` does, and Refused for a broken
    template.
    """
    with _store(job) as store, _pressroom(job, room) as workers:
        writer = Writer(job, store)
        run = render_pages(job, writer, workers, versions())
        editions = tuple(_edition(job, writer, run, e) for e in job.editions)
        html: tuple[tuple[int, Path], ...] = ()
        if Edition.SCREEN in job.editions:
            html = writer.browser_files(job.folder / "html")
    return Plates(
        editions=editions,
        html=html,
        rendered=run.rendered,
        cached=len(run.pdfs) - run.rendered,
        notes=in_order((*writer.notes(), *run.notes)),
        versions=versions(),
    )


@contextmanager
def _store(job: PlateJob) -> Iterator[Path]:
    """Give a folder for finished pictures: the cache, or one that does not stay."""
    job.folder.mkdir(parents=True, exist_ok=True)
    if job.cache is not None:
        yield job.cache / "pictures"
        return
    with tempfile.TemporaryDirectory(dir=job.folder) as folder:
        yield Path(folder)


@contextmanager
def _pressroom(job: PlateJob, room: Pressroom | None) -> Iterator[Pressroom]:
    with nullcontext(room) if room else Pressroom(job.jobs) as workers:
        yield workers


def _edition(
    job: PlateJob, writer: Writer, run: Run, edition: Edition
) -> EditionPlates:
    pdfs = tuple(run.pdfs[edition, page.number] for page in writer.pages)
    digests = tuple(sha256(pdf).hexdigest() for pdf in pdfs)
    parts = Joined(
        edition=edition,
        pages=writer.pages,
        pdfs=pdfs,
        identity=identity(job.issue, sha256("".join(digests).encode()).hexdigest()),
        profile=read_profile(job.profile) if edition is Edition.PRESS else None,
    )
    whole = job.folder / f"{edition}.pdf"
    put(whole, join(parts))
    singles = _singles(job, parts, digests) if edition is Edition.PRESS else ()
    return EditionPlates(edition=edition, pdf=whole, rendered=digests, pages=singles)


def _singles(
    job: PlateJob, parts: Joined, digests: tuple[str, ...]
) -> tuple[tuple[int, Path], ...]:
    """Write a press file a page, named as printers sort them.

    Each has an identity of its own, so that a page which did not change is the same
    file, whatever became of the others.
    """
    paper, issue = slug(job.issue.publication.title), slug(job.issue.name)
    written = []
    for page, pdf, digest in zip(parts.pages, parts.pdfs, digests, strict=True):
        own = replace(parts, identity=identity(job.issue, digest))
        path = job.folder / "press" / f"{paper}_{issue}_{page.number:02d}.pdf"
        put(path, single(pdf, own))
        written.append((page.number, path))
    return tuple(written)


def slug(text: str) -> str:
    """Return a text as part of a file name: lower case, hyphens between words."""
    words = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")
    return words[:LONGEST_NAME].strip("-") or "paper"
