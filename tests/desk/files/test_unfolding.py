"""How large a drawing is when all that it uses again is written out."""

import pytest

from layout.desk.files.unfolding import DEEPEST, MOST_ELEMENTS, Unfolding


def unfolded(*elements: tuple[str, str]) -> Unfolding:
    """Tell of elements side by side: their ids and what they use."""
    told = Unfolding()
    for name, used in elements:
        told.begin(name, used)
        told.end()
    return told


def test_plain_elements_are_counted_once() -> None:
    assert unfolded(("", ""), ("a", ""), ("", "")).elements() == 3
    assert Unfolding().elements() == 0


def test_what_is_used_counts_again() -> None:
    assert unfolded(("a", ""), ("", "a"), ("", "a")).elements() == 5


def test_what_is_used_counts_with_all_that_is_in_it() -> None:
    told = Unfolding()
    told.begin("a", "")
    for _ in range(3):
        told.begin("", "")
        told.end()
    told.end()
    told.begin("", "a")
    told.end()
    assert told.elements() == 4 + 1 + 4


def test_what_is_not_there_counts_nothing() -> None:
    assert unfolded(("", "none")).elements() == 1


@pytest.mark.parametrize(
    "elements",
    [
        (("a", "a"),),
        (("a", "b"), ("b", "a")),
        (("a", "b"), ("b", "c"), ("c", "a")),
    ],
)
def test_elements_that_use_each_other_have_no_end(
    elements: tuple[tuple[str, str], ...],
) -> None:
    assert unfolded(*elements).elements() > MOST_ELEMENTS


def test_layers_that_multiply_are_beyond_reason() -> None:
    told = Unfolding()
    told.begin("l0", "")
    told.end()
    for layer in range(1, 12):
        told.begin(f"l{layer}", "")
        for _ in range(10):
            told.begin("", f"l{layer - 1}")
            told.end()
        told.end()
    assert told.elements() > MOST_ELEMENTS


def test_depth_is_bounded() -> None:
    told = Unfolding()
    for _ in range(DEEPEST):
        told.begin("", "")
    assert not told.too_deep
    told.begin("", "")
    assert told.too_deep
    told.end()
    assert not told.too_deep
