"""Press pages preflighted as they are finished, while others are still rendered.

A worker walks each page's own press file once; what it found is kept by the file's
hash, so that of an issue with one changed article one page is walked.
"""

from concurrent.futures import Future
from functools import partial
from hashlib import sha256

import msgspec

from layout.desk.printer import Presses
from layout.disk.cache import Cache
from layout.disk.digests import digest_of_file
from layout.errors import LayoutError
from layout.notes import Note, in_order
from layout.plate.plate import EditionPlates, FinishedPage
from layout.plate.tasks import Edition
from layout.proof import late
from layout.proof.preflight.reports import FileReport, PageReport, Preflight, named
from layout.workers.awaiting import together
from layout.workers.calls import Call
from layout.workers.pool import WorkerPool

# What the cache calls them.
PREFLIGHT = "preflights"

PAGES = msgspec.msgpack.Decoder(PageReport)
FILES = msgspec.msgpack.Decoder(FileReport)


class Clearance:
    """The preflight of one issue's press edition, for its printer or printers."""

    def __init__(self, room: WorkerPool, presses: Presses, cache: Cache) -> None:
        self._room = room
        self._presses = presses
        self._cache = cache
        self._known: dict[int | str, bytes] = {}
        self._late: dict[int | str, tuple[tuple[object, ...], Future[bytes]]] = {}
        self._files: list[tuple[EditionPlates, str]] = []

    def page(self, page: FinishedPage) -> None:
        """Have a page of the press edition preflighted, unless it was before."""
        if page.edition is Edition.PRESS:
            number = page.page.number
            printer = self._presses.of(number)
            call = Call(
                work=partial(late.page_report, page.single, number, printer),
                doing="preflighting the press page",
                page=number,
            )
            key = (sha256(page.single).hexdigest(), number, printer.anywhere)
            self._ask(number, key, call)

    def file(self, plates: EditionPlates, *, whole: bool) -> None:
        """Have a press file of pages preflighted; `whole` if none is left out."""
        path, printer = plates.pdf, plates.printer
        assert printer is not None, "a press file has a printer"
        digest = digest_of_file(path)
        self._files.append((plates, digest))
        call = Call(
            work=partial(late.file_report, path, printer, whole),
            doing="preflighting it",
            file=path.name,
            made=True,
        )
        self._ask(path.name, (digest, whole, printer.anywhere), call)

    def results(self) -> tuple[Preflight, ...]:
        """Return what came of each press file, in the order in which they were told.

        Raises:
            LayoutError: pages could not be looked at; it names each.
        """
        failures: list[LayoutError] = []
        for place, (key, answer) in self._late.items():
            try:
                self._known[place] = answer.result()
                self._cache.keep(answer.result(), PREFLIGHT, *key)
            except LayoutError as failure:
                failures.append(failure)
        if failures:
            raise together(failures)
        return tuple(self._result(plates, digest) for plates, digest in self._files)

    def _result(self, plates: EditionPlates, digest: str) -> Preflight:
        name = plates.pdf.name
        whole = FILES.decode(self._known[name])
        pages = [PAGES.decode(self._known[number]) for number in plates.numbers]
        return Preflight(
            notes=in_order(named(_once(whole, pages), name)),
            pages=tuple(page.measured for page in pages),
            sha256=digest,
            version=whole.version,
        )

    def _ask(
        self, place: int | str, key: tuple[object, ...], call: Call[bytes]
    ) -> None:
        kept = self._cache.recall(PREFLIGHT, *key)
        if kept is None:
            self._late[place] = (key, self._room.begin(call))
        else:
            self._known[place] = kept


def _once(whole: FileReport, pages: list[PageReport]) -> tuple[Note, ...]:
    """Return all notes; what is wrong with every page's file is said of all."""
    said = {(note.code, note.message) for note in whole.notes}
    own = (note for page in pages for note in page.notes)
    return (*whole.notes, *(n for n in own if (n.code, n.message) not in said))
