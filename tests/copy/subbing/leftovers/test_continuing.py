"""Ways on through the site."""

import pytest

from layout.copy.subbing.leftovers.continuing import matches
from tests.copy.making import item


@pytest.mark.parametrize(
    "text",
    [
        *("Back to top", "Go to top", "Top of page", "↑ To the top", "Scroll down"),
        *("Back to the home page", "Return to the index", "Skip to content"),
        *("Skip to main content", "Jump to navigation", "Continue to the category"),
        *("Go back to the archive", "Back to news"),
        *("Read more", "Read the full article", "View all", "See all posts"),
        *("Show more", "Load more comments", "Browse all issues", "Read more..."),
        *("Continue reading", "Continue reading “The bridge”", "Next", "« Previous"),
        *("Older posts", "Newer posts »", "Next article", "Previous story"),
        *("All articles in News", "More posts by Ada Tarn", "Page 2 of 7"),
        *("Click here", "Click here to listen", "Home", "Menu", "Close", "Search"),
        "Toggle navigation",
    ],
)
def test_a_way_on_is_one(text: str) -> None:
    assert matches(item(text))


@pytest.mark.parametrize(
    "text",
    [
        "Back to the land",
        "Back to the top of the hill they went, all forty of them.",
        "Read more slowly, said the teacher",
        "Next of kin",
        "Home rule",
        "Search for the lost boat goes on",
        "Return to Marl",
        "See the weir at dusk",
        "Close the bridge",
        "The next article",
        "Page 2 is missing",
        "Continue",
    ],
)
def test_a_headline_with_the_same_words_is_none(text: str) -> None:
    assert not matches(item(text))


def test_a_full_stop_makes_a_sentence_of_it() -> None:
    assert matches(item("Read more"))
    assert not matches(item("Read more."))


def test_a_long_line_is_copy() -> None:
    assert not matches(item("Continue reading " + "word " * 14))
