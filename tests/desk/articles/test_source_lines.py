"""Blocks found again in their source, by their words and forward only."""

from hypothesis import given
from hypothesis import strategies as st

from layout.desk.articles.source_lines import Locator

SOURCE = """
The bridge at Marl is shut.
It will open in May.

## The pier

- Hay from the valley
- Oats

12. The bridge again

[The map](https://alder.example/one/two/three) shows it.
"""


def lines(*texts: str) -> list[int]:
    locator = Locator(SOURCE)
    return [locator.find(text) for text in texts]


def test_blocks_are_found_in_order() -> None:
    assert lines("The bridge at Marl", "The pier", "Hay from the", "Oats") == [
        2,
        5,
        7,
        8,
    ]


def test_a_block_behind_a_link_or_a_number_is_found() -> None:
    assert lines("The bridge again", "The map shows it") == [10, 12]


def test_the_same_words_are_found_once_each() -> None:
    locator = Locator("One\n\nTwo\n\nOne\n")
    assert [locator.find(text) for text in ("One", "One", "One")] == [1, 5, 5]


def test_what_is_not_there_keeps_the_last_line() -> None:
    assert lines("The pier", "Nothing of the kind", "", "—") == [5, 5, 5, 5]
    assert Locator("").find("a") == 1


def test_case_and_marks_do_not_matter() -> None:
    assert lines("THE “BRIDGE” AT MARL") == [2]


TEXTS = st.lists(
    st.lists(
        st.sampled_from(["bridge", "Marl", "weir", "1931", "the"]), min_size=1
    ).map(" ".join),
    min_size=1,
    max_size=8,
)


@given(TEXTS)
def test_every_paragraph_is_found_on_its_line(texts: list[str]) -> None:
    locator = Locator("\n\n".join(texts))
    found = [locator.find(text) for text in texts]
    assert found == sorted(found)
    assert found[0] == 1


@given(TEXTS, st.lists(st.sampled_from(["bridge", "weir x", "none", ""]), max_size=6))
def test_lines_never_go_back(texts: list[str], sought: list[str]) -> None:
    locator = Locator("\n".join(texts))
    found = [locator.find(text) for text in sought]
    assert found == sorted(found)
