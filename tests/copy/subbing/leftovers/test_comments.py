"""Readers' comments: their heading, and whether what follows it is of their kind."""

import pytest

from layout.copy.subbing.leftovers.comments import begins, is_heading
from tests.copy.making import COPY, item, script_of


@pytest.mark.parametrize(
    "text",
    [
        *("Comments", "Comments (12)", "12 comments", "No comments", "Reader comments"),
        *("Readers' comments", "Your comments", "View comments", "3 responses"),
        *("Replies", "2 replies", "Comments on this article"),
        *("Leave a reply", "Post a comment", "Write your comment", "Add a comment"),
        *("Join the conversation", "Join the discussion", "What do you think?"),
        *("Have your say", "Comments are closed", "DISCUSSION"),
    ],
)
def test_a_heading_of_comments(text: str) -> None:
    assert is_heading(item(text))


@pytest.mark.parametrize(
    "text",
    [
        "Comments were made by both sides",
        "Comments are welcome at the office.",
        "The comments of the board",
        "Leave a light on",
        "A discussion of the weir",
        "Replies came from every village in the valley but one",
    ],
)
def test_a_line_about_comments_is_no_heading(text: str) -> None:
    assert not is_heading(item(text))


@pytest.mark.parametrize(
    "sign",
    [
        "Ada Tarn says:",
        "Reply",
        "Log in to write",
        "Name (required)",
        "Your email will not be shown",
        "Odd Fell wrote:",
        "12 March 2019 at 10:04",
        "3 hours ago",
        "Post comment",
        "Report abuse",
    ],
)
def test_comments_begin_where_their_marks_follow(sign: str) -> None:
    script = script_of(*COPY, "Comments", sign, "I never liked that bridge.")
    assert begins(script, 2)


def test_a_crosshead_may_have_the_same_word() -> None:
    script = script_of(*COPY, "Comments", *COPY)
    assert not begins(script, 2)


def test_a_count_or_a_form_is_sure_whatever_follows() -> None:
    for heading in ("Leave a reply", "Comments are closed", "Join the conversation"):
        assert begins(script_of(*COPY, heading, *COPY), 2)


def test_a_heading_at_the_very_end_begins_them() -> None:
    assert begins(script_of(*COPY, "Comments"), 2)


@pytest.mark.parametrize("text", ["4 Kommentare", "Commentaires (2)", "评论", "Σχόλια"])
def test_other_languages_have_comments_too(text: str) -> None:
    assert is_heading(item(text))


def test_a_counter_above_the_article_opens_nothing() -> None:
    assert not begins(script_of("Weir shut", "3 Comments", *COPY), 1)
    assert not begins(script_of("Weir shut", COPY[0], "3 Comments", *COPY), 2)
    # The thread's marks stand far below it, behind the article.
    script = script_of(COPY[0], "3 Comments", *COPY, *COPY, "Ada Tarn says:", "No.")
    assert not begins(script, 1)


def test_a_thread_may_be_longer_than_the_copy() -> None:
    thread = [line for said in COPY * 3 for line in ("Ada Tarn says:", said)]
    assert begins(script_of(COPY[0], "6 Comments", *thread), 1)
