"""The process that renders: page tasks in, PDFs out, until its input ends.

Run as `python -m layout.plate.renderer.worker` by the pool, which gives it an
environment without system fonts. Only this process loads the renderer: a build whose
pages are all in the cache does not pay for it. Messages are pickles on its standard
input and output; what libraries print goes to standard error.
"""

import errno
import gc
import logging
import os
import pickle
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePath
from pkgutil import resolve_name
from typing import BinaryIO

from layout.errors import LayoutError
from layout.plate.renderer.plain import is_plain
from layout.plate.renderer.sparing import spare
from layout.plate.tasks import (
    NO_LIBRARY,
    Edition,
    Errand,
    PageTask,
    Rehearsal,
    Rendered,
    Task,
)

try:
    if not is_plain():
        spare()
    import pydyf
    import weasyprint
except OSError:
    # The loader's word for Pango, or a library that it needs, not being there.
    sys.exit(NO_LIBRARY)
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from layout.plate.ink.greying import grey_light
from layout.plate.ink.inking import press_inks
from layout.plate.pictures.baking import bake
from layout.plate.pictures.etching import etch
from layout.plate.renderer import patches
from layout.plate.renderer.artifacts import artifacts_of
from layout.plate.renderer.page_state import PageState, rendering

SCHEME = "asset:"
# What an embedded picture's address begins with.
PICTURE = "data:image/"
# The name of a drawing of which a picture is made, and the page that it is drawn on.
DRAWING = "drawing.svg"
PAGE = """<!DOCTYPE html><style>
@page {{ size: {width:.4f}px {height:.4f}px; margin: 0 }}
html, body {{ margin: 0 }}
img {{ display: block; width: {width:.4f}px; height: {height:.4f}px }}
</style><img src="asset:{name}">"""
# Named and not loaded: few pages have a supplied PDF on them.
INSERT = "layout.plate.pictures.inserting:insert"


class RendererWarnings(logging.Handler):
    """Collects what the renderer warns of while a page is made."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message."""
        self.lines.append(record.getMessage())

    def take(self) -> tuple[str, ...]:
        """Return the messages so far, once each, and forget them."""
        taken = tuple(dict.fromkeys(self.lines))
        self.lines.clear()
        return taken


