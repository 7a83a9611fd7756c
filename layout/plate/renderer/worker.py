"""What a worker renders with: page tasks in, PDFs out.

Only workers load the renderer: a build whose pages are all in the cache does not pay
for it. They have no system fonts; see `layout.plate.late`.
"""

import logging
from collections.abc import Iterable, Iterator
from functools import partial

import pydyf
import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from layout.codes import Code
from layout.disk.atomic import put
from layout.disk.plain_renderer import is_plain
from layout.disk.unchanged import read_unchanged
from layout.errors import Refused
from layout.notes import Note
from layout.plate.pictures import late
from layout.plate.pictures.baking import bake
from layout.plate.pictures.etching import etch
from layout.plate.pictures.failing import blank, fault, told_by_file
from layout.plate.renderer import patches
from layout.plate.renderer.artifacts import artifacts_of
from layout.plate.renderer.greying import grey_light
from layout.plate.renderer.inking import press_inks
from layout.plate.renderer.page_state import DrawingFault, PageState, rendering
from layout.plate.renderer.svg_reading import DrawingSize
from layout.plate.renderer.watched_drawing import DrawingError
from layout.plate.tasks import Edition, FontFile, PageTask, PictureRecipe, Rendered

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


class RendererWarnings(logging.Handler):
    """Collects what the renderer warns of while a page is made."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self.failed: list[tuple[str, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message; one on a file of ours that failed, by the file's name."""
        about = record.args[0] if isinstance(record.args, tuple) and record.args else ""
        if record.levelno >= logging.ERROR and str(about).startswith(SCHEME):
            self.failed.append((str(about), record.getMessage()))
        else:
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
        self.fonts: dict[str, bytes] = {}
        self.pictures: dict[str, bytes] = {}
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
        return self.fonts.get(name) or self.pictures.get(name)


class Renderer:
    """One font configuration and one parsed stylesheet an edition, kept for good."""

    def __init__(self) -> None:
        self.fonts = FontConfiguration()
        self.sheets: dict[tuple[str, tuple[FontFile, ...]], weasyprint.CSS] = {}
        self.remarks = RendererWarnings()
        self.faults: list[DrawingFault] = []
        for name in ("weasyprint", "fontTools"):
            logging.getLogger(name).addHandler(self.remarks)
            logging.getLogger(name).propagate = False

    def rehearse(self, pages: Iterable[PageTask]) -> None:
        """Render empty pages; what is remarked is told with the first full one."""
        for empty in pages:
            self._pdf(empty, Shelf(empty, self.remarks.lines))

    def render(self, task: PageTask) -> Rendered:
        """Return the page of a task as PDF."""
        shelf = Shelf(task, self.remarks.lines)
        faults: list[Note] = []
        shelf.pictures = self._pictures(task, faults)
        self.remarks.failed.clear()
        pdf = self._pdf(task, shelf)
        faults += self._left_out(task)
        if task.inserts:
            pdf = late.insert(pdf, task.inserts, shelf.pictures)
        return Rendered(
            number=task.number,
            edition=task.edition,
            pdf=pdf,
            remarks=self.remarks.take(),
            read=task.reader(pdf) if task.reader else b"",
            faults=tuple(faults),
        )

    def _left_out(self, task: PageTask) -> Iterator[Note]:
        """Return what the renderer would have left out of a page, each once."""
        told = {one.address: one.problem for one in self.faults}
        for address, said in self.remarks.failed:
            told.setdefault(address, said)
        recipes = {f"{SCHEME}{recipe.name}": recipe for recipe in task.pictures}
        for address, problem in told.items():
            if address in recipes:
                yield fault(recipes[address], problem)
            else:
                self.remarks.lines.append(f"{address[:80]}: {problem}")

    def _pictures(self, task: PageTask, faults: list[Note]) -> dict[str, bytes]:
        """Return the pictures that a page carries, by name.

        Raises:
            Refused: one is another by now; what else is wrong with one is its fault.
        """
        made: dict[str, bytes] = {}
        for recipe in task.pictures:
            try:
                made |= self._picture(task, recipe)
            except Refused as problem:
                if any(note.code is Code.FILE_CHANGED for note in problem.notes):
                    raise
                faults += problem.notes
                made[recipe.name] = blank(recipe)
        if task.beside is not None:
            for name, picture in made.items():
                put(task.beside / name, picture)
        return made

    def _picture(self, task: PageTask, recipe: PictureRecipe) -> dict[str, bytes]:
        """Return a picture, and those that are in it, by name."""
        if recipe.supplied:
            return {recipe.name: etch(recipe, task.cache)}
        with told_by_file(recipe):
            if recipe.vector and task.edition is Edition.PRESS:
                return bake(recipe, task.cache, partial(self._drawn, task))
            return {recipe.name: etch(recipe, task.cache)}

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

        with rendering(PageState(tagged=tagged, hidden=hidden)) as page_state:
            self.faults = page_state.faults
            pdf: bytes = page.write_pdf(
                finisher=finish,
                stylesheets=[self._sheet(task, shelf)],
                font_config=self.fonts,
                pdf_tags=tagged,
            )
        return pdf

    def _drawn(self, task: PageTask, svg: bytes, size: DrawingSize) -> bytes:
        """Return a drawing as a page of its own, in the colours of a screen."""
        shelf = Shelf(task, self.remarks.lines)
        shelf.drawn, shelf.embedded = svg, True
        page = weasyprint.HTML(
            string=PAGE.format(width=size.width, height=size.height, name=DRAWING),
            base_url=SCHEME,
            url_fetcher=shelf,
        )
        with rendering(PageState()) as state:
            pdf: bytes = page.write_pdf(
                stylesheets=[self._sheet(task, shelf)], font_config=self.fonts
            )
        for one in state.faults:
            raise DrawingError(one.problem)
        return pdf

    def _sheet(self, task: PageTask, shelf: Shelf) -> weasyprint.CSS:
        key = (task.css, task.fonts)
        if key not in self.sheets:
            # Before the renderer asks: it would go on without a font that is refused.
            shelf.fonts = {f.name: read_unchanged(f.path, f.sha256) for f in task.fonts}
            self.sheets[key] = weasyprint.CSS(
                string=task.css,
                base_url=SCHEME,
                url_fetcher=shelf,
                font_config=self.fonts,
            )
        return self.sheets[key]


def started() -> Renderer:
    """Replace what we replace of the renderer, in this process for good; return ours.

    Raises:
        Defect: what is to be replaced is not what it was.
    """
    patches.install()
    return Renderer()
