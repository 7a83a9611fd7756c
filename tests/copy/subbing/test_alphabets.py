"""Words, sentences and capitals in the scripts that papers are written in."""

import pytest

from layout.copy.subbing.alphabets import (
    ENDS,
    STOPS,
    is_cased,
    stems,
    word_count,
)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ferry fares rise", 3),
        ("Цены на паром выросли", 4),
        ("رسوم العبارة ترتفع", 3),
        ("渡轮票价上涨", 3),
        ("第3期 ferry", 3),
        ("", 0),
    ],
)
def test_words_are_counted_in_any_script(text: str, count: int) -> None:
    assert word_count(text) == count


@pytest.mark.parametrize(
    "text",
    [
        "It is shut.",
        "他来了。",
        "It is shut.”",
        "It is shut.1",
        "It is shut.^2^",
        "So…",
    ],
)
def test_a_sentence_ends_with_a_stop_and_perhaps_a_note(text: str) -> None:
    assert STOPS.search(text)
    assert ENDS.search(text)


@pytest.mark.parametrize("text", ["Fares rise to 4.1", "The pier", "Bus 14"])
def test_a_decimal_ends_no_sentence(text: str) -> None:
    assert not STOPS.search(text)
    assert not ENDS.search(text)


def test_stems_join_forms_of_a_word() -> None:
    assert stems("Learning tenants") == [*stems("learned"), "tenan"]
    assert stems("Η Διώρυγα") == stems("διώρυγας")
    assert stems("والميناء الميناء") == ["ميناء", "ميناء"]
    assert stems("渡轮票价") == ["渡轮", "轮票", "票价"]


def test_scripts_without_capitals_are_told() -> None:
    assert is_cased("Цены")
    assert not is_cased("票价")
    assert not is_cased("رسوم")
