"""Pages read back as they come from the press, while others are still on it.

A worker reads the page that it has just rendered; a page from the cache was read by
an earlier run, or is read now.
"""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path

import msgspec

from layout.desk.stylebook import Stylebook
from layout.disk.cache import Cache
from layout.errors import LayoutError
from layout.makeup.dummy import Page
from layout.plate.plate import EditionPlates, FinishedPage
from layout.plate.tasks import Edition
from layout.proof import late
from layout.proof.readback.evidence import FoundPage, ReadFile
from layout.proof.readback.finding import find
from layout.proof.readback.printed_words import ReadPage
from layout.workers.awaiting import gathered, together
from layout.workers.calls import Call
from layout.workers.pool import WorkerPool

# What the cache calls the words of a page.
WORDS = "words"

DECODER = msgspec.msgpack.Decoder(ReadPage)


class Readback:
    """What was found on the pages of every edition of one issue."""

    def __init__(self, room: WorkerPool, style: Stylebook, cache: Cache) -> None:
        self._room = room
        self._grid = style.grid
        self._cache = cache
        self._found: dict[tuple[Edition, int], FoundPage] = {}
        self._late: list[tuple[FinishedPage, Future[bytes]]] = []

    def page(self, page: FinishedPage) -> None:
        """Find what was made up on a page in its words, once these are read."""
        key = (WORDS, page.sha256)
        if page.read:
            self._cache.keep(page.read, *key)
        content = page.read or self._cache.recall(*key)
        if content is None:
            call = Call(
                work=partial(late.read_page, page.pdf),
                doing=f"reading the {page.edition} page back",
                page=page.page.number,
            )
            self._late.append((page, self._room.begin(call)))
        else:
            self._find(page.edition, page.page, content)

    def count(self, path: Path) -> Callable[[], tuple[int, ...]]:
        """Have the characters counted that each page of a finished file has.

        Everybody waits for that, so every worker counts some. Returned is what waits.
        """
        step = self._room.jobs
        calls = [
            Call(
                work=partial(late.count_characters, path, n, step),
                doing="counting what is printed in it",
                file=path.name,
                made=True,
            )
            for n in range(step)
        ]
        return partial(_dealt, [self._room.begin(call) for call in calls])

    def file(self, plates: EditionPlates, pages: tuple[Page, ...]) -> ReadFile:
        """Return an edition read back; `pages` are those that it has.

        Raises:
            LayoutError: pages could not be read; it names each.
        """
        failures: list[LayoutError] = []
        while self._late:
            page, answer = self._late.pop()
            try:
                self._cache.keep(answer.result(), WORDS, page.sha256)
                self._find(page.edition, page.page, answer.result())
            except LayoutError as failure:
                failures.append(failure)
        if failures:
            raise together(failures)
        return ReadFile(
            name=plates.pdf.name,
            pages=tuple(
                self._found[plates.edition.rendered, page.number] for page in pages
            ),
        )

    def found(self, edition: Edition, number: int) -> FoundPage:
        """Return what was found on a page of an edition that was read."""
        return self._found[edition, number]

    def _find(self, edition: Edition, page: Page, content: bytes) -> None:
        found = find(page, DECODER.decode(content), self._grid)
        self._found[edition, page.number] = found


def _dealt(answers: list[Future[tuple[int, ...]]]) -> tuple[int, ...]:
    """Return in order what was dealt out one by one."""
    hands = gathered(answers)
    count, players = sum(map(len, hands)), len(hands)
    return tuple(hands[n % players][n // players] for n in range(count))
