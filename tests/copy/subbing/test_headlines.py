"""Headline, section, kicker and standfirst, by marks and by place."""

import pytest

from layout.copy.subbing.headlines import (
    find_headline,
    find_section,
    find_standfirst,
)
from layout.copy.subbing.script import Given, Role
from tests.copy.making import COPY, bullets, left_out, marked_by, roles, script_of

HEAD = "Bridge at Marl closed by surveyor"
DECK = "Lorries must go round by the upper ford until the autumn"


@pytest.mark.parametrize(
    "text", ["News", "SPORT", "» Letters", "Home news:", "Opinion"]
)
def test_a_sections_name_alone_is_the_section(text: str) -> None:
    script = script_of(text, HEAD, *COPY)
    assert marked_by(find_section, script) == {text: Role.SECTION}
    assert script.fields["section"] == text.strip(" :»")


def test_where_the_paper_has_sections_no_other_word_is_one() -> None:
    given = Given(sections=("Valley", "Roads"))
    assert marked_by(find_section, script_of("News", HEAD, *COPY, given=given)) == {}
    script = script_of("ROADS", HEAD, *COPY, given=given)
    assert marked_by(find_section, script) == {"ROADS": Role.SECTION}


def test_a_section_that_is_said_is_left_out_of_the_head() -> None:
    script = script_of("Roads", HEAD, *COPY)
    script.fields["section"] = "Roads"
    assert marked_by(find_section, script) == {"Roads": Role.SECTION}
    other = script_of("News", HEAD, *COPY)
    other.fields["section"] = "Roads"
    assert marked_by(find_section, other) == {}


def test_a_first_heading_or_the_only_line_is_no_section() -> None:
    assert marked_by(find_section, script_of("# News", HEAD, *COPY)) == {}
    assert marked_by(find_section, script_of("News")) == {}


def test_a_section_below_the_copy_is_none() -> None:
    assert marked_by(find_section, script_of(HEAD, *COPY, "News")) == {}


def test_the_first_line_is_the_headline() -> None:
    script = script_of(HEAD, *COPY)
    assert marked_by(find_headline, script) == {HEAD: Role.HEADLINE}
    assert script.fields["headline"] == HEAD


@pytest.mark.parametrize(
    "lines",
    [
        (f"# {HEAD}", DECK),
        (DECK, f"# {HEAD}"),
        (f"## {HEAD}", f"### {DECK}"),
        (f"### {DECK}", f"# {HEAD}"),
    ],
)
def test_the_highest_heading_is_the_headline(lines: tuple[str, ...]) -> None:
    script = script_of(*lines, *COPY)
    assert marked_by(find_headline, script)[HEAD] is Role.HEADLINE


def test_banners_above_the_headline_go() -> None:
    script = script_of("The Alder Courier", "www.alder.example", HEAD, *COPY)
    find_headline(script)
    assert left_out(script) == ["The Alder Courier", "www.alder.example"]
    assert script.fields["headline"] == HEAD


def test_banners_above_a_marked_headline_go() -> None:
    script = script_of("The Alder Courier", f"# {HEAD}", *COPY)
    find_headline(script)
    assert left_out(script) == ["The Alder Courier"]


def test_the_pages_title_goes_and_names_the_paper() -> None:
    script = script_of(f"{HEAD} | The Marl Lantern", HEAD, *COPY)
    find_headline(script)
    assert left_out(script) == [f"{HEAD} | The Marl Lantern"]
    assert script.fields["paper"] == "The Marl Lantern"
    assert script.fields["headline"] == HEAD


def test_a_short_line_above_the_headline_is_its_kicker() -> None:
    script = script_of("Marl bridge:", HEAD, *COPY)
    find_headline(script)
    assert roles(script) == {"Marl bridge:": Role.KICKER, HEAD: Role.HEADLINE}
    assert script.fields["kicker"] == "Marl bridge"


