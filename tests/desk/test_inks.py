"""Which of two inks has fewer plates."""

import pytest

from layout.desk.inks import COLOUR, IN_WORDS, MONO, SPOT, poorer


@pytest.mark.parametrize(
    ("one", "other", "fewer"),
    [
        (MONO, COLOUR, MONO),
        (MONO, SPOT, MONO),
        (SPOT, COLOUR, SPOT),
        (COLOUR, COLOUR, COLOUR),
    ],
)
def test_the_poorer_ink(one: str, other: str, fewer: str) -> None:
    assert poorer(one, other) == poorer(other, one) == fewer


def test_every_ink_has_words() -> None:
    assert set(IN_WORDS) == {MONO, SPOT, COLOUR}
