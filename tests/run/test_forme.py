"""The log of a run: what was remarked before a failure is told with it."""

from pathlib import Path

import pytest

from layout.codes import Code
from layout.errors import Defect, LayoutError, Refused, Unreadable
from layout.notes import Note
from layout.requests import unwatched
from layout.run.forme import Log

FIRST = Note(code=Code.UNDERSET, message="a story is short", file="b.md")
SECOND = Note(code=Code.NO_SUCH_PAGE, message="there is no page 9", file="a.md")
ASIDE = Note(code=Code.LOCK_OLDER, message="the lock is older", file="issue.lock")


@pytest.mark.parametrize("kind", [Refused, Unreadable, Defect])
def test_a_failure_takes_earlier_notes_along(kind: type[LayoutError]) -> None:
    log = Log(unwatched)
    log.notes.append(FIRST)
    with pytest.raises(kind) as caught, log.stage("plate"):
        raise kind(SECOND)
    assert caught.value.notes == (FIRST, SECOND)
    assert type(caught.value) is kind
    assert [timing.stage for timing in log.timings] == ["plate"]


def test_other_failures_pass_as_they_are() -> None:
    log = Log(unwatched)
    with pytest.raises(ZeroDivisionError), log.stage("plate"):
        raise ZeroDivisionError
    assert len(log.timings) == 1


def test_each_stage_is_told_and_timed() -> None:
    told: list[tuple[str, int, int]] = []
    log = Log(lambda *what: told.append(what))
    for name in ("desk", "makeup"):
        with log.stage(name):
            pass
    assert told == [("desk", 0, 1), ("makeup", 0, 1)]
    assert [timing.stage for timing in log.timings] == ["desk", "makeup"]
    assert all(timing.seconds >= 0 for timing in log.timings)


def test_asides_are_told_with_the_notes_in_their_order() -> None:
    log = Log(unwatched)
    log.notes.extend([FIRST, SECOND, FIRST])
    log.asides.append(ASIDE)
    result = log.result("{}", (Path("press.pdf"),))
    assert result.notes == (SECOND, FIRST, ASIDE)
    assert result.files == (Path("press.pdf"),)
    assert result.report == "{}"
    assert result.status == 1


def test_a_run_with_advice_alone_is_good() -> None:
    log = Log(unwatched)
    log.notes.append(FIRST)
    assert log.result("{}").status == 0
