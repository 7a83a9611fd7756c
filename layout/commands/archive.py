"""An issue packed for a library: one BagIt bag with everything that will be asked for.

The issue is built and locked as for the press; then its pages are written down in the
forms that libraries read, and its sources laid beside them, so that years later it can
be read without this program, and set again with it.
"""

import json
from concurrent.futures import Future, as_completed
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path

from layout.commands.build import build
from layout.desk.issue import Article
from layout.disk.atomic import put
from layout.disk.removing import remove_folder
from layout.disk.staging import staged
from layout.library import late as images
from layout.library.alto import Alto, AltoPage
from layout.library.bagging import bag_up, packed_files
from layout.library.catalogue import bag_label, dublin_core
from layout.library.drawings import with_drawn_words
from layout.library.file_names import Names, article_file, names_of
from layout.library.fixity import SOURCE
from layout.library.iiif import manifest
from layout.library.leaves import leaves
from layout.library.locating import printed_pages
from layout.library.mets import FileFacts, PageFacts, Volume, mets
from layout.library.nitf import nitf
from layout.library.printed import PrintedPage
from layout.library.source import write_source
from layout.library.wrapping import wrap
from layout.lock.kept import kept_files
from layout.lock.lock import LOCK, Lock, read_lock
from layout.plate.pressroom import pressroom
from layout.proof import late
from layout.proof.readback.printed_words import ReadPage
from layout.requests import (
    ALL_EDITIONS,
    ArchiveRequest,
    BuildRequest,
    Result,
    Watch,
    unwatched,
)
from layout.run.forme import Forme, Log
from layout.workers.pool import WorkerPool

SCREEN = "screen.pdf"
PRESS = "press.pdf"
SINGLES = "press"
# The press files of pages with a printer of their own, and imposed sheets.
OTHERS = ("press-*.pdf", "sheets.pdf")
KEPT = "archive.pdf"