def test_a_quotation_or_a_line_below_a_section_is_no_kicker() -> None:
    script = script_of("“Shut it”", HEAD, *COPY)
    find_headline(script)
    assert "kicker" not in script.fields
    script = script_of("Marl bridge", HEAD, *COPY)
    script.fields["section"] = "Roads"
    find_headline(script)
    assert "kicker" not in script.fields


def test_a_greeting_above_the_headline_is_passed_over() -> None:
    script = script_of("Dear readers of the valley.", HEAD, *COPY)
    find_headline(script)
    assert script.fields["headline"] == HEAD


def test_a_headline_may_be_long_if_copy_follows() -> None:
    long = "The old bridge at Marl was closed by the county surveyor on Tuesday night."
    script = script_of(long, *COPY)
    find_headline(script)
    assert script.fields["headline"] == long
    alone = script_of(long)
    find_headline(alone)
    assert "headline" not in alone.fields


def test_a_list_is_no_headline() -> None:
    script = script_of(bullets("Hay", "Oats"), HEAD, *COPY)
    assert marked_by(find_headline, script) == {HEAD: Role.HEADLINE}


def test_what_the_sources_marks_say_is_the_headline() -> None:
    given = Given(headline="Bridge at Marl closed by surveyor")
    script = script_of("The Alder Courier", HEAD.upper(), *COPY, given=given)
    find_headline(script)
    assert script.fields["headline"] == given.headline
    assert roles(script)[HEAD.upper()] is Role.HEADLINE
    assert left_out(script) == ["The Alder Courier"]


def test_a_headline_that_is_known_is_not_sought() -> None:
    script = script_of(HEAD, DECK, *COPY)
    script.mark(0, Role.HEADLINE)
    find_headline(script)
    assert roles(script) == {HEAD: Role.HEADLINE}


def test_a_second_line_above_the_copy_is_the_standfirst() -> None:
    script = script_of(HEAD, DECK, *COPY)
    find_headline(script)
    find_standfirst(script)
    assert roles(script) == {HEAD: Role.HEADLINE, DECK: Role.STANDFIRST}
    assert script.fields["standfirst"] == DECK


def test_a_long_summary_above_the_byline_is_the_standfirst() -> None:
    script = script_of(HEAD, COPY[0], "By Ada Tarn", COPY[1])
    script.mark(2, Role.BYLINE)
    find_headline(script)
    find_standfirst(script)
    assert roles(script)[COPY[0]] is Role.STANDFIRST


def test_a_lower_heading_close_under_the_headline_is_the_standfirst() -> None:
    script = script_of(f"# {HEAD}", f"## {DECK}", *COPY)
    find_headline(script)
    find_standfirst(script)
    assert roles(script)[DECK] is Role.STANDFIRST


def test_a_short_heading_under_the_headline_is_none() -> None:
    script = script_of(f"# {HEAD}", "## The pier", *COPY)
    find_headline(script)
    find_standfirst(script)
    assert "standfirst" not in script.fields


@pytest.mark.parametrize(
    "below",
    [
        "Shut it now!",
        "Marl",
        "word " * 60,
    ],
)
def test_another_line_under_the_headline_is_none(below: str) -> None:
    script = script_of(HEAD, below, *COPY)
    find_headline(script)
    find_standfirst(script)
    assert "standfirst" not in script.fields


def test_the_standfirst_that_the_marks_say_is_found_anywhere() -> None:
    given = Given(standfirst="Lorries must go round, by the upper ford")
    script = script_of(
        HEAD, COPY[0], "Lorries must go round by the upper ford", COPY[1], given=given
    )
    find_headline(script)
    find_standfirst(script)
    assert script.fields["standfirst"] == "Lorries must go round by the upper ford"


def test_without_a_headline_there_is_no_standfirst() -> None:
    assert marked_by(find_standfirst, script_of(DECK, *COPY)) == {}
    assert marked_by(find_standfirst, script_of()) == {}