class Shelf(URLFetcher):  # type: ignore[misc]  # weasyprint has no types
    """Serves the files of one task under `asset:` and refuses everything else.

    The made-up scheme keeps folders out of the PDF: image names are hashes of URLs.
    """

    def __init__(self, task: PageTask, refused: list[str]) -> None:
        super().__init__()
        self.paths = dict(task.fonts)
        self.paths.update((r.name, task.store / r.name) for r in task.pictures)
        # Pictures of a drawing are beside it; see `baking`.
        self.drawings = {Path(r.name).stem: task.store for r in task.pictures}
        self.embedded = task.edition is Edition.SCREEN
        self.drawn = b""
        self.refused = refused

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Return the file behind an `asset:` URL; raise ValueError for any other."""
        if self.embedded and url.startswith(PICTURE):
            response: URLFetcherResponse = super().fetch(url, headers)
            return response
        name = url.removeprefix(SCHEME)
        content = self._content(name) if url.startswith(SCHEME) else None
        if content is None:
            self.refused.append(f"refused to fetch {url[:80]}")
            raise ValueError(url)
        kind = "image/svg+xml" if name.endswith(".svg") else "application/octet-stream"
        return URLFetcherResponse(url, content, {"Content-Type": kind})

    def _content(self, name: str) -> bytes | None:
        if name == DRAWING and self.drawn:
            return self.drawn
        if name in self.paths:
            return self.paths[name].read_bytes()
        store = self.drawings.get(name.partition(".")[0])
        path = store and store / PurePath(name).name
        return path.read_bytes() if path and path.is_file() else None


class Renderer:
    """One font configuration and one parsed stylesheet an edition, kept for good."""

    def __init__(self) -> None:
        self.fonts = FontConfiguration()
        self.sheets: dict[str, weasyprint.CSS] = {}
        self.remarks = RendererWarnings()
        for name in ("weasyprint", "fontTools"):
            logging.getLogger(name).addHandler(self.remarks)
            logging.getLogger(name).propagate = False

    def work(self, task: Task) -> object:
        """Render a page, run an errand, or rehearse.

        What is remarked at a rehearsal is told with the first page.
        """
        if isinstance(task, Errand):
            return resolve_name(task.call)(*task.arguments)
        if isinstance(task, Rehearsal):
            for empty in task.tasks:
                self._pdf(empty, Shelf(empty, self.remarks.lines))
            for call in task.errands:
                resolve_name(call)
            return None
        return self.render(task)

    def render(self, task: PageTask) -> Rendered:
        """Return the page of a task as PDF."""
        shelf = Shelf(task, self.remarks.lines)
        for recipe in task.pictures:
            if recipe.vector and task.edition is Edition.PRESS:
                bake(recipe, task.store, partial(self._drawn, task))
            else:
                etch(recipe, task.store)
        pdf = self._pdf(task, shelf)
        if task.inserts:
            pdf = resolve_name(INSERT)(pdf, task.inserts, task.store)
        return Rendered(
            number=task.number,
            edition=task.edition,
            pdf=pdf,
            remarks=self.remarks.take(),
            read=resolve_name(task.reader)(pdf) if task.reader else b"",
        )

    def _pdf(self, task: PageTask, shelf: Shelf) -> bytes:
        page = weasyprint.HTML(string=task.html, base_url=SCHEME, url_fetcher=shelf)
        press = task.edition is Edition.PRESS
        # What a screen's tags are made of, only our own drawing of it knows.
        tagged = not press and not is_plain()
        hidden = artifacts_of(page.etree_element) if tagged else frozenset()

        def finish(_document: object, made: pydyf.PDF) -> None:
            if press and task.inking.space != "rgb":
                press_inks(made, task.inking)
            if press and task.inking.space == "grey":
                grey_light(made)

        with rendering(PageState(tagged=tagged, hidden=hidden)):
            pdf: bytes = page.write_pdf(
                finisher=finish,
                stylesheets=[self._sheet(task, shelf)],
                font_config=self.fonts,
                pdf_tags=tagged,
            )
        return pdf

    def _drawn(self, task: PageTask, svg: bytes, size: tuple[float, float]) -> bytes:
        """Return a drawing as a page of its own, in the colours of a screen."""
        shelf = Shelf(task, self.remarks.lines)
        shelf.drawn, shelf.embedded = svg, True
        page = weasyprint.HTML(
            string=PAGE.format(width=size[0], height=size[1], name=DRAWING),
            base_url=SCHEME,
            url_fetcher=shelf,
        )
        with rendering(PageState()):
            pdf: bytes = page.write_pdf(
                stylesheets=[self._sheet(task, shelf)], font_config=self.fonts
            )
        return pdf

    def _sheet(self, task: PageTask, shelf: Shelf) -> weasyprint.CSS:
        if task.css not in self.sheets:
            self.sheets[task.css] = weasyprint.CSS(
                string=task.css,
                base_url=SCHEME,
                url_fetcher=shelf,
                font_config=self.fonts,
            )
        return self.sheets[task.css]


def serve(
    source: BinaryIO,
    sink: BinaryIO,
    work: Callable[[Task], object],
) -> None:
    """Answer every task read from `source` on `sink`; return when input ends.

    An answer is a `Rendered`, what an errand returned, or the exception that a task
    ended in: an OSError if the disk is full, one of the package's own as it is, else
    a RuntimeError that names it.
    """
    while True:
        try:
            task = pickle.load(source)  # our own parent process
        except EOFError:
            return
        try:
            answer: object = work(task)
        except Exception as failure:  # reported by the parent
            answer = _told(failure)
        pickle.dump(answer, sink, pickle.HIGHEST_PROTOCOL)
        sink.flush()


def _told(failure: Exception) -> Exception:
    """Return what of a failure the parent can make something of."""
    full = isinstance(failure, OSError) and failure.errno == errno.ENOSPC
    if full or isinstance(failure, LayoutError):
        return failure
    return RuntimeError(f"{type(failure).__name__}: {failure}")


def main() -> None:
    """Keep standard output for answers alone, and serve."""
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    # A page makes half a million objects and frees few before it is done.
    gc.freeze()
    gc.set_threshold(200_000, 20, 20)
    patches.install()
    serve(sys.stdin.buffer, sink, Renderer().work)


if __name__ == "__main__":
    main()
