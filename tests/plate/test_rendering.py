"""Pages that cannot be rendered: each is named, and the rest goes on."""

import shutil
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from layout.codes import Code
from layout.disk.cache import Cache
from layout.errors import Refused
from layout.notes import Note
from layout.plate.plate import PlateJob
from layout.plate.plating import make_plates
from layout.plate.tasks import Edition
from tests.plate.dummies import PRINTER, STYLE, article, dummy, issue, page, plain

pytestmark = pytest.mark.slow

STORIES = tuple(article(plain("A word."), slug=f"story-{n}") for n in range(1, 7))
# Nine million rows of a grid, and a space that is no number for the shaper.
HEAVY = "{ display: grid } %s h2 { grid-area: 9999999 / 9999999 }"
BROKEN = "::before { content: 'a'; letter-spacing: 1e30px }"


def job(folder: Path, css: str) -> PlateJob:
    """Return a job of six pages, in a style with more rules."""
    style = folder / "style"
    shutil.copytree(STYLE.folder, style)
    own = style / "courier.css"
    own.write_text(own.read_text() + css)
    files = STYLE.files | {own.name: sha256(own.read_bytes()).hexdigest()}
    return PlateJob(
        issue=issue(*STORIES),
        dummy=dummy(*(page(n, story) for n, story in enumerate(STORIES, start=1))),
        style=replace(STYLE, folder=style, files=files),
        folder=folder / "plates",
        printer=PRINTER,
        editions=(Edition.PRESS, Edition.SCREEN),
        cache=Cache(folder=folder / "cache"),
    )


def refused(job: PlateJob) -> tuple[Note, ...]:
    with pytest.raises(Refused) as caught:
        make_plates(job)
    return caught.value.notes


def test_each_that_fails_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    heavy = "#story-2 " + HEAVY % "#story-2"
    asked = job(tmp_path, f"{heavy} #story-5{BROKEN}")
    notes = refused(asked)
    assert {(note.page, note.code) for note in notes} == {
        (2, Code.TOO_HEAVY),
        (5, Code.PROCESS_FAILED),
    }
    assert all(note.hint for note in notes)
    # The others are there already when the style is mended.
    assert asked.cache.folder is not None
    kept = [path for path in asked.cache.folder.rglob("*") if path.is_file()]
    assert len(kept) >= 4 * 2


def test_a_style_that_is_too_heavy_is_not_tried_on_every_page(tmp_path: Path) -> None:
    notes = refused(job(tmp_path, "article " + HEAVY % "article"))
    pages = [note.page for note in notes if note.page]
    assert 2 <= len(pages) <= 4
    assert {note.code for note in notes} == {Code.TOO_HEAVY}
    [left] = [note for note in notes if not note.page]
    assert left.file == "courier.css"
    assert "not tried" in left.message


def test_a_style_that_breaks_every_page_is_named(tmp_path: Path) -> None:
    notes = refused(job(tmp_path, f"article{BROKEN}"))
    pages = [note.page for note in notes if note.page]
    assert 2 <= len(pages) <= 4
    [style] = [note for note in notes if not note.page]
    assert (style.code, style.file) == (Code.PROCESS_FAILED, "courier.css")
    assert style.hint
