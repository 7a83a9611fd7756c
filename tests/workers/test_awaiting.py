"""Answers waited for together: all failures are told, the gravest decides."""

from concurrent.futures import Future

import pytest

from layout.codes import Code
from layout.errors import Defect, LayoutError, Refused, Unreadable
from layout.notes import Note
from layout.workers.awaiting import gathered

ONE, TWO, BOTH = (
    Note(code=Code.TOO_HEAVY, message="it is heavy", page=page) for page in (1, 2, 3)
)


def done(answer: object) -> Future[object]:
    future: Future[object] = Future()
    if isinstance(answer, Exception):
        future.set_exception(answer)
    else:
        future.set_result(answer)
    return future


def test_answers_come_in_their_order() -> None:
    assert gathered(map(done, "abc")) == ("a", "b", "c")
    assert gathered(()) == ()


@pytest.mark.parametrize(
    ("failures", "gravest"),
    [
        ((Refused(ONE, BOTH), Refused(TWO, BOTH)), Refused),
        ((Refused(ONE, BOTH), Unreadable(TWO)), Unreadable),
        ((Defect(ONE), Unreadable(BOTH, TWO)), Defect),
    ],
)
def test_failures_are_told_together(
    failures: tuple[LayoutError, ...], gravest: type[LayoutError]
) -> None:
    first, second = failures
    with pytest.raises(LayoutError) as caught:
        gathered(map(done, ("a", first, "b", second)))
    assert type(caught.value) is gravest
    assert sorted(caught.value.notes, key=lambda note: note.page or 0) == [
        ONE,
        TWO,
        BOTH,
    ]


def test_what_is_no_error_of_ours_is_raised_as_it_is() -> None:
    with pytest.raises(KeyError):
        gathered([done(KeyError("a"))])
