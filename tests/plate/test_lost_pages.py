"""What is told of pages that failed, and when it is the style that is told."""

from concurrent.futures import Future
from pathlib import Path

import pytest

from layout.codes import Code
from layout.errors import Defect, LayoutError, Refused
from layout.notes import Note
from layout.plate.lost_pages import ENOUGH, DuePage, LostPages
from layout.plate.plate import PlateJob
from tests.plate.dummies import PRINTER, STYLE, dummy, issue

SHEET = "styles/courier/courier.css"


@pytest.fixture
def lost() -> LostPages:
    """Return four pages, each in two editions, of which none is begun."""
    job = PlateJob(
        issue=issue(), dummy=dummy(), style=STYLE, folder=Path(), printer=PRINTER
    )
    due = (DuePage(number=n, answer=Future()) for n in (1, 1, 2, 2, 3, 3, 4, 4))
    return LostPages(job=job, due=tuple(due))


def failure(code: Code, message: str = "it failed", page: int = 1) -> Refused:
    return Refused(Note(code=code, message=message, page=page, hint="mend it"))


def untried(lost: LostPages) -> set[int]:
    return {one.number for one in lost.due if one.answer.cancelled()}


def trial(problem: LayoutError | None) -> Future[None]:
    done: Future[None] = Future()
    done.set_exception(problem) if problem else done.set_result(None)
    return done


def test_one_page_that_fails_is_told_alone(lost: LostPages) -> None:
    lost.add(2, failure(Code.TOO_HEAVY, page=2))
    assert untried(lost) == {2}
    assert [(note.page, note.file) for note in lost.told()] == [(2, "")]


def test_pages_that_fail_for_causes_of_their_own_stop_nobody(lost: LostPages) -> None:
    lost.add(1, failure(Code.PROCESS_FAILED, "a number is too large", page=1))
    lost.add(2, failure(Code.PROCESS_FAILED, "it is nested too deep", page=2))
    lost.add(3, failure(Code.TOO_HEAVY, page=3))
    lost.add(3, failure(Code.TOO_HEAVY, page=3))
    assert untried(lost) == {1, 2, 3}
    assert [note.page for note in lost.told()] == [1, 2, 3, 3]


@pytest.mark.parametrize("code", [Code.TOO_HEAVY, Code.PROCESS_FAILED])
def test_pages_that_fail_for_one_cause_are_the_style_s(
    lost: LostPages, code: Code
) -> None:
    for number in range(1, ENOUGH + 1):
        lost.add(number, failure(code, page=number))
    assert untried(lost) == {1, 2, 3, 4}
    style = lost.told()[-1]
    assert (style.file, style.page, style.code) == (SHEET, None, code)
    assert style.message.endswith("; 2 other pages not tried")
    assert "type.css.j2" in style.hint


def test_an_empty_page_that_fails_is_the_style_s_and_no_page_is_tried(
    lost: LostPages,
) -> None:
    """Nor is one told that was begun before that was known."""
    lost.add(1, failure(Code.TOO_HEAVY, page=1))
    lost.rehearsed(trial(failure(Code.TOO_HEAVY)))
    lost.rehearsed(trial(failure(Code.TOO_HEAVY)))
    lost.add(2, failure(Code.TOO_HEAVY, page=2))
    assert untried(lost) == {1, 2, 3, 4}
    [style] = lost.told()
    assert (style.file, style.code) == (SHEET, Code.TOO_HEAVY)
    assert "an empty page" in style.message


@pytest.mark.parametrize(
    "problem",
    [
        None,
        failure(Code.NO_ROOM),
        Defect(Note(code=Code.TOO_HEAVY, message="it is ours")),
    ],
)
def test_a_rehearsal_that_is_none_of_the_style_s_doing_stops_nobody(
    lost: LostPages, problem: LayoutError | None
) -> None:
    lost.rehearsed(trial(problem))
    assert untried(lost) == set()
    assert lost.told() == ()
