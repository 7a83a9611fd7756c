"""The least number that works, found with few tries."""

from hypothesis import given
from hypothesis import strategies as st

from layout.makeup.advice.seeking_least import least

MOST = 600


@given(
    answer=st.integers(1, MOST),
    guess=st.integers(-5, MOST + 50),
    most=st.integers(1, MOST),
)
def test_the_least_that_works_is_found_from_any_guess(
    answer: int, guess: int, most: int
) -> None:
    tried: list[int] = []

    def works(number: int) -> bool:
        tried.append(number)
        return number >= answer

    assert least(works, guess, most) == (answer if answer <= most else None)
    assert all(1 <= number <= most for number in tried)
    # Doubled steps out, halved steps back.
    assert len(tried) <= 20


def test_a_good_guess_takes_few_tries() -> None:
    tried: list[int] = []

    def works(number: int) -> bool:
        tried.append(number)
        return number >= 100

    assert least(works, 100, MOST) == 100
    assert len(tried) <= 4


def test_what_works_now_and_then_is_not_said_to_be_least_of_all() -> None:
    found = least(lambda number: number in {7, 40, 41, 42}, 42, MOST)
    assert found == 40


def test_nothing_is_less_than_one() -> None:
    assert least(lambda _: True, 3, 0) is None
    assert least(lambda _: True, 3, MOST) == 1
    assert least(lambda _: False, 3, MOST) is None
