"""Share buttons: names of networks and the words around them."""

import pytest

from layout.copy.subbing.leftovers.sharing import matches
from tests.copy.making import item


@pytest.mark.parametrize(
    "text",
    [
        *("Share", "Tweet", "Print", "Share this", "Share this article"),
        *("Share on Facebook", "Share via WhatsApp", "Follow us on Twitter"),
        *("Facebook", "Facebook | Twitter | E-mail", "X Facebook Reddit"),
        *("Tweet this 14", "Share 1.2k", "Email to a friend", "Copy link"),
        *("Share this post on Mastodon and Bluesky", "Like us on Facebook"),
        "Click here to share on Tumblr (opens in new window)",
    ],
)
def test_a_row_of_buttons_is_one(text: str) -> None:
    assert matches(item(text))


@pytest.mark.parametrize(
    "text",
    [
        *("X", "12", "Copy that", "Like father, like son", "Save the bridge"),
        *("Share of the blame", "Print works to close", "Follow the river"),
        "Facebook is where the choir was founded",
        "Like us on Facebook.",
        "Email the clerk",
        "Twitter of birds at dawn",
    ],
)
def test_a_headline_is_none(text: str) -> None:
    assert not matches(item(text))
