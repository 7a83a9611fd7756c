"""A worker that breaks at any part of a build: each page and file is told."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from layout.codes import Code
from layout.desk.printer import Presses
from layout.disk.cache import Cache
from layout.errors import Refused
from layout.notes import Note
from layout.plate.plate import EditionPlates, FinishedPage
from layout.plate.tasks import Edition
from layout.proof import late
from layout.run.preflight import Clearance
from layout.run.readback import Readback
from layout.workers.calls import Allowance, Trade
from layout.workers.pool import WorkerPool
from tests.plate.dummies import PRINTER, STYLE
from tests.run.test_readback import EMPTY
from tests.workers import trades

WORK = ("read_page", "count_characters", "page_report", "file_report")


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Iterator[WorkerPool]:
    """Give workers that whatever they are asked breaks."""
    for name in WORK:
        monkeypatch.setattr(late, name, trades.break_over)
    with WorkerPool(1, Trade(does="renders", allowance=Allowance())) as room:
        yield room


def finished(number: int, edition: Edition) -> FinishedPage:
    pdf = b"page %d" % number
    page = replace(EMPTY, number=number)
    digest = sha256(pdf).hexdigest()
    return FinishedPage(edition=edition, page=page, pdf=pdf, sha256=digest, single=pdf)


def plates(folder: Path) -> EditionPlates:
    pdf = folder / "press.pdf"
    pdf.write_bytes(b"pages")
    return EditionPlates(
        edition=Edition.PRESS, pdf=pdf, numbers=(1, 2), rendered=(), printer=PRINTER
    )


def told(notes: tuple[Note, ...]) -> set[tuple[int | None, str]]:
    """Return what pages and files are told, each with its code and its next move."""
    assert {note.code for note in notes} == {Code.PROCESS_FAILED}
    assert all(note.hint for note in notes)
    return {(note.page, note.file) for note in notes}


def test_pages_that_are_read_back(room: WorkerPool, tmp_path: Path) -> None:
    readback = Readback(room, STYLE, Cache())
    for number in (1, 2):
        readback.page(finished(number, Edition.PRESS))
    with pytest.raises(Refused) as caught:
        readback.file(plates(tmp_path), (EMPTY,))
    assert told(caught.value.notes) == {(1, ""), (2, "")}
    with pytest.raises(Refused) as caught:
        readback.count(tmp_path / "press.pdf")()
    assert told(caught.value.notes) == {(None, "press.pdf")}


def test_what_is_preflighted(room: WorkerPool, tmp_path: Path) -> None:
    clearance = Clearance(room, Presses(main=PRINTER), Cache())
    for number in (1, 2):
        clearance.page(finished(number, Edition.PRESS))
    clearance.file(plates(tmp_path), whole=True)
    with pytest.raises(Refused) as caught:
        clearance.results()
    assert told(caught.value.notes) == {(1, ""), (2, ""), (None, "press.pdf")}
