"""Pages read back: by a worker at once, from the cache later, or when they come."""

from concurrent.futures import Future
from hashlib import sha256
from pathlib import Path

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from layout.disk.cache import Cache
from layout.makeup.dummy import Page
from layout.plate.plate import EditionPlates, FinishedPage
from layout.plate.tasks import Edition
from layout.proof.readback.printed_words import ReadPage
from layout.run.readback import Readback, _dealt
from layout.workers.pool import WorkerPool
from tests.plate.dummies import STYLE

EMPTY = Page(number=1, section="News", ink="mono", frames=(), furniture=())
NOTHING = msgspec.msgpack.encode(ReadPage(words=()))


def finished(pdf: bytes, read: bytes = b"") -> FinishedPage:
    return FinishedPage(
        edition=Edition.SCREEN,
        page=EMPTY,
        pdf=pdf,
        sha256=sha256(pdf).hexdigest(),
        read=read,
    )


def plates(path: Path) -> EditionPlates:
    return EditionPlates(
        edition=Edition.SCREEN,
        pdf=path,
        numbers=(1,),
        printer=None,
        rendered=(),
        pages=(),
    )


def test_what_a_worker_has_read_is_kept_for_the_next_run(tmp_path: Path) -> None:
    cache = Cache(folder=tmp_path)
    with WorkerPool(1) as room:
        first = Readback(room, STYLE, cache)
        first.page(finished(b"one", NOTHING))
        second = Readback(room, STYLE, cache)
        second.page(finished(b"one"))
        assert room.processes == (), "nobody has to read it again"
        for run in (first, second):
            file = run.file(plates(tmp_path / "screen.pdf"), (EMPTY,))
            assert file.name == "screen.pdf"
            assert file.pages == (run.found(Edition.SCREEN, 1),)


def blank() -> bytes:
    import io  # noqa: PLC0415  # beside what makes the page

    import pikepdf  # noqa: PLC0415

    file = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(file)
    return file.getvalue()


def test_a_page_that_nobody_has_read_is_read_by_a_worker(tmp_path: Path) -> None:
    cache = Cache(folder=tmp_path / "cache")
    page = finished(blank())
    with WorkerPool(1) as room:
        run = Readback(room, STYLE, cache)
        run.page(page)
        assert len(room.processes) == 1
        run.file(plates(tmp_path / "screen.pdf"), (EMPTY,))
        again = Readback(room, STYLE, cache)
        again.page(page)
        assert again.found(Edition.SCREEN, 1) == run.found(Edition.SCREEN, 1)


def test_characters_are_counted_page_by_page(tmp_path: Path) -> None:
    path = tmp_path / "screen.pdf"
    path.write_bytes(blank())
    with WorkerPool(2) as room:
        run = Readback(room, STYLE, Cache())
        assert run.count(path)() == (0,)


@given(st.lists(st.integers(0, 9000), max_size=40), st.integers(1, 9))
def test_what_is_dealt_out_comes_back_in_order(pages: list[int], players: int) -> None:
    answers = []
    for player in range(players):
        future: Future[tuple[int, ...]] = Future()
        future.set_result(tuple(pages[player::players]))
        answers.append(future)
    assert _dealt(answers) == tuple(pages)
