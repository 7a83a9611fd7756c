"""Boxes of other articles: their heading, their end, and heads named in one line."""

import pytest

from layout.copy.subbing.leftovers.related import is_heading, matches, stop_of
from tests.copy.making import COPY, item, linked_item, script_of

LONG = " ".join(COPY)


@pytest.mark.parametrize(
    "text",
    [
        *("Related articles", "Related", "RELATED STORIES", "Recommended for you"),
        *("Similar posts", "Popular stories", "Trending now", "Featured articles"),
        *("Latest news", "Recent posts", "Further links", "Top stories", "See also"),
        *("Read also", "Read next", "You may also like", "You might enjoy this"),
        *("People also read", "Most read", "Most viewed this week", "See also"),
        *("More from our pages", "More articles", "More stories from Marl"),
        *("Also in this issue", "In this section", "Elsewhere on the site"),
        *("Other articles by Ada Tarn", "Next article", "Don't miss", "Don’t miss"),
        *("Up next", "What to read next", "Keep reading", "The latest"),
        *("From the archive", "News feed", "» Related links"),
    ],
)
def test_a_heading_of_a_box(text: str) -> None:
    assert is_heading(item(text))


@pytest.mark.parametrize(
    "text",
    [
        "Related to the mayor by marriage",
        "Most of the members stayed",
        "Recent rain",
        "Latest frost in forty years.",
        "You may go",
        "Don't miss the last ferry",
        "The archive",
        "Further down the road",
    ],
)
def test_a_crosshead_with_the_same_words_is_none(text: str) -> None:
    assert not is_heading(item(text))


@pytest.mark.parametrize(
    "text",
    [
        "Read more: Market moves indoors",
        "Read also – Ferry laid up",
        "Related: The weir of 1931",
        "See also: Choir wins cup",
        "Next: School gets a roof",
        "Previous article: Ford opens",
        "« Ford opens",
        "‹ Older",
        "← The ferry",
        "Choir wins cup »",
        "School roof →",
    ],
)
def test_a_line_that_names_another_article(text: str) -> None:
    assert matches(item(text))


@pytest.mark.parametrize(
    "text",
    [
        "Read more: it will do you good.",
        "Next: who pays for it all?",
        "See also",
        "The next: a poem",
        "He said « no » and left",
        "Related by blood",
    ],
)
def test_another_line_names_none(text: str) -> None:
    assert not matches(item(text))


def test_a_box_ends_where_copy_goes_on() -> None:
    script = script_of(*COPY, "Related articles", "Ferry laid up", "Choir wins", *COPY)
    assert stop_of(script, 2) == 5


def test_a_teaser_in_the_box_does_not_end_it() -> None:
    script = script_of(*COPY, "Related articles", "Ferry laid up", COPY[0], "More")
    assert stop_of(script, 2) == 6


def test_a_long_paragraph_alone_ends_it() -> None:
    script = script_of(*COPY, "Related articles", "Ferry laid up", LONG, "Kicker")
    assert stop_of(script, 2) == 4


def test_a_link_as_long_as_a_paragraph_is_a_teaser() -> None:
    script = script_of(*COPY, "Related articles", linked_item(LONG), "More")
    assert stop_of(script, 2) == 5


def test_what_is_known_as_another_leftover_ends_it() -> None:
    script = script_of(*COPY, "Related articles", "Ferry laid up", "Share", "Choir")
    script.drop(4, "share buttons")
    assert stop_of(script, 2) == 4
