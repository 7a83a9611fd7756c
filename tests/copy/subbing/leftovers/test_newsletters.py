"""Newsletter and subscription boxes, and their buttons."""

import pytest

from layout.copy.subbing.leftovers.newsletters import MOST_WORDS, matches
from tests.copy.making import item


@pytest.mark.parametrize(
    "text",
    [
        "Sign up to our newsletter",
        "Sign up now for our free weekly email",
        "Subscribe to the Alder morning bulletin",
        "Subscribe for updates",
        "Join our mailing list",
        "The best of the Alder in your inbox",
        "News straight to your in-box every Friday",
        "Enter your email",
        "Your e-mail address",
        "You can unsubscribe at any time",
        "Get our weekly newsletter",
        "Weekly newsletter",
        "We never spam",
        "We don't send spam.",
    ],
)
def test_a_box_is_one(text: str) -> None:
    assert matches(item(text))


@pytest.mark.parametrize(
    "text",
    [
        *("Subscribe", "SUBSCRIBE NOW", "Sign up", "Log in", "Login", "Sign in today"),
        *("Register", "Donate", "Donate today", "Support us", "Become a member"),
        *("Email address", "First name", "Subscribe for only £2 a month", "Join now"),
        "Become a subscriber from £3.50 a week",
    ],
)
def test_a_button_is_one(text: str) -> None:
    assert matches(item(text))


@pytest.mark.parametrize(
    "text",
    [
        "She signed up for the lifeboat in 1981.",
        "The newsletter of 1931 was printed on one sheet.",
        "They subscribe to the view that the weir must go.",
        "Registers of the parish are kept in Marl.",
        "Donate blood on Tuesday",
        "He lost his email and his patience.",
        "Become a blacksmith",
    ],
)
def test_copy_is_none(text: str) -> None:
    assert not matches(item(text))


def test_a_paragraph_is_longer_than_a_box() -> None:
    assert not matches(item("Sign up to our newsletter. " + "word " * MOST_WORDS))
