"""Counters and labels of a page."""

import pytest

from layout.copy.subbing.leftovers.counters import matches
from tests.copy.making import item


@pytest.mark.parametrize(
    "text",
    [
        *("5 min read", "5-minute read", "About 4 minutes to read", "Reading time: 3"),
        *("Estimated reading time: 12 mins", "1,204 views", "3.5k shares", "12 likes"),
        *("4 replies", "7 votes", "No comments", "Leave a comment", "Add a comment"),
        *("Views: 1204", "Rating 4.5", "Word count: 311", "Last updated: 3 days ago"),
        *(
            "Posted 2 hours ago",
            "5 minutes ago",
            "Listen to this article",
            "Play now",
        ),
        *("Story continues below", "Article continues after advertisement"),
        *("Advertisement", "ADVERT", "Sponsored content", "Promoted", "Loading..."),
        *("Print this page", "E-mail this article", "Download PDF", "Text size: A A A"),
        *("Font size +", "A A A", "Scroll for more"),
    ],
)
def test_a_counter_or_label_is_one(text: str) -> None:
    assert matches(item(text))


@pytest.mark.parametrize(
    "text",
    [
        "Five minutes past nine",
        "12 views of the Alder",
        "The story continues on page 4 of the minutes",
        "Three days ago the river rose",
        "An advertisement of 1912",
        "Play in the park",
        "Listen to the river",
        "Print is not dead",
        "7 votes to 4",
        "4 replies were read out",
    ],
)
def test_a_head_with_the_same_words_is_none(text: str) -> None:
    assert not matches(item(text))
