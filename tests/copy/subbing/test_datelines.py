"""Datelines: a place before a dash, in capitals or not, with a day or without."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.copy.subbing.datelines import split_dateline

REST = "The bridge at Marl is shut."


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("MARL — ", "Marl"),
        ("MARL—", "Marl"),
        ("MARL -- ", "Marl"),
        ("MARL - ", "Marl"),
        ("MARL: ", "Marl"),
        ("MARL – ", "Marl"),
        ("Marl — ", "Marl"),
        ("Marl, Tuesday — ", "Marl, Tuesday"),
        ("Marl, 12 March — ", "Marl, 12 March"),
        ("MARL, March 12 — ", "Marl, March 12"),
        ("Upper Marl — ", "Upper Marl"),
        ("Stow on the Alder — ", "Stow on the Alder"),
        ("NEW MARL — ", "NEW Marl"),
        ("St. Aldate — ", "St. Aldate"),
        ("Århus — ", "Århus"),
    ],
)
def test_a_place_before_a_dash_is_the_dateline(opening: str, place: str) -> None:
    assert split_dateline(opening + REST) == (place, REST)


@pytest.mark.parametrize("rest", ["“We knew,” she said.", '"No," he said.', "A word."])
def test_copy_may_go_on_with_a_quotation(rest: str) -> None:
    assert split_dateline(f"MARL — {rest}") == ("Marl", rest)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge at Marl is shut.",
        "Marl - The bridge is shut.",
        "Marl: The bridge is shut.",
        "MARL — but not for long, they say.",
        "The river rose — the bridge held.",
        "",
        "—",
        "Ada Tarn and Odd Fell and all the others of the board — They left.",
    ],
)
def test_another_opening_is_none(text: str) -> None:
    assert split_dateline(text) == ("", text)


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_no_word_goes_but_the_dash(text: str) -> None:
    dateline, rest = split_dateline(text)
    assert text.endswith(rest)
    before = text[: len(text) - len(rest)]
    assert [c for c in before.casefold() if c.isalnum()] == [
        c for c in dateline.casefold() if c.isalnum()
    ]
