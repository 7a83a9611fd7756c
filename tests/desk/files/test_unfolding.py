"""How large a drawing is when all that it uses again is written out."""

from math import inf

import pytest

from layout.desk.files.unfolding import (
    DEEPEST,
    MOST_ELEMENTS,
    REFERENCE,
    Unfolding,
)


def unfolded(*elements: tuple[str, str]) -> Unfolding:
    """Tell of elements side by side: their ids and what they use."""
    told = Unfolding()
    for name, used in elements:
        told.begin(name)
        if used:
            told.refer(used)
        told.end()
    return told


def weight(told: Unfolding) -> float:
    return told.unfolded().weight


def test_plain_elements_are_counted_once() -> None:
    assert weight(unfolded(("", ""), ("", ""), ("", ""))) == 3
    assert weight(Unfolding()) == 0


def test_what_is_used_counts_again() -> None:
    once = weight(unfolded(("a", "")))
    assert weight(unfolded(("a", ""), ("", "a"), ("", "a"))) == pytest.approx(
        once + 2 * (1 + 1 + REFERENCE)
    )


def test_what_is_used_counts_with_all_that_is_in_it() -> None:
    told = Unfolding()
    told.begin("a")
    for _ in range(30):
        told.begin("")
        told.end()
    told.end()
    before = weight(told)
    told.begin("")
    told.refer("a")
    told.end()
    assert weight(told) == pytest.approx(before + 1 + 31 + REFERENCE)


def test_what_is_used_often_counts_as_often() -> None:
    told = unfolded(("a", ""))
    told.begin("")
    told.refer("a", 1000)
    told.end()
    assert weight(told) > 1000


def test_what_something_weighs_counts_wherever_it_is_used() -> None:
    told = Unfolding()
    told.begin("a")
    told.weigh(50)
    told.end()
    for _ in range(3):
        told.refer("a")
    assert weight(told) > 4 * 50


def test_what_a_rule_uses_counts_for_all_that_it_applies_to() -> None:
    told = unfolded(("a", ""))
    for _ in range(10):
        told.begin("")
        told.refer("rule .c")
        told.end()
    without = weight(told)
    told.share("rule .c", ["a"])
    assert weight(told) >= without + 10


def test_what_is_not_there_counts_nothing() -> None:
    assert weight(unfolded(("", "none"))) == 1


def test_a_name_that_is_there_again_and_again_is_no_trap() -> None:
    told = unfolded(*[("path", "")] * 1000)
    assert weight(told) < 1100
    told.begin("path")
    told.begin("path")
    assert weight(told) < 1200, "nor one within itself"


@pytest.mark.parametrize(
    "elements",
    [
        (("a", "a"),),
        (("a", "b"), ("b", "a")),
        (("a", "b"), ("b", "c"), ("c", "a")),
        (("x", "a"), ("a", "b"), ("b", "a")),
    ],
)
def test_elements_that_use_each_other_have_no_end(
    elements: tuple[tuple[str, str], ...],
) -> None:
    assert weight(unfolded(*elements)) == inf


def test_one_that_uses_what_it_stands_in_has_no_end() -> None:
    told = Unfolding()
    told.begin("a")
    told.begin("b")
    told.refer("a")
    assert weight(told) == inf


def test_two_that_use_the_same_are_no_circle() -> None:
    assert weight(unfolded(("c", ""), ("a", "c"), ("b", "c"), ("", "a"))) < 40


def test_layers_that_multiply_are_beyond_reason() -> None:
    told = Unfolding()
    told.begin("l0")
    told.end()
    for layer in range(1, 12):
        told.begin(f"l{layer}")
        for _ in range(10):
            told.begin("")
            told.refer(f"l{layer - 1}")
            told.end()
        told.end()
    assert weight(told) > MOST_ELEMENTS


def test_depth_is_bounded() -> None:
    told = Unfolding()
    for _ in range(DEEPEST):
        told.begin("")
    assert not told.too_deep
    told.begin("")
    assert told.too_deep
    told.end()
    assert not told.too_deep


def test_a_row_of_uses_is_as_deep_as_it_is_long() -> None:
    told = unfolded(*((f"a{n}", f"a{n + 1}") for n in range(3000)))
    assert told.unfolded().deep > 2900