def archive(
    request: ArchiveRequest, watch: Watch = unwatched, room: WorkerPool | None = None
) -> Result:
    """Build and lock an issue, and pack it into a bag in `request.out`.

    An issue with errors is not packed; what an earlier run left stays as it is.

    Raises:
        LayoutError: the issue or the output folder cannot be used at all.
    """
    log = Log(watch)
    with staged(request.out) as staging, pressroom(request.jobs, room) as workers:
        order = BuildRequest(
            issue=request.issue,
            out=staging.folder / ".build",
            editions=ALL_EDITIONS,
            jobs=request.jobs,
            cache=request.cache,
            restyle=request.restyle,
            moment=request.moment,
            lock=True,
            record=False,
        )
        built = build(order, watch, workers)
        if built.forme is None:
            return built.result
        issue = built.forme.issue
        names = names_of(issue, request.edition)
        bag = staging.folder / names.bag
        packer = _Packer(built.forme, request, names, _Places(built=order.out, bag=bag))
        packer.pack(log)
        report = _report(bag, packer.volume(), built.result)
        earlier = partial(packed_files, request.out, names.bag)
        if request.shape != "folder":
            whole = staging.folder / f"{names.bag}.{request.shape}"
            wrap(bag, whole, issue.date)
            remove_folder(bag)
        staging.publish(earlier if request.shape == "folder" else None)
    suffix = "" if request.shape == "folder" else f".{request.shape}"
    return Result(
        report=report,
        notes=built.result.notes,
        files=(request.out / f"{names.bag}{suffix}",),
        timings=(*built.result.timings, *log.timings),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    """The folder of the build, and the bag's."""

    built: Path
    bag: Path


@dataclass(slots=True)
class _Pages:
    """What is known of each page, by its number."""

    printed: dict[int, PrintedPage] = field(default_factory=dict)
    alto: dict[int, AltoPage] = field(default_factory=dict)
    sizes: dict[int, tuple[int, int]] = field(default_factory=dict)


class _Packer:
    """Fills one bag."""

    def __init__(
        self,
        forme: Forme,
        request: ArchiveRequest,
        names: Names,
        places: _Places,
    ) -> None:
        self._forme = forme
        self._issue = forme.issue
        self._request = request
        self._names = names
        self._built, self._bag = places.built, places.bag
        self._numbers = [page.number for page in forme.dummy.pages]
        self._pages = _Pages()
        self._lock: Lock | None = None

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
            bag_up(self._bag, bag_label(self._issue, self._names))

    def _begin_images(self) -> dict[Future[tuple[int, int]], int]:
        room = self._forme.room
        room.warm(room.jobs)
        begun: dict[Future[tuple[int, int]], int] = {}
        for at, number in enumerate(self._numbers):
            place = self._bag / self._names.page(number, "jp2")
            screen, ppi = self._built / SCREEN, self._request.ppi
            call = partial(images.write_image, screen, at, ppi, place)
            begun[room.begin(call)] = number
        return begun

    def _begin_reading(self) -> Future[tuple[ReadPage, ...]]:
        return self._forme.room.begin(partial(late.read_file, self._built / SCREEN))

    def _end_images(self, begun: dict[Future[tuple[int, int]], int], log: Log) -> None:
        for done, future in enumerate(as_completed(begun), 1):
            self._pages.sizes[begun[future]] = future.result()
            log.watch("images", done, len(begun))

    def _write_source(self) -> None:
        issue = self._issue
        self._lock = read_lock(issue.folder / LOCK, LOCK)
        # What the lock names, and nothing that was made since.
        files = kept_files(issue.publication.folder, self._lock)
        write_source(self._bag / SOURCE, issue, self._lock, files)
        for path in self._pressed():
            put(self._bag / "data" / "press" / path.name, path.read_bytes())
        put(self._bag / "data" / "issue.pdf", (self._built / KEPT).read_bytes())

    def _pressed(self) -> list[Path]:
        """Return the files that the printers get: the issue's, and those of pages."""
        singles = sorted((self._built / SINGLES).glob("*.pdf"))
        wholes = [] if self._forme.printer.singles else [self._built / PRESS]
        more = sorted(path for name in OTHERS for path in self._built.glob(name))
        return [*singles, *wholes, *more]

    def _write_pdfs(self) -> None:
        pages = leaves(self._built / SCREEN, self._issue)
        for number, content in zip(self._numbers, pages, strict=True):
            put(self._bag / self._names.page(number, "pdf"), content)

    def _write_alto(self, read: tuple[ReadPage, ...]) -> None:
        forme = self._forme
        alto = Alto(
            style=forme.style,
            language=self._issue.publication.language,
            version=self._request.alto,
            ppi=self._request.ppi,
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
            whole=_facts(self._bag / "data" / "issue.pdf"),
        )

    def _page_facts(self, number: int) -> PageFacts:
        width, height = self._pages.sizes[number]
        return PageFacts(
            number=number,
            width=width,
            height=height,
            ppi=self._request.ppi,
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
        place = data / "iiif" / "manifest.json"
        put(place, manifest(volume, pages, self._request.base))
        record = dublin_core(self._issue, self._names, len(pages))
        put(data / "dc.xml", record)
        put(data / "build.json", self._facts_of_build())

    def _facts_of_build(self) -> bytes:
        lock, request = self._lock, self._request
        assert lock is not None, "the source is written first"
        facts = {
            "bag": self._names.bag,
            "versions": lock.versions,
            "alto": request.alto,
            "images": {"format": "JPEG 2000", "ppi": request.ppi},
            "inputs": {
                "issue": lock.issue,
                "publication": lock.publication,
                "hyphenation": lock.hyphenation,
            },
            "outputs": lock.outputs,
        }
        text = json.dumps(facts, ensure_ascii=False, indent=2, sort_keys=True)
        return f"{text}\n".encode()


def _facts(path: Path) -> FileFacts:
    content = path.read_bytes()
    return FileFacts(sha256=sha256(content).hexdigest(), size=len(content))


def _report(bag: Path, volume: Volume, built: Result) -> str:
    files = [path for path in bag.rglob("*") if path.is_file()]
    facts = {
        "bag": volume.names.bag,
        "pages": len(volume.pages),
        "articles": len(volume.articles),
        "files": len(files),
        "bytes": sum(path.stat().st_size for path in files),
        "notes": [note.plain() for note in built.notes],
    }
    return json.dumps(facts, ensure_ascii=False, indent=2)
