"""Names of people, told from heads, slogans and places."""

import pytest

from layout.copy.subbing.people import is_name, is_staff, listed

STORY = "the river rose in marl and nobody was hurt, said the harbour master."


@pytest.mark.parametrize(
    "text",
    [
        "Ada Tarn",
        "Ada B. Tarn",
        "Nell Harrow and Tam Birkett",
        "Nell Harrow, Tam Birkett and Odd Fell",
        "Nell Harrow & Tam Birkett",
        "Jeanne de la Roche",
        "Ludwig van der Aa",
        "Élodie Brûlé",
        "Øystein Ås",
        "Ada O’Dell",
        "Mary-Ann Fell",
        "Ada Tarn, Alderbeck branch",
        "Ada Tarn (Marl)",
        "ADA TARN",
        "Иван Петров",
        "Nell Harrow und Tam Birkett",
    ],
)
def test_a_name_is_one(text: str) -> None:
    assert is_name(text, STORY)
    assert is_name(f"  {text}  ", STORY)
    assert is_name(f"— {text}", STORY)


@pytest.mark.parametrize(
    "text",
    [
        *("Ada", "ada tarn", "Ada tarn", "Save The Bridge", "March Meeting"),
        *("Alder Valley", "Marl Road", "The Alder Courier", "Quay Street"),
        *("Tuesday Market", "No Bridge", "Victory At Last", "Ada Tarn..."),
        *("Ada Tarn is dead", "Bridge 112", "FERRY FARES TO RISE", ""),
        "Workers Unite",
        "Alder Weekly",
        "Greetings Everyone",
    ],
)
def test_a_head_a_place_or_a_word_is_none(text: str) -> None:
    assert not is_name(text, STORY)


def test_a_word_that_copy_writes_small_is_no_name() -> None:
    assert is_name("River Styles", "")
    assert not is_name("River Styles", STORY)
    # Only the whole word counts: "Mar" is not "marl".
    assert is_name("Mar Fell", STORY)


@pytest.mark.parametrize(
    "text",
    [
        *("Staff reporter", "Our correspondent", "From our own correspondent"),
        *("A staff writer", "The editors", "Editorial team", "Newsdesk"),
        *("Our Marl correspondent", "Editor", "Editorial board."),
    ],
)
def test_those_who_write_without_a_name(text: str) -> None:
    assert is_staff(text)


@pytest.mark.parametrize(
    "text", ["Staff", "Reporters were sent away at the gate", "The board", ""]
)
def test_who_is_no_staff(text: str) -> None:
    assert not is_staff(text)


@pytest.mark.parametrize(
    ("names", "byline"),
    [
        ([], ""),
        (["Ada Tarn"], "Ada Tarn"),
        (["Ada Tarn", "Odd Fell"], "Ada Tarn and Odd Fell"),
        (["Ada Tarn", "Odd Fell", "Nell"], "Ada Tarn, Odd Fell and Nell"),
    ],
)
def test_names_are_listed_as_a_byline_has_them(names: list[str], byline: str) -> None:
    assert listed(names) == byline
