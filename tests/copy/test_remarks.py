"""Remarks on foreign copy: guesses, refusals, and words shown in short."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.codes import Severity
from layout.copy.remarks import guess, refusal, shown
from tests.copy.making import fresh_remarks


def test_a_guess_is_advice_with_its_line() -> None:
    remarks = fresh_remarks()
    guess(remarks, 'the byline is "Ada Tarn"', 3)
    (note,) = remarks.notes
    assert (note.code, note.severity) == ("import-guess", Severity.ADVICE)
    assert (note.file, note.line, note.hint) == ("any.txt", 3, "see that it is right")


def test_a_refusal_is_an_error_that_says_the_next_move() -> None:
    error = refusal(fresh_remarks(), "the file is empty", "see that it was saved", 2)
    (note,) = error.notes
    assert note.severity is Severity.ERROR
    assert str(error) == (
        "any.txt:2: error[import-refused]: the file is empty; see that it was saved"
    )


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("  a \n word ", "a word"),
        ("a" * 60, "a" * 60),
        ("a" * 61, "a" * 57 + "..."),
        ("word " * 30, "word " * 11 + "wo..."),
        ("", ""),
    ],
)
def test_words_are_shown_in_short(text: str, short: str) -> None:
    assert shown(text) == short


@given(st.text(max_size=200), st.integers(4, 80))
def test_what_is_shown_is_short_and_a_beginning(text: str, most: int) -> None:
    line = shown(text, most)
    assert len(line) <= most
    assert " ".join(text.split()).startswith(line.removesuffix("..."))
