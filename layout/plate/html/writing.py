"""Pages written as HTML: as tasks for the workers, and as files for a browser."""

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from layout.desk.issue import Issue
from layout.desk.stylebook import Stylebook
from layout.disk.atomic import put
from layout.disk.cache import Cache
from layout.disk.unchanged import read_unchanged
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
    PICTURE,
    Edition,
    FontFile,
    Inking,
    Insert,
    PageTask,
    PictureRecipe,
)

# What a page for a browser begins with. Nothing in it may run, whoever wrote its
# template or its advertisements: no script, and so no `javascript:` link either; a
# browser keeps to it for all that follows (Content Security Policy Level 3, 3.3).
DOCTYPE = re.compile(r"\A\s*<!doctype html>", re.IGNORECASE)
FENCE = (
    "<!DOCTYPE html>\n"
    '<meta http-equiv="Content-Security-Policy" content="script-src \'none\'; '
    "object-src 'none'; frame-src 'none'; form-action 'none'; base-uri 'none'\">"
)
MEDIA = {Edition.PRESS: PRESS, Edition.SCREEN: SCREEN}


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
    except (LayoutError, OSError):
        return ()
    return tuple(
        PageTask(
            number=0,
            edition=edition,
            html=html,
            css=css,
            fonts=font_files(style),
            pictures=(),
            inking=Inking(palette=(), profile=style.folder, profile_sha256=""),
            cache=Cache(),
        )
        for edition, html, css in pages
    )


def font_files(style: Stylebook) -> tuple[FontFile, ...]:
    """Return the files of a style's faces, as style sheets call them."""
    return tuple(
        FontFile(name=face.path.name, path=face.path, sha256=face.sha256)
        for face in style.faces.values()
    )


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
    """Writes the wanted pages of one job; `cache` has pictures."""

    def __init__(self, job: PlateJob, cache: Cache) -> None:
        self._job = job
        self._cache = cache
        self._browser = job.folder / "html"
        self._style = job.style
        self._templates = Templates(job.issue, job.style, draft=job.draft)
        self._pager = Pager(job.style, Baselines(job.style), self._templates.ad)
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
            fonts=font_files(self._style),
            pictures=recipes,
            inking=inking(self._style, self._job.printer, page.ink),
            cache=self._cache,
            beside=self._beside(edition),
            inserts=_inserts(view),
            reader=self._job.reader,
        )

    def _beside(self, edition: Edition) -> Path | None:
        """Return where a browser looks for a page's pictures, if one is to."""
        browsed = edition is Edition.SCREEN and Edition.SCREEN in self._job.editions
        return self._browser / "assets" if browsed else None

    def lay_beside(self, task: PageTask) -> bool:
        """Put a page's pictures where it wants them beside it, if all are kept."""
        if task.beside is None:
            return True
        for name in (recipe.name for recipe in task.pictures):
            picture = task.cache.recall(PICTURE, name)
            if picture is None:
                return False
            put(task.beside / name, picture)
        return True

    def key(self, task: PageTask) -> str:
        """Return a hash of all that a task's PDF is made from."""
        parts = (
            task.edition,
            task.html,
            task.css,
            tuple(recipe.name for recipe in task.pictures),
            replace(task.inking, profile=Path()),
            task.inserts,
            self._style.sha256,
        )
        return sha256(repr(parts).encode()).hexdigest()

    def browser_assets(self) -> None:
        """Write what the browser's pages share."""
        assets = self._browser / "assets"
        css = self._templates.css(Edition.SCREEN, "")
        put(assets / "screen.css", css.encode())
        for face in self._style.faces.values():
            put(assets / face.path.name, read_unchanged(face.path, face.sha256))

    def browser_page(self, page: Page) -> Path:
        """Write a page for a browser; its pictures are there already."""
        html, _ = self._write(page, Edition.SCREEN, BROWSER)
        path = self._browser / f"page-{page.number:02d}.html"
        put(path, (FENCE + DOCTYPE.sub("", html, count=1)).encode())
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
                    found += resolution_notes(
                        item,
                        self._job.printer,
                        file=files.get(frame.slug, ""),
                        page=page.number,
                    )
        return tuple(found)
