"""Answers waited for together: one that fails keeps nobody from telling of the rest."""

from collections.abc import Iterable
from concurrent.futures import Future
from typing import TypeVar

from layout.errors import LayoutError

R = TypeVar("R")


def gathered(answers: Iterable[Future[R]]) -> tuple[R, ...]:
    """Return all answers, in their order.

    Raises:
        LayoutError: some have failed; it is of the gravest kind among them, and has
            the notes of all, each once.
    """
    found: list[R] = []
    failures: list[LayoutError] = []
    for answer in answers:
        try:
            found.append(answer.result())
        except LayoutError as failure:
            failures.append(failure)
    if failures:
        raise together(failures)
    return tuple(found)


def together(failures: list[LayoutError]) -> LayoutError:
    """Return several failures as one: of the gravest kind, with all that is said."""
    gravest = max(failures, key=lambda failure: failure.status)
    notes = dict.fromkeys(note for one in failures for note in one.notes)
    return type(gravest)(*notes)
