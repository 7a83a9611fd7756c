"""A page that lacks a picture: it names it, and is not kept."""

from concurrent.futures import Future
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from layout.codes import Code
from layout.disk.cache import Cache
from layout.makeup.dummy import Page
from layout.notes import Note
from layout.plate import rendering
from layout.plate.plate import FinishedPage, PlateJob
from layout.plate.tasks import Edition, Rendered

MAP = "issues/one/pictures/map.svg"


@pytest.mark.parametrize("faulty", [True, False])
def test_a_page_that_lacks_a_picture_names_it_and_is_not_kept(
    faulty: bool, tmp_path: Path
) -> None:
    note = Note(
        code=Code.BROKEN_SVG,
        file=(tmp_path / MAP).as_posix(),
        message="the SVG cannot be drawn",
        hint="simplify it",
    )
    answer: Future[Rendered] = Future()
    answer.set_result(
        Rendered(
            number=1,
            edition=Edition.PRESS,
            pdf=b"%PDF-1.7",
            remarks=(),
            read=b"",
            faults=(note,) if faulty else (),
        )
    )
    home = SimpleNamespace(publication=SimpleNamespace(folder=tmp_path))
    cache = Cache(folder=tmp_path / "cache")
    job = SimpleNamespace(cache=cache, issue=home, progress=None, rehearsals=())
    page = cast(Page, SimpleNamespace(number=1))
    due = [rendering._Due(page=page, key="key", answer=answer)]
    finished: list[FinishedPage] = []
    found = rendering._gather(cast(PlateJob, job), due, finished.append)
    assert [told.file for told in found.notes] == ([MAP] if faulty else [])
    assert cache.has(rendering.PAGE, "key") != faulty
    assert len(finished) == 1
