"""Breadcrumbs, menus in a line, and runs of short entries."""

import pytest

from layout.copy.subbing.leftovers.navigation import (
    crumbs_of,
    is_entry,
    is_menu,
    runs,
)
from tests.copy.making import COPY, item, script_of


@pytest.mark.parametrize(
    ("text", "crumbs"),
    [
        ("Home > News > Bridge", ["Home", "News", "Bridge"]),
        ("Home » Sport » Regatta", ["Home", "Sport", "Regatta"]),
        ("You are here: Home › Letters", ["Home", "Letters"]),
        ("News → Roads → The bridge at Marl", ["News", "Roads", "The bridge at Marl"]),
        ("Home :: Farming :: Hay", ["Home", "Farming", "Hay"]),
    ],
)
def test_a_trail_is_taken_apart(text: str, crumbs: list[str]) -> None:
    assert crumbs_of(item(text)) == crumbs


@pytest.mark.parametrize(
    "text",
    [
        "The bridge at Marl",
        "Marl/Alderbeck",
        "Either/or",
        "> quoted by somebody",
        "Home",
        "Home > " + "word " * 25,
    ],
)
def test_another_line_is_no_trail(text: str) -> None:
    assert crumbs_of(item(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Home | News | Sport | Contact us",
        "News • Opinion • Letters • Obituaries",
        "Home\tNews\tSport",
        "About us   Contact   Advertise with us",
        "Login / Register / Subscribe",
        "Home | Marl | Sport",
    ],
)
def test_a_menu_has_entries_that_menus_have(text: str) -> None:
    assert is_menu(item(text))


@pytest.mark.parametrize(
    "text",
    [
        "Home | News",
        "Hay | Oats | Barley | Wheat",
        "Alder, Marl and Fell",
        "News | A long sentence that no menu would ever hold | Sport",
        "3 | 4 | 5",
    ],
)
def test_other_parted_lines_are_no_menu(text: str) -> None:
    assert not is_menu(item(text))


def test_an_entry_is_known_in_any_case() -> None:
    assert is_entry(item("CONTACT US"))
    assert is_entry(item("» What’s on"))
    assert not is_entry(item("Contact the clerk"))


def test_a_run_of_entries_is_a_menu_with_strange_ones_between() -> None:
    script = script_of("Home", "Marl", "News", "Sport", *COPY)
    assert runs(script) == [range(4)]


def test_a_run_is_cut_to_its_known_entries() -> None:
    script = script_of("The Courier", "Home", "News", "Sport", "Bridge shut", *COPY)
    assert runs(script) == [range(1, 4)]


def test_two_entries_are_no_run() -> None:
    assert runs(script_of("Home", "News", *COPY)) == []
    assert runs(script_of("Hay", "Oats", "Barley", "Home", *COPY)) == []


def test_there_may_be_a_run_at_each_end() -> None:
    script = script_of(
        "Home", "News", "Sport", *COPY, "Privacy", "Contact", "Shop", "Help"
    )
    assert runs(script) == [range(3), range(5, 9)]
