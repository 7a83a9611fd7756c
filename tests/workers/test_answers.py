"""Answers read: values come out as they went in, and nothing else comes out."""

import copyreg
import datetime
import os
import pickle
from collections.abc import Iterator
from contextlib import suppress
from errno import ENOSPC
from pathlib import Path, PurePosixPath
from threading import Thread

import pytest

from layout.codes import Code, Severity
from layout.errors import Refused, Unreadable
from layout.geometry import Point
from layout.notes import Note
from layout.workers.answers import SpoiledAnswerError, read_answer

NOTE = Note(code=Code.TOO_HEAVY, message="it is", weight=Severity.ADVICE)
VALUES: tuple[object, ...] = (
    *(None, True, 0, 255, -70_000, 2**40, -(2**80), 1.5, "", "words", "\udcff" * 300),
    *(b"", b"page" * 50_000, (), (1,), (1, 2, 3, 4), [], [1, [2]], {}, {"a": {1: 2}}),
    *({1, 2}, frozenset({"a"}), datetime.date(2026, 12, 4)),
    *(Path("/a/b"), PurePosixPath("c"), Code.TOO_HEAVY, Severity.ERROR, NOTE),
    *((NOTE, NOTE, "words", "words"), [NOTE] * 300, Point(x=1.0, y=2)),
)


def read(content: bytes, most: int = 10_000_000) -> object:
    """Return an answer as it comes through a pipe."""
    source, sink = os.pipe()

    def write() -> None:
        with os.fdopen(sink, "wb") as pipe, suppress(BrokenPipeError):
            pipe.write(content)

    writer = Thread(target=write)
    writer.start()
    try:
        with os.fdopen(source, "rb"):
            return read_answer(source, most=most)
    finally:
        writer.join()


@pytest.mark.parametrize("value", VALUES, ids=lambda value: repr(value)[:20])
def test_a_value(value: object) -> None:
    found = read(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
    assert found == value
    assert type(found) is type(value)


@pytest.fixture
def as_in_a_worker() -> Iterator[None]:
    """Have exceptions pickled as a worker does, which never loads Dask.

    Dask, once a test has loaded it, has all exceptions pickled in a way of its own.
    """
    kept = dict(copyreg.dispatch_table)
    for kind in kept:
        if issubclass(kind, BaseException):
            del copyreg.dispatch_table[kind]
    yield
    copyreg.dispatch_table.update(kept)


@pytest.mark.usefixtures("as_in_a_worker")
@pytest.mark.parametrize(
    "problem",
    [Refused(NOTE, NOTE), Unreadable(NOTE), MemoryError(), OSError(ENOSPC, "")],
)
def test_a_failure(problem: Exception) -> None:
    found = read(pickle.dumps(problem, pickle.HIGHEST_PROTOCOL))
    assert type(found) is type(problem)
    assert isinstance(found, Exception)
    assert found.args == problem.args


def test_one_value_in_two_places_is_one() -> None:
    found = read(pickle.dumps([NOTE, NOTE], 5))
    assert isinstance(found, list)
    assert found[0] is found[1]


def test_it_takes_no_more_than_it_may() -> None:
    content = pickle.dumps(b"page" * 1000, 5)
    assert read(content, most=5000) == b"page" * 1000
    with pytest.raises(SpoiledAnswerError, match="larger than an answer may be"):
        read(content, most=3999)


def test_many_small_parts_count_for_more_than_their_bytes() -> None:
    content = pickle.dumps([None] * 1000, 5)
    assert len(content) < 2000
    with pytest.raises(SpoiledAnswerError, match="larger"):
        read(content, most=20_000)


def test_an_answer_that_breaks_off_is_the_end_of_its_worker() -> None:
    with pytest.raises(EOFError):
        read(pickle.dumps("words" * 100, 5)[:-20])
