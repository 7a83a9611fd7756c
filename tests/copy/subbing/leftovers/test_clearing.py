"""Clearing a script: sure kinds anywhere, the others only at the edges of the copy."""

import pytest

from layout.copy.manuscript import SourceTable
from layout.copy.subbing.leftovers.clearing import (
    clear_boxes,
    clear_closings,
    clear_comments,
    clear_lines,
    clear_menus,
    clear_sentences,
    clear_tags,
    clear_tail,
)
from tests.copy.making import COPY, bullets, item, left_out, linked_item, script_of


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Share on Facebook", "share buttons"),
        ("We use cookies on this site", "a cookie notice"),
        ("Sign up to our newsletter", "a newsletter or subscription box"),
        ("5 min read", "a counter or label of the page"),
        ("© 2019 The Alder Courier", "the site's small print"),
        ("URL: https://alder.example/bridge", "the page's own address"),
        ("Photo: Nell Harrow", "a line of a picture that did not come with the text"),
        ("Tags: bridge, Marl", "tags or a category of the site"),
        ("Read more: Ferry laid up", "other articles of the site"),
        ("Back to top", "a way on through the site"),
    ],
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_sure_line_goes_wherever_it_stands(
    text: str, reason: str, place: int
) -> None:
    lines = list(COPY)
    lines.insert(place, text)
    script = script_of(*lines)
    clear_lines(script)
    assert script.reasons == {place: reason}


def test_a_word_alone_in_the_copy_may_be_a_crosshead() -> None:
    script = script_of(*COPY, "Home", *COPY, "Home")
    clear_lines(script)
    assert left_out(script) == ["Home"]
    assert 5 in script.reasons


def test_the_first_heading_is_never_cleared() -> None:
    script = script_of("# Search", *COPY)
    clear_lines(script)
    assert script.reasons == {}


def test_a_category_names_the_section() -> None:
    script = script_of("Filed under: Roads", *COPY)
    clear_lines(script)
    assert script.fields["section"] == "Roads"
    assert left_out(script) == ["Filed under: Roads"]


def test_a_category_in_the_midst_of_the_copy_is_copy() -> None:
    script = script_of(*COPY, "Section: Roads", *COPY)
    clear_lines(script)
    assert script.reasons == {}
    assert "section" not in script.fields


def test_a_trail_goes_and_names_the_section() -> None:
    script = script_of("Home > Roads > Bridge shut", "Bridge shut", *COPY)
    clear_menus(script)
    assert left_out(script) == ["Home > Roads > Bridge shut"]
    assert script.fields["section"] == "Roads"


def test_a_trail_of_two_steps_names_no_section() -> None:
    script = script_of("Home > Bridge shut", "Bridge shut", *COPY)
    clear_menus(script)
    assert "section" not in script.fields


def test_menus_go_at_both_ends_and_stay_in_the_copy() -> None:
    menu = "Home | News | Sport | Contact"
    script = script_of(menu, *COPY, menu, *COPY, menu)
    clear_menus(script)
    assert sorted(script.reasons) == [0, 6]


def test_a_run_of_entries_goes_line_by_line() -> None:
    script = script_of("Home", "News", "Sport", "Bridge shut", *COPY)
    clear_menus(script)
    assert left_out(script) == ["Home", "News", "Sport"]


def test_comments_go_to_the_very_end() -> None:
    script = script_of(*COPY, "2 comments", "Ada says:", COPY[0], "Reply")
    clear_comments(script)
    assert sorted(script.reasons) == [2, 3, 4, 5]
    assert set(script.reasons.values()) == {"readers' comments"}


def test_without_a_heading_no_comment_goes() -> None:
    script = script_of(*COPY, "Ada says:", "I never liked it.")
    clear_comments(script)
    assert script.reasons == {}


def test_a_box_goes_and_the_copy_behind_it_stays() -> None:
    script = script_of(*COPY, "Related articles", "Ferry laid up", *COPY)
    clear_boxes(script)
    assert left_out(script) == ["Related articles", "Ferry laid up"]


def test_an_empty_box_in_the_midst_is_a_crosshead() -> None:
    script = script_of(*COPY, "The latest", *COPY)
    clear_boxes(script)
    assert script.reasons == {}


def test_tags_go_with_the_entries_below_their_heading() -> None:
    script = script_of(*COPY, "Topics", "Bridge", "Marl", "Roads", *COPY)
    clear_lines(script)
    clear_tags(script)
    assert left_out(script) == ["Topics", "Bridge", "Marl", "Roads"]


