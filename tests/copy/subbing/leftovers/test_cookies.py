"""Cookie notices and their buttons."""

import pytest

from layout.copy.subbing.leftovers.cookies import BUTTONS, MOST_WORDS, matches
from tests.copy.making import item


@pytest.mark.parametrize("text", sorted(BUTTONS))
def test_a_button_is_one_in_any_case(text: str) -> None:
    assert matches(item(text))
    assert matches(item(text.upper()))
    assert matches(item(f"{text.capitalize()} »"))


@pytest.mark.parametrize(
    "text",
    [
        "We use cookies to make this site better.",
        "This website uses small cookies.",
        "Our site and our partners use necessary and other cookies.",
        "Read our cookie policy",
        "Cookie settings",
        "Manage cookies",
        "Accept all cookies",
        "By continuing to browse you agree to our use of cookies.",
        "If you continue, you accept our privacy rules.",
    ],
)
def test_a_notice_is_one(text: str) -> None:
    assert matches(item(text))


@pytest.mark.parametrize(
    "text",
    [
        "The lifeboat's cookies were sold out by noon.",
        "She baked four hundred cookies for the hall.",
        "Accept the offer, said the board.",
        "The baker sells cookies. We bought them all.",
        "Privacy is what the new hedge is for.",
        "Agreed",
    ],
)
def test_an_article_about_biscuits_is_none(text: str) -> None:
    assert not matches(item(text))


def test_a_very_long_paragraph_is_copy() -> None:
    assert not matches(item("We use cookies here. " + "word " * MOST_WORDS))
