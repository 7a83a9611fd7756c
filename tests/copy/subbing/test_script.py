"""A script: what is long and short, who is marked, and where the copy's edges are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.copy.subbing.script import Given, Role, Script
from layout.copy.text.dating import first_date
from tests.copy.making import COPY, bullets, fresh_remarks, item, script_of, told


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("The bridge at Marl is shut", False),
        ("The bridge at Marl was shut on Tuesday by the surveyor.", True),
        ("The bridge at Marl was shut.", False),
        ("word " * 17, False),
        ("word " * 18, True),
        ("He said: “The bridge at Marl was shut on Tuesday.”", True),
        ("Le pont de Marl est fermé depuis mardi soir à minuit.", True),
        ("Мост в Марле закрыт со вторника по решению совета округа.", True),
        ("", False),
    ],
)
def test_a_paragraph_is_many_words_or_a_sentence(text: str, long: bool) -> None:
    assert item(text).long == long


def test_a_heading_or_a_list_is_never_a_paragraph() -> None:
    assert not item(COPY[0], heading=2).long
    assert not bullets(*COPY).long
    assert not bullets("Hay").short


def test_a_short_line_has_no_full_stop_or_few_words() -> None:
    assert item("Bridge shut at Marl").short
    assert item("It is shut.").short
    assert not item(COPY[0]).short
    assert not item("word " * 15).short


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("  » Read more…", "read more"),
        ("SHARE!", "share"),
        ("← Older posts", "older posts"),
        ("* Menu *", "menu"),
        ("...", ""),
        ("Straße", "strasse"),
    ],
)
def test_bare_words_have_no_signs_at_their_ends(text: str, bare: str) -> None:
    assert item(text).bare == bare


def test_hyphens_and_apostrophes_part_no_words() -> None:
    assert item("The growers' half-mile isn’t long").words == 5


def test_who_marks_first_is_right() -> None:
    script = script_of("Bridge shut", *COPY)
    script.mark(0, Role.HEADLINE)
    script.mark(0, Role.KICKER)
    script.drop(0, "the site's")
    assert script.roles == {0: Role.HEADLINE}
    assert script.reasons == {}


def test_a_dropped_line_keeps_its_reason() -> None:
    script = script_of("Share", *COPY)
    script.drop(0, "share buttons")
    script.mark(0, Role.HEADLINE)
    assert script.roles == {0: Role.LEFTOVER}
    (left,) = script.leftovers()
    assert (left.text, left.reason, left.line) == ("Share", "share buttons", 1)


def test_free_places_are_those_that_nobody_marked() -> None:
    script = script_of("A", "B", "C", "D")
    script.mark(1, Role.KICKER)
    assert list(script.free()) == [0, 2, 3]
    assert list(script.free(1, 3)) == [2]
    assert script.next_free(0) == 2
    assert script.next_free(3) is None


def test_the_edges_of_the_copy() -> None:
    script = script_of("Head", "By Ada Tarn", *COPY, "Ends")
    assert (script.first_long, script.last_long) == (2, 3)
    assert [script.at_edge(i) for i in range(5)] == [True, True, True, True, True]
    script = script_of("Head", COPY[0], "Crosshead", COPY[1], "Ends")
    assert [script.at_edge(i) for i in range(5)] == [True, True, False, True, True]
    assert all(script.near_edge(i) for i in range(5))


def test_edges_close_in_as_paragraphs_are_marked() -> None:
    script = script_of(COPY[0], COPY[1], COPY[0])
    assert (script.first_long, script.last_long) == (0, 2)
    script.drop(0, "a cookie notice")
    script.drop(2, "small print")
    assert (script.first_long, script.last_long) == (1, 1)


def test_without_copy_the_edges_lie_outside() -> None:
    script = script_of("Head", "Line")
    assert (script.first_long, script.last_long) == (2, -1)
    assert (script_of().first_long, script_of().last_long) == (0, -1)


def test_the_first_place_of_a_role() -> None:
    script = script_of("A", "B", "C")
    script.mark(2, Role.CROSSHEAD)
    script.mark(1, Role.CROSSHEAD)
    assert script.place_of(Role.CROSSHEAD) == 1
    assert script.place_of(Role.BYLINE) is None


def test_the_first_date_noted_is_the_issues() -> None:
    script = script_of("A")
    for text in ("12 March 2019", "1 April 2019"):
        found = first_date(text)
        assert found is not None
        script.note_date(found, 7)
    assert script.issue.day == date(2019, 3, 12)
    assert told(script.remarks) == ["printed on 12 March 2019"]
    assert script.remarks.notes[0].line == 7


LINES = st.lists(
    st.sampled_from(["Head", *COPY, "By Ada Tarn", "", "Share", "Ends"]), max_size=12
)


@given(LINES, st.sets(st.integers(0, 11)))
def test_edges_are_those_of_a_plain_count(lines: list[str], gone: set[int]) -> None:
    items = [item(line) for line in lines]
    script = Script(items=items, given=Given(), remarks=fresh_remarks())
    for place in sorted(gone):
        assert script.first_long <= len(items)
        if place < len(items):
            script.drop(place, "gone")
    copy = [i for i, own in enumerate(items) if own.long and i not in gone]
    assert script.first_long == min(copy, default=len(items))
    assert script.last_long == max(copy, default=-1)
    # Every line is either free or left out, and none is both.
    free, left = set(script.free()), set(script.reasons)
    assert free | left == set(range(len(items)))
    assert not free & left
