"""Press pages preflighted as they are finished, while others are still rendered.

A worker walks each page's own press file once; what it found is kept by the file's
hash, so that of an issue with one changed article one page is walked.
"""

from concurrent.futures import Future
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import msgspec

from layout.desk.printer import Printer
from layout.memory import Memory
from layout.notes import Note, in_order
from layout.plate.plate import FinishedPage
from layout.plate.pressroom import Pressroom
from layout.plate.tasks import Edition, Errand
from layout.proof.preflight.reports import FileReport, PageReport, Preflight, named

# Named and not loaded: only the workers need the checks.
PAGE = "layout.proof.preflight.preflighting:page_report"
FILE = "layout.proof.preflight.preflighting:file_report"

PAGES = msgspec.msgpack.Decoder(PageReport)
FILES = msgspec.msgpack.Decoder(FileReport)

# The file of all pages, beside their numbers.
ALL = 0


class Clearance:
    """The preflight of one issue's press edition, for one printer."""

    def __init__(self, room: Pressroom, printer: Printer, kept: Path | None) -> None:
        self._room = room
        self._printer = printer
        self._memory = Memory(kept)
        self._known: dict[int, bytes] = {}
        self._late: dict[int, tuple[tuple[object, ...], Future[bytes]]] = {}
        self._name = self._sha256 = ""

    def page(self, page: FinishedPage) -> None:
        """Have a page of the press edition preflighted, unless it was before."""
        if page.edition is Edition.PRESS:
            number = page.page.number
            errand = Errand(call=PAGE, arguments=(page.single, number, self._printer))
            self._ask(number, sha256(page.single).hexdigest(), errand)

    def file(self, path: Path, *, whole: bool) -> None:
        """Have the file of all pages preflighted; `whole` if none is left out."""
        self._name = path.name
        self._sha256 = sha256(path.read_bytes()).hexdigest()
        errand = Errand(call=FILE, arguments=(path, self._printer, whole))
        self._ask(ALL, f"{self._sha256} {whole}", errand)

    def result(self) -> Preflight | None:
        """Return what came of the press edition; None where there is none.

        Raises:
            LayoutError: a page could not be looked at.
        """
        for number, (key, answer) in self._late.items():
            self._known[number] = answer.result()
            self._memory.keep(answer.result(), *key)
        if ALL not in self._known:
            return None
        whole = FILES.decode(self._known.pop(ALL))
        pages = [PAGES.decode(self._known[number]) for number in sorted(self._known)]
        return Preflight(
            notes=in_order(named(_once(whole, pages), self._name)),
            pages=tuple(page.measured for page in pages),
            sha256=self._sha256,
            version=whole.version,
        )

    def _ask(self, number: int, digest: str, errand: Errand) -> None:
        # Where the profile lies changes nothing; its content has a hash of its own.
        key = (digest, number, replace(self._printer, profile=Path()))
        kept = self._memory.recall(*key)
        if kept is None:
            self._late[number] = (key, self._room.begin(errand))
        else:
            self._known[number] = kept


def _once(whole: FileReport, pages: list[PageReport]) -> tuple[Note, ...]:
    """Return all notes; what is wrong with every page's file is said of all."""
    said = {(note.code, note.message) for note in whole.notes}
    own = (note for page in pages for note in page.notes)
    return (*whole.notes, *(n for n in own if (n.code, n.message) not in said))