def test_a_line_of_tags_takes_nothing_along() -> None:
    script = script_of(*COPY, "Tags: bridge", "Marl", *COPY)
    clear_lines(script)
    clear_tags(script)
    assert left_out(script) == ["Tags: bridge"]


def test_behind_the_copy_short_lines_follow_the_first_leftover() -> None:
    script = script_of(*COPY, "Share", "The Alder Courier", COPY[0], "Marl")
    clear_lines(script)
    clear_tail(script)
    # The last paragraph of copy is the fifth line; only what stands behind it goes.
    assert left_out(script) == ["Share"]
    script = script_of(*COPY, "Share", "The Alder Courier", "Marl")
    clear_lines(script)
    clear_tail(script)
    assert left_out(script) == ["Share", "The Alder Courier", "Marl"]


def test_without_a_leftover_the_last_lines_stay() -> None:
    script = script_of(*COPY, "Nell Harrow", "Marl")
    clear_tail(script)
    assert script.reasons == {}


def test_behind_an_issue_line_loose_entries_go() -> None:
    script = script_of(*COPY, "The Alder Courier 112", "Hay", "Oats", "Barley")
    script.drop(2, "an issue line")
    script.dated.add(2)
    script.end = 2
    clear_tail(script)
    assert left_out(script)[1:] == ["Hay", "Oats", "Barley"]


def test_loose_lines_behind_an_issue_line_go_and_sentences_stay() -> None:
    script = script_of(*COPY, "The Alder Courier 112", "Hay", "Oats are dear.")
    script.drop(2, "an issue line")
    script.dated.add(2)
    script.end = 2
    clear_tail(script)
    assert left_out(script) == ["The Alder Courier 112", "Hay"]


def test_marks_that_close_copy_go_at_its_end() -> None:
    script = script_of(*COPY, "-ENDS-", "###")
    clear_closings(script)
    assert left_out(script) == ["-ENDS-", "###"]


def test_a_word_that_closes_copy_stays_in_its_midst() -> None:
    script = script_of(COPY[0], "ENDS", COPY[1], "* * *", COPY[0])
    clear_closings(script)
    assert left_out(script) == ["* * *"]


def test_a_list_is_never_a_closing_mark() -> None:
    script = script_of(*COPY, bullets("-30-"))
    clear_closings(script)
    assert script.reasons == {}


@pytest.mark.parametrize(
    "text",
    [
        "Anyone may join the mailing list at the door, and many of them did.",
        "Your email is read by the clerk alone, and she has no time for it now.",
        "We use cookies at the fair to pay the children who carry the chairs.",
    ],
)
def test_a_full_sentence_between_paragraphs_is_copy(text: str) -> None:
    script = script_of(COPY[0], text, COPY[1])
    clear_lines(script)
    clear_sentences(script)
    assert left_out(script) == []


def test_a_sentence_in_a_box_or_behind_the_copy_goes() -> None:
    notice = "We use cookies to make this site work for all who come to read it."
    for lines in ((*COPY, notice), (COPY[0], "Accept all", notice, COPY[1])):
        script = script_of(*lines)
        clear_lines(script)
        clear_sentences(script)
        assert notice in left_out(script)


def test_copy_behind_a_box_is_copy() -> None:
    table = item(
        "Year Fare 2010 3",
        block=SourceTable(header=("Year", "Fare"), rows=(("2010", "3"),), line=1),
    )
    script = script_of(
        *(*COPY, "Don't miss", linked_item("Mill sold"), "Fares from May:"),
        *(bullets("Adults, four pounds", "Dogs, one"), "## What was said"),
        *("It had no choice.", table),
    )
    clear_boxes(script)
    clear_tail(script)
    assert left_out(script) == ["Don't miss", "Mill sold"]


def test_a_heading_over_sentences_is_one_of_the_copy() -> None:
    script = script_of(*COPY, "Other news", "The mill was sold.", "The rooks are back.")
    clear_boxes(script)
    assert left_out(script) == []


def test_a_menu_of_a_line_is_told_in_any_language() -> None:
    script = script_of("Start | Nummer | Om oss | Länkar", "Weir shut", *COPY)
    clear_menus(script)
    assert left_out(script) == ["Start | Nummer | Om oss | Länkar"]
