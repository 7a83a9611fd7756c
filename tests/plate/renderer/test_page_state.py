"""The page in hand: there while it is rendered, and gone with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.plate.renderer.mends import carrying_int
from layout.plate.renderer.page_state import PageState, page_in_hand, rendering

NUMBERS = st.lists(st.floats(min_value=-400, max_value=400), min_size=1, max_size=60)


def test_there_is_a_page_only_while_it_is_rendered() -> None:
    assert page_in_hand() is None
    with rendering(PageState(tagged=True)) as state:
        assert page_in_hand() is state
    assert page_in_hand() is None


def test_a_page_within_a_page_gives_the_outer_one_back() -> None:
    outer, inner = PageState(), PageState(tagged=True)
    with rendering(outer):
        with rendering(inner):
            assert page_in_hand() is inner
        assert page_in_hand() is outer


def test_a_page_that_fails_is_forgotten_too() -> None:
    with pytest.raises(ValueError, match="torn"), rendering(PageState()):
        raise ValueError("torn")
    assert page_in_hand() is None


@given(NUMBERS)
def test_rounding_never_owes_more_than_a_half(numbers: list[float]) -> None:
    with rendering(PageState()):
        whole = [carrying_int(number) for number in numbers]
    for count in range(1, len(numbers) + 1):
        owed = sum(numbers[:count]) - sum(whole[:count])
        assert abs(owed) <= 0.5 + 1e-6


@given(NUMBERS)
def test_a_page_rounds_as_if_it_were_the_first(numbers: list[float]) -> None:
    def rounded() -> list[int]:
        with rendering(PageState()):
            return [carrying_int(number) for number in numbers]

    assert rounded() == rounded()


def test_between_pages_numbers_are_cut_as_ever() -> None:
    assert [carrying_int(number) for number in (0.9, 0.9, -0.9)] == [0, 0, 0]
