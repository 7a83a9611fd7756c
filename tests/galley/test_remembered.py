"""Answers of methods lie with their objects, and their parameters keep their types."""

import gc
import weakref
from dataclasses import dataclass, field

import pytest

from layout.galley.remembered import remembered


class Counter:
    def __init__(self, step: int = 1) -> None:
        self.step = step
        self.asked: list[tuple[int, int]] = []

    @remembered
    def sum(self, one: int, other: int = 0) -> int:
        """Add two numbers."""
        self.asked.append((one, other))
        if one < 0:
            raise ValueError(one)
        return self.step * (one + other)

    @remembered
    def double(self, one: int) -> int | None:
        self.asked.append((one, one))
        return None


@dataclass(frozen=True, slots=True)
class Frozen:
    name: str
    calls: list[str] = field(default_factory=list, compare=False)
    _answers: dict[str, object] | None = field(default=None, init=False, compare=False)

    @remembered
    def greet(self, other: str) -> str:
        self.calls.append(other)
        return f"{self.name} and {other}"


class Full:
    __slots__ = ()

    @remembered
    def ask(self) -> int:
        return 1


def test_a_question_is_worked_out_once() -> None:
    counter = Counter()
    assert [counter.sum(1, 2), counter.sum(1, 2), counter.sum(2, 2)] == [3, 3, 4]
    assert counter.asked == [(1, 2), (2, 2)]


def test_none_is_an_answer_like_any_other() -> None:
    counter = Counter()
    assert counter.double(4) is counter.double(4) is None
    assert counter.asked == [(4, 4)]


def test_methods_and_objects_do_not_share_answers() -> None:
    one, other = Counter(1), Counter(10)
    assert (one.sum(1), other.sum(1), one.double(1)) == (1, 10, None)


def test_arguments_by_name_are_told_apart() -> None:
    counter = Counter()
    assert counter.sum(1, other=2) == counter.sum(1, other=2) == 3
    assert counter.sum(one=2, other=1) == 3
    assert counter.asked == [(1, 2), (2, 1)]


def test_an_error_is_not_remembered() -> None:
    counter = Counter()
    for _ in range(2):
        with pytest.raises(ValueError, match="-1"):
            counter.sum(-1)
    assert counter.asked == [(-1, 0), (-1, 0)]


def test_answers_go_with_their_object() -> None:
    counter = Counter()
    counter.sum(1)
    seen = weakref.ref(counter)
    gc.disable()
    try:
        del counter
        assert seen() is None, "nothing else holds it, not even a circle"
    finally:
        gc.enable()


def test_a_frozen_object_with_a_slot_remembers() -> None:
    frozen = Frozen("Ann")
    assert frozen.greet("Bo") == frozen.greet("Bo") == "Ann and Bo"
    assert frozen.calls == ["Bo"]
    assert frozen == Frozen("Ann")


def test_an_object_without_room_says_what_it_needs() -> None:
    with pytest.raises(TypeError, match='Full cannot remember: give it the slot "_ans'):
        Full().ask()


def test_the_method_stays_what_it_says() -> None:
    assert Counter.sum.__doc__ == "Add two numbers."
    assert Counter.sum.__name__ == "sum"
