"""The word ledger on columns that were never printed: what joins, what is lost."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.notes import Note
from layout.proof.readback.evidence import FoundLeg, FoundText, StoryCount
from layout.proof.readback.ledger import check_ledger
from tests.proof.readback.founds import (
    FILE,
    SLUG,
    article,
    found,
    issue,
    leg,
    text,
)


def check(
    copy: str, *parts: FoundLeg | FoundText, dateline: str = ""
) -> tuple[StoryCount, list[Note]]:
    story = article(copy, dateline=dateline)
    proof, notes = check_ledger(issue(story), found(*parts), {SLUG})
    [count] = proof.stories
    return count, list(notes)


@pytest.mark.parametrize(
    ("copy", "lines"),
    [
        pytest.param("the weir is open", ["the weir", "is open"], id="whole words"),
        pytest.param(
            "the engineers wait", ["the engi=", "neers wait"], id="our hyphen"
        ),
        pytest.param(
            "a long-postponed letter",
            ["a long-", "postponed letter"],
            id="the copy's hyphen",
        ),
        pytest.param(
            "a long-postponed letter",
            ["a long-post=", "poned letter"],
            id="our hyphen behind the copy's",
        ),
        pytest.param(
            "pre- and post-war", ["pre-", "and post-war"], id="hanging hyphen"
        ),
        pytest.param(
            "see larks.example/owls", ["see larks.", "example/owls"], id="point"
        ),
        pytest.param("write to a@b.example", ["write to a@", "b.example"], id="at"),
        pytest.param("either/or", ["either/", "or"], id="stroke"),
        pytest.param(
            "incomprehensible", ["in=", "compre=", "hensible"], id="three lines"
        ),
        pytest.param("Larks, OWLS", ["“larks”", "owls."], id="case and marks"),
        pytest.param("one two", ["one", "", "two"], id="an empty line between"),
    ],
)
def test_lines_make_the_copys_words(copy: str, lines: list[str]) -> None:
    count, notes = check(copy, leg(*lines))
    assert notes == []
    assert count.words == count.words_set


def test_a_word_broken_at_a_columns_foot_goes_on_in_the_next() -> None:
    parts = (leg("the engi="), leg("neers wait", column=1, page=2))
    assert check("the engineers wait", *parts)[1] == []


def test_heads_and_captions_count_with_the_copy() -> None:
    parts = (text("The weir", "shuts"), leg("it is dry"), text("The path"))
    count, notes = check("The weir shuts it is dry The path", *parts)
    assert notes == []
    assert count == StoryCount(slug=SLUG, words=8, words_set=8)


def test_a_heads_last_word_does_not_run_on_into_the_copy() -> None:
    parts = (text("The post-"), leg("war years"))
    _, notes = check("The post-war years", *parts)
    assert {note.code for note in notes} == set()


def test_other_stories_do_not_count() -> None:
    parts = (leg("the weir"), text("is open", slug="owls"))
    count, [note] = check("the weir is open", *parts)
    assert (note.code, count.words_set) == ("words-lost", 2)


def test_a_lost_word_is_quoted_among_its_neighbours() -> None:
    copy = "we saw six grey owls on the weir"
    _, [note] = check(copy, leg("we saw grey owls on", "the weir"))
    assert (note.code, note.file) == ("words-lost", FILE)
    assert note.message == (
        '1 word of "weir" missing in the finished pages, '
        'first "six" in "we saw six grey owls"'
    )


def test_of_a_word_that_stands_twice_the_missing_one_is_quoted() -> None:
    copy = "owls by day and owls by night"
    _, [note] = check(copy, leg("owls by day and", "by night"))
    assert 'first "owls" in "day and owls by night"' in note.message


def test_an_added_word_is_quoted_as_it_is_printed() -> None:
    _, [note] = check("the weir is dry", leg("the weir is not", "dry"))
    assert note.code == "words-added"
    assert note.message.endswith('first "not" in "weir is not dry"')


def test_a_word_for_another_is_both() -> None:
    count, notes = check("the weir is dry", leg("the weir is wet"))
    assert [note.code for note in notes] == ["words-lost", "words-added"]
    assert count == StoryCount(slug=SLUG, words=4, words_set=4)


def test_nothing_read_is_said_so() -> None:
    _, [note] = check("the weir is dry")
    assert note.message == 'none of the 4 words of "weir" is in the pages'


@pytest.mark.parametrize(
    ("copy", "initial", "first"),
    [
        pytest.param("Anglers wait", "A", "nglers wait", id="begins a word"),
        pytest.param("A weir waits", "A", "weir waits", id="is a word"),
        pytest.param("“No,” they say", "“N", "o,” they say", id="with its mark"),
    ],
)
def test_an_initial_is_joined_as_the_copy_has_it(
    copy: str, initial: str, first: str
) -> None:
    count, notes = check(copy, leg(first, "", initial=initial))
    assert notes == []
    assert count.words == count.words_set


def test_a_dateline_may_be_printed_or_not() -> None:
    printed = leg("Rookhope: the weir", "is dry")
    count, notes = check("the weir is dry", printed, dateline="Rookhope")
    assert (notes, count.words_set) == ([], 4)
    plain = leg("the weir is dry")
    assert check("the weir is dry", plain, dateline="Rookhope")[1] == []


def test_a_dateline_is_forgiven_once() -> None:
    twice = leg("Rookhope: the weir", "Rookhope is dry")
    _, [note] = check("the weir is dry", twice, dateline="Rookhope")
    assert note.message.startswith("1 word of")


def test_markers_in_the_margin_are_no_copy() -> None:
    column = leg("the weir is dry")
    numbered = replace(column, rows=(replace(column.rows[0], margin="1."),))
    assert check("the weir is dry", numbered)[1] == []


def test_stories_are_counted_in_the_issues_order_and_no_others() -> None:
    stories = [replace(article("one"), slug=slug) for slug in ("c", "a", "b")]
    proof, _ = check_ledger(issue(*stories), found(), {"a", "c"})
    assert [count.slug for count in proof.stories] == ["c", "a"]


WORDS = st.lists(
    st.text("abcde", min_size=1, max_size=7), min_size=2, max_size=14, unique=True
)


def broken(words: list[str], cuts: list[int]) -> list[str]:
    """Break words into lines at some places, by our hyphen where it is in a word."""
    whole, lines, start = " ".join(words), [], 0
    for cut in sorted({cut for cut in cuts if 0 < cut < len(whole)}):
        piece = whole[start:cut]
        inside = " " not in whole[cut - 1 : cut + 1]
        lines.append(piece.strip() + ("=" if inside else ""))
        start = cut
    return [*lines, whole[start:].strip()]


@settings(max_examples=40)
@given(words=WORDS, cuts=st.lists(st.integers(1, 60), max_size=8))
def test_however_a_text_is_broken_no_word_is_lost_or_added(
    words: list[str], cuts: list[int]
) -> None:
    count, notes = check(" ".join(words), leg(*broken(words, cuts)))
    assert notes == []
    assert count.words_set == len(words)


@settings(max_examples=40)
@given(words=WORDS, data=st.data())
def test_every_word_left_out_is_counted(words: list[str], data: st.DataObject) -> None:
    out = data.draw(st.sets(st.sampled_from(words), max_size=len(words) - 1))
    kept = [word for word in words if word not in out]
    count, notes = check(" ".join(words), leg(*kept))
    assert [note.code for note in notes] == ["words-lost"] * bool(out)
    assert count.words_set == len(kept)


@settings(max_examples=40)
@given(words=WORDS, data=st.data())
def test_a_line_printed_twice_is_told(words: list[str], data: st.DataObject) -> None:
    twice = data.draw(st.sampled_from(words))
    count, notes = check(" ".join(words), leg(*words, twice))
    assert [note.code for note in notes] == ["words-added"]
    assert count.words_set == len(words) + 1
