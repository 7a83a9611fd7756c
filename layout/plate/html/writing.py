"""Pages written as HTML: as tasks for the workers, and as files for a browser."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from jinja2 import TemplateError

from layout.desk.issue import Issue
from layout.desk.stylebook import Stylebook
from layout.disk.store import place, put
from layout.errors import LayoutError
from layout.makeup.dummy import Page, PlacedPicture
from layout.notes import Note
from layout.plate.html.baselines import Baselines
from layout.plate.html.paging import Pager
from layout.plate.html.swatches import inking, spot_notes
from layout.plate.html.templating import BROWSER, PRESS, SCREEN, Medium, Templates
from layout.plate.html.views import AdView, PageView
from layout.plate.pictures.choosing import PictureTarget, resolution_notes
from layout.plate.plate import PlateJob
from layout.plate.tasks import (
    Edition,
    Inking,
    Insert,
    PageTask,
    PictureRecipe,
)

MEDIA = {Edition.PRESS: PRESS, Edition.SCREEN: SCREEN}
# Counts changes of how pages are rendered, so that an old cache is not believed.
RENDERER = 4


def empty_pages(
    issue: Issue, style: Stylebook, editions: Sequence[str]
) -> tuple[PageTask, ...]:
    """Return empty pages in a style; none where it is broken, as the first page says.

    They are like real ones in all that a worker keeps: style sheets and faces.
    """
    templates = Templates(issue, style, draft=False)
    empty = PageView(number=0, section="", above=(), articles=(), below=())
    try:
        pages = [
            (
                edition,
                templates.page(empty, MEDIA[edition]),
                templates.css(edition, PRESS.assets),
            )
            for edition in dict.fromkeys(Edition(name).rendered for name in editions)
        ]
    except (LayoutError, TemplateError, OSError):
        return ()
    return tuple(
        PageTask(
            number=0,
            edition=edition,
            html=html,
            css=css,
            fonts=_fonts(style),
            pictures=(),
            inking=Inking(palette=(), profile=style.folder),
            store=style.folder,
        )
        for edition, html, css in pages
    )


def _fonts(style: Stylebook) -> tuple[tuple[str, Path], ...]:
    return tuple((face.path.name, face.path) for face in style.faces.values())


def _inserts(page: PageView) -> tuple[Insert, ...]:
    """Return what is laid on a page: the advertisements that came as PDF."""
    ads = [view for view in (*page.above, *page.below) if isinstance(view, AdView)]
    return tuple(
        Insert(
            name=ad.supplied,
            left=ad.box.left,
            top=ad.box.top,
            width=ad.box.width,
            height=ad.box.height,
        )
        for ad in ads
        if ad.supplied
    )


class Writer:
    """Writes the wanted pages of one job; pictures lie in `store`."""

    def __init__(self, job: PlateJob, store: Path) -> None:
        self._job = job
        self._store = store
        self._style = job.style
        self._templates = Templates(job.issue, job.style, draft=job.draft)
        self._pager = Pager(job.style, Baselines(job.style), self._templates.ad)
        self._profile = job.printer.profile_sha256
        space = job.printer.space
        self._css = {
            e: self._templates.css(e, PRESS.assets, space) for e in job.rendered
        }
        self._views: dict[
            tuple[int, Edition], tuple[PageView, tuple[PictureRecipe, ...]]
        ] = {}
        wanted = job.pages
        self.pages = tuple(
            p for p in job.dummy.pages if wanted is None or p.number in wanted
        )

    def task(self, page: Page, edition: Edition) -> PageTask:
        """Return a page in an edition as a worker needs it."""
        html, recipes = self._write(page, edition, MEDIA[edition])
        view, _ = self._view(page, edition)
        return PageTask(
            number=page.number,
            edition=edition,
            html=html,
            css=self._css[edition],
            fonts=_fonts(self._style),
            pictures=recipes,
            inking=inking(self._style, self._job.printer, page.ink),
            store=self._store,
            inserts=_inserts(view),
            reader=self._job.reader,
        )

    def key(self, task: PageTask, versions: tuple[tuple[str, str], ...]) -> str:
        """Return what a task's PDF is kept under: a hash of all that decides it."""
        parts = (
            RENDERER,
            task.edition,
            task.html,
            task.css,
            tuple(recipe.name for recipe in task.pictures),
            replace(task.inking, profile=Path()),
            task.inserts,
            self._style.sha256,
            self._profile,
            versions,
        )
        return sha256(repr(parts).encode()).hexdigest()

    def browser_assets(self, folder: Path) -> None:
        """Write what the browser's pages share into `folder`."""
        assets = folder / "assets"
        css = self._templates.css(Edition.SCREEN, "")
        put(assets / "screen.css", css.encode())
        for face in self._style.faces.values():
            place(face.path, assets / face.path.name)

    def browser_page(self, page: Page, folder: Path) -> Path:
        """Write a page with its pictures into `folder`; return its file."""
        html, recipes = self._write(page, Edition.SCREEN, BROWSER)
        for recipe in recipes:
            place(self._store / recipe.name, folder / "assets" / recipe.name)
        path = folder / f"page-{page.number:02d}.html"
        put(path, html.encode())
        return path

    def _write(
        self, page: Page, edition: Edition, medium: Medium
    ) -> tuple[str, tuple[PictureRecipe, ...]]:
        view, recipes = self._view(page, edition)
        return self._templates.page(view, medium), recipes

    def _view(
        self, page: Page, edition: Edition
    ) -> tuple[PageView, tuple[PictureRecipe, ...]]:
        """Return a page's view, made once: screens and browsers share theirs."""
        if (page.number, edition) not in self._views:
            press = PictureTarget(
                edition=edition,
                ink=page.ink,
                printer=self._job.printer,
                style=self._style.sha256,
            )
            self._views[page.number, edition] = self._pager.page(page, press)
        return self._views[page.number, edition]

    def notes(self) -> tuple[Note, ...]:
        """Return what is to be said of the wanted pages' pictures and spot colours."""
        press = Edition.PRESS in self._job.editions
        spots = spot_notes(self._style, self._job.printer) if press else ()
        own = (note for page in self.pages for note in self._page_notes(page))
        return (*spots, *own)

    def _page_notes(self, page: Page) -> tuple[Note, ...]:
        files = {article.slug: article.file for article in self._job.issue.articles}
        found: list[Note] = []
        for frame in page.frames:
            for item in frame.items:
                if isinstance(item, PlacedPicture):
                    where = (files.get(frame.slug, ""), page.number)
                    found += resolution_notes(item, where, self._job.printer)
        return tuple(found)
