"""Tags and categories, and the section that a category line names."""

import pytest

from layout.copy.subbing.leftovers.categories import is_heading, matches, section_of
from tests.copy.making import item


@pytest.mark.parametrize(
    "text",
    [
        "Tags: bridge, Marl, roads",
        "Tagged with: bridge",
        "Tagged as bridge and roads",
        "Topics: floods",
        "Keywords: weir, fish ladder",
        "Labels: local",
        "Tags",
        "Topics:",
        "Categories:",
    ],
)
def test_a_list_of_tags_is_one(text: str) -> None:
    assert matches(item(text))


@pytest.mark.parametrize(
    "text",
    [
        "Tags: every sheep in the valley now wears one, and each has a number.",
        "Topics of the evening were the weir and the ford",
        "Labels are printed in Marl",
        "Key words were missing",
        "Tags: " + "word " * 30,
    ],
)
def test_copy_is_no_list_of_tags(text: str) -> None:
    assert not matches(item(text))


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("Category: News", "News"),
        ("Categories: News, Roads", "News"),
        ("Filed under: Home affairs", "Home affairs"),
        ("Filed in Sport", "Sport"),
        ("Posted in Letters", "Letters"),
        ("Section: Farming | 12 March 2019", "Farming"),
        ("Rubric: Culture.", "Culture"),
        ("Published in News > Roads", "News"),
        ("Department: Letters • 3 replies", "Letters"),
    ],
)
def test_a_category_line_names_the_section(text: str, section: str) -> None:
    assert section_of(text) == section


@pytest.mark.parametrize(
    "text",
    [
        "Posted in the small hours of the night to all members of the board",
        "Category winners were told on Friday",
        "News",
        "",
        "Category:",
        "Section 12 of the act",
    ],
)
def test_another_line_names_none(text: str) -> None:
    assert section_of(text) == ""


@pytest.mark.parametrize("text", ["Tags", "TOPICS:", "» Themes", "Keywords", "Labels"])
def test_a_heading_of_tags_stands_alone(text: str) -> None:
    assert is_heading(item(text))
    assert not is_heading(item(f"{text} and more"))
