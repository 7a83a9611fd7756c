"""An issue's finished files packed into a bag: pages, words, maps, articles, sources.

The same issue packed in the same way gives the same bag, so a bag is verified by
packing it again.
"""

from concurrent.futures import Future, as_completed
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path

from layout.desk.issue import Article
from layout.disk.atomic import put
from layout.disk.contents import content
from layout.disk.listing import matching
from layout.library import late as images
from layout.library.alto import Alto, AltoPage
from layout.library.bagging import bag_up
from layout.library.catalogue import bag_label, dublin_core
from layout.library.drawings import with_drawn_words
from layout.library.file_names import article_file, names_of
from layout.library.iiif import manifest
from layout.library.leaves import leaves
from layout.library.locating import printed_pages
from layout.library.mets import FileFacts, PageFacts, Volume, mets
from layout.library.nitf import nitf
from layout.library.packed import (
    BUILD,
    IIIF,
    KEPT,
    PRESSED,
    SINGLES,
    WHOLE,
    BagForm,
    facts_text,
)
from layout.library.printed import PrintedPage
from layout.library.source import write_source
from layout.lock.kept import kept_files
from layout.lock.lock import Lock
from layout.proof import late
from layout.proof.readback.printed_words import ReadPage
from layout.run.forme import Forme, Log
from layout.workers.calls import Call

