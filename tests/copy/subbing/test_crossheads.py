"""Crossheads between paragraphs of copy, and pull quotes whose words stand in it."""

import pytest

from layout.copy.subbing.crossheads import find_crossheads, find_pull_quotes
from layout.copy.subbing.script import Role
from tests.copy.making import COPY, bullets, marked_by, quoted, script_of, told


@pytest.mark.parametrize(
    "text",
    [
        *("The second pier", "What now?", "Shut it now!", "1931", "“Not in my time”"),
        *("Kosten und Folgen", "Что дальше", "THE SECOND PIER", "Upper ford (a map)"),
    ],
)
def test_a_short_line_between_paragraphs_is_one(text: str) -> None:
    script = script_of(*COPY, text, *COPY)
    assert marked_by(find_crossheads, script) == {text: Role.CROSSHEAD}
    assert told(script.remarks) == [f'a crosshead: "{text}"']


@pytest.mark.parametrize(
    "text",
    [
        "It is shut.",
        "and then the rain came",
        "The following have signed:",
        "A line of far more words than any crosshead in a newspaper would have",
        "Donaudampfschifffahrtsgesellschaft Oberalder und Niederalder zu Marl am Wehr",
        "...",
    ],
)
def test_another_line_between_paragraphs_is_copy(text: str) -> None:
    assert marked_by(find_crossheads, script_of(*COPY, text, *COPY)) == {}


def test_nothing_stands_above_or_below_the_first_and_last_line() -> None:
    assert marked_by(find_crossheads, script_of("The pier", *COPY)) == {}
    assert marked_by(find_crossheads, script_of(*COPY, "The pier")) == {}


def test_two_short_lines_are_a_list_and_not_two_crossheads() -> None:
    script = script_of(*COPY, "Hay", "Oats", "Barley", *COPY)
    assert Role.CROSSHEAD not in set(marked_by(find_crossheads, script).values())


def test_a_crosshead_may_stand_above_a_list() -> None:
    script = script_of(*COPY, "On sale", bullets("Hay", "Oats"), *COPY)
    assert marked_by(find_crossheads, script) == {"On sale": Role.CROSSHEAD}


@pytest.mark.parametrize("level", [1, 2, 3, 6])
def test_a_marked_heading_is_one_wherever_it_stands(level: int) -> None:
    script = script_of(f"{'#' * level} The pier.", *COPY)
    assert marked_by(find_crossheads, script) == {"The pier.": Role.CROSSHEAD}
    assert told(script.remarks) == []


@pytest.mark.parametrize(
    "lifted",
    [
        "“a crack was found in the second pier”",
        '"Closed the old bridge at Marl"',
        "‘every stone of it, which may take’",
        "„a crack was found in the second pier“",
    ],
)
def test_a_quoted_line_whose_words_are_copy_is_a_pull_quote(lifted: str) -> None:
    script = script_of("Head", COPY[0], lifted, COPY[1])
    assert marked_by(find_pull_quotes, script) == {lifted: Role.PULL_QUOTE}


def test_a_block_quote_of_words_of_the_copy_is_one() -> None:
    lifted = "a crack was found in the second pier"
    script = script_of(COPY[0], quoted(lifted), COPY[1])
    assert marked_by(find_pull_quotes, script) == {lifted: Role.PULL_QUOTE}


@pytest.mark.parametrize(
    "text",
    [
        "“nobody said this of the bridge”",
        "a crack was found in the second pier",
        "“old bridge”",
        "“a crack was found in the third pier”",
    ],
)
def test_other_words_or_too_few_are_none(text: str) -> None:
    assert marked_by(find_pull_quotes, script_of(COPY[0], text, COPY[1])) == {}


def test_a_quoted_paragraph_of_copy_is_not_lifted_from_itself() -> None:
    text = "“The old bridge at Marl was closed on Tuesday night by the surveyor.”"
    assert marked_by(find_pull_quotes, script_of(text, COPY[1])) == {}
