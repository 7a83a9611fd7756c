"""Labelled lines before the copy, as archives dump them."""

import pytest

from layout.copy.subbing.labels import KEYS, find_labels
from layout.copy.subbing.script import Role
from tests.copy.making import COPY, left_out, marked_by, script_of


@pytest.mark.parametrize(("key", "role"), sorted(KEYS.items()))
def test_every_label_is_known_in_any_case(key: str, role: Role) -> None:
    title = "Title: Bridge shut"
    if role is Role.HEADLINE:
        title = "Date: a wet day"
    for label in (f"{key}:", f"{key.upper()}:", f"{key.title()} =", f"**{key}**:"):
        script = script_of(f"{label} Ada Tarn", title, "Id: 12", *COPY)
        find_labels(script)
        assert script.fields[str(role)] == "Ada Tarn", label


def test_labels_are_taken_with_a_title_among_them() -> None:
    script = script_of("Title: Bridge shut", "Author: Ada Tarn", *COPY)
    assert marked_by(find_labels, script) == {
        "Title: Bridge shut": Role.HEADLINE,
        "Author: Ada Tarn": Role.BYLINE,
    }
    assert script.fields == {"headline": "Bridge shut", "byline": "Ada Tarn"}


def test_two_labels_without_a_title_are_copy() -> None:
    script = script_of("By: the river", "Lead: a heavy metal", *COPY)
    assert marked_by(find_labels, script) == {}


def test_three_labels_without_a_title_are_labels() -> None:
    script = script_of("Author: Ada Tarn", "Section: Roads", "Words: 311", *COPY)
    find_labels(script)
    assert script.fields == {"byline": "Ada Tarn", "section": "Roads"}
    assert left_out(script) == ["Words: 311"]


def test_the_second_label_of_a_kind_is_left_free() -> None:
    script = script_of("Title: Bridge shut", "Headline: Ford open", *COPY)
    find_labels(script)
    assert script.fields["headline"] == "Bridge shut"
    assert 1 not in script.roles


def test_dates_are_left_to_who_reads_dates() -> None:
    script = script_of("Title: Bridge shut", "Date: 12 March 2019", *COPY)
    find_labels(script)
    assert 1 not in script.roles
    script = script_of("Title: Bridge shut", "Date: a wet day", *COPY)
    find_labels(script)
    assert script.reasons == {1: "a label of the archive"}


def test_short_lines_above_the_labels_are_the_sites() -> None:
    script = script_of("The Alder Courier", "Archive", "Title: Bridge shut", *COPY)
    find_labels(script)
    assert left_out(script) == ["The Alder Courier", "Archive"]


def test_labels_behind_the_copy_or_unknown_ones_are_none() -> None:
    script = script_of(*COPY, *COPY, "Weather: rain", *COPY)
    assert marked_by(find_labels, script) == {}
    script = script_of("Weather: rain", "Wind: west", "Tide: low", *COPY)
    assert marked_by(find_labels, script) == {}