SCREEN = "screen.pdf"
PRESS = "press.pdf"
# The press files of pages with a printer of their own, and imposed sheets.
OTHERS = ("press-*.pdf", "sheets.pdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class BagPlaces:
    """The folder of the build, and that which becomes the bag."""

    built: Path
    bag: Path


@dataclass(slots=True)
class _Pages:
    """What is known of each page, by its number."""

    printed: dict[int, PrintedPage] = field(default_factory=dict)
    alto: dict[int, AltoPage] = field(default_factory=dict)
    sizes: dict[int, tuple[int, int]] = field(default_factory=dict)


class Packer:
    """Fills one bag: `form` is how, `lock` that of the finished files."""

    def __init__(
        self,
        forme: Forme,
        form: BagForm,
        lock: Lock,
        places: BagPlaces,
    ) -> None:
        self._forme = forme
        self._issue = forme.issue
        self._form = form
        self._lock = lock
        self._names = names_of(forme.issue, form.edition)
        self._built, self._bag = places.built, places.bag
        self._numbers = [page.number for page in forme.dummy.pages]
        self._pages = _Pages()

    def pack(self, log: Log) -> None:
        """Fill the bag, and close it."""
        (self._bag / self._names.folder).mkdir(parents=True)
        # Images take longest, and others do them.
        read = self._begin_reading()
        images = self._begin_images()
        with log.stage("source"):
            self._write_source()
        with log.stage("pages"):
            self._write_pdfs()
            self._write_alto(read.result())
            self._write_articles()
        with log.stage("images"):
            self._end_images(images, log)
        with log.stage("bag"):
            self._write_maps()
            bag_up(self._bag, self.info)

    @property
    def info(self) -> tuple[tuple[str, str], ...]:
        """What bag-info.txt says, but for the payload's count."""
        return bag_label(self._issue, self._names)

    @property
    def facts(self) -> bytes:
        """What data/build.json says."""
        return facts_text(self._names.bag, self._form, self._lock)

    def _begin_images(self) -> dict[Future[tuple[int, int]], int]:
        room = self._forme.room
        room.warm(room.jobs)
        begun: dict[Future[tuple[int, int]], int] = {}
        for at, number in enumerate(self._numbers):
            place = self._bag / self._names.page(number, "jp2")
            screen, ppi = self._built / SCREEN, self._form.ppi
            call = Call(
                work=partial(images.write_image, screen, at, ppi, place),
                doing="making the page's image",
                page=number,
            )
            begun[room.begin(call)] = number
        return begun

    def _begin_reading(self) -> Future[tuple[ReadPage, ...]]:
        call = Call(
            work=partial(late.read_file, self._built / SCREEN),
            doing="reading its words",
            file=SCREEN,
            made=True,
        )
        return self._forme.room.begin(call)

    def _end_images(self, begun: dict[Future[tuple[int, int]], int], log: Log) -> None:
        for done, future in enumerate(as_completed(begun), 1):
            self._pages.sizes[begun[future]] = future.result()
            log.watch("images", done, len(begun))

    def _write_source(self) -> None:
        issue = self._issue
        # What the lock names, and nothing that was made since.
        files = kept_files(issue.publication.folder, self._lock)
        write_source(self._bag, issue, self._lock, files)
        for path in self._pressed():
            put(self._bag / PRESSED / path.name, content(path))
        put(self._bag / WHOLE, content(self._built / KEPT))

    def _pressed(self) -> list[Path]:
        """Return the files that the printers get: the issue's, and those of pages."""
        singles = matching(self._built / SINGLES, "*.pdf")
        wholes = [] if self._forme.printer.singles else [self._built / PRESS]
        more = sorted(path for name in OTHERS for path in matching(self._built, name))
        return [*singles, *wholes, *more]

    def _write_pdfs(self) -> None:
        pages = leaves(self._built / SCREEN, self._issue)
        for number, leaf in zip(self._numbers, pages, strict=True):
            put(self._bag / self._names.page(number, "pdf"), leaf)

    def _write_alto(self, read: tuple[ReadPage, ...]) -> None:
        forme = self._forme
        alto = Alto(
            style=forme.style,
            language=self._issue.publication.language,
            version=self._form.alto,
            ppi=self._form.ppi,
        )
        printed = printed_pages(forme.dummy, forme.style, forme.printer)
        for page, words in zip(printed, read, strict=True):
            whole = with_drawn_words(page, words)
            image = Path(self._names.page(page.number, "jp2")).name
            written = alto.page(whole, image)
            put(self._bag / self._names.page(page.number, "xml"), written.content)
            self._pages.printed[page.number] = whole
            self._pages.alto[page.number] = written

    def _articles(self) -> tuple[Article, ...]:
        """Return the articles in the order in which a reader comes to them."""
        slugs = [
            story.slug
            for number in self._numbers
            for story in self._pages.printed[number].stories
        ]
        known = {article.slug: article for article in self._issue.articles}
        return tuple(known[slug] for slug in dict.fromkeys(slugs) if slug in known)

    def _write_articles(self) -> None:
        for article in self._articles():
            pages = tuple(
                number
                for number in self._numbers
                for story in self._pages.alto[number].stories
                if story.slug == article.slug
            )
            place = self._bag / "data" / "articles" / article_file(article)
            put(place, nitf(article, self._issue, tuple(dict.fromkeys(pages))))

    def volume(self) -> Volume:
        """Return what METS and IIIF tell of the issue."""
        folder = self._bag / "data" / "articles"
        articles = self._articles()
        return Volume(
            issue=self._issue,
            names=self._names,
            pages=tuple(map(self._page_facts, self._numbers)),
            articles=articles,
            files={a.slug: _facts(folder / article_file(a)) for a in articles},
            whole=_facts(self._bag / WHOLE),
        )

    def _page_facts(self, number: int) -> PageFacts:
        width, height = self._pages.sizes[number]
        return PageFacts(
            number=number,
            width=width,
            height=height,
            ppi=self._form.ppi,
            stories=self._pages.alto[number].stories,
            files={
                kind: _facts(self._bag / self._names.page(number, kind))
                for kind in ("jp2", "pdf", "xml")
            },
        )

    def _write_maps(self) -> None:
        """Write what leads to all the other files."""
        data, volume = self._bag / "data", self.volume()
        put(self._bag / self._names.mets, mets(volume))
        pages = tuple(self._pages.printed[number] for number in self._numbers)
        put(self._bag / IIIF, manifest(volume, pages, self._form.base))
        record = dublin_core(self._issue, self._names, len(pages))
        put(data / "dc.xml", record)
        put(self._bag / BUILD, self.facts)


def _facts(path: Path) -> FileFacts:
    data = content(path)
    return FileFacts(sha256=sha256(data).hexdigest(), size=len(data))
