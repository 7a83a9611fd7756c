"""Ranks proposed from length, pictures and order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.copy.manuscript import (
    ListBlock,
    Manuscript,
    Paragraph,
    SourcePicture,
    SourceTable,
)
from layout.copy.ranking import ranked, word_count

PICTURE = SourcePicture(file="a.jpg", data=b"x")


def story(words: int, pictures: int = 0, rank: int | None = None) -> Manuscript:
    return Manuscript(
        headline="A",
        blocks=(Paragraph(text="word " * words, line=1),),
        pictures=(PICTURE,) * pictures,
        rank=rank,
    )


def ranks(*stories: Manuscript, led: bool = False) -> list[int]:
    return [rank.rank for rank in ranked(list(stories), led=led)]


def test_words_are_counted_in_every_block_without_marks() -> None:
    manuscript = Manuscript(
        headline="Not counted",
        blocks=(
            Paragraph(text="a **bold** [map](https://a.example/b)", line=1),
            ListBlock(items=("two words", "one"), line=2),
            SourceTable(header=("Day", ""), rows=(("Mon", "9"),), line=3),
        ),
    )
    assert word_count(manuscript) == 9


def test_the_longest_leads() -> None:
    assert ranks(story(300), story(900), story(300)) == [2, 1, 3]


@pytest.mark.parametrize(
    ("words", "rank"), [(20, 5), (109, 5), (110, 4), (259, 4), (260, 2), (800, 2)]
)
def test_length_makes_a_brief_or_a_short(words: int, rank: int) -> None:
    assert ranks(story(900), story(words)) == [1, rank]


def test_a_picture_is_worth_words() -> None:
    assert ranks(story(500), story(400, pictures=2)) == [2, 1]


def test_the_first_story_weighs_a_little_more() -> None:
    assert ranks(story(500), story(540)) == [1, 2]
    assert ranks(story(500), story(580)) == [2, 1]


def test_one_in_five_is_a_second() -> None:
    found = ranks(*(story(900 - 10 * n) for n in range(11)))
    assert found == [1, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3]


def test_an_issue_that_has_a_lead_gets_no_other() -> None:
    assert 1 not in ranks(story(900), story(300), led=True)


def test_what_the_source_says_is_kept() -> None:
    first, second = ranked([story(900, rank=4), story(300)], led=False)
    assert (first.rank, first.reason) == (4, "the source's own")
    assert second.reason == "proposed: 300 words, 0 pictures, weight 2 of the import"


def test_the_reason_counts_pictures() -> None:
    (rank,) = ranked([story(300, pictures=1)], led=False)
    assert "1 picture," in rank.reason


def test_nothing_has_no_ranks() -> None:
    assert ranked([], led=False) == []


STORIES = st.lists(
    st.builds(story, st.integers(0, 900), st.integers(0, 3)), max_size=12
)


@settings(max_examples=40)
@given(STORIES, st.booleans())
def test_every_issue_has_one_lead_at_most(stories: list[Manuscript], led: bool) -> None:
    found = ranks(*stories, led=led)
    assert all(1 <= rank <= 5 for rank in found)
    assert found.count(1) == (1 if stories and not led else 0)
