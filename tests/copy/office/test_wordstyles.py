"""Styles as parts of an article: by name, by what they are based on, by level."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.copy.office.wordstyles import NAMES, ROLES, Style, number_of, role_of


@pytest.mark.parametrize(("name", "role"), sorted(NAMES.items()))
def test_every_name_is_known_however_it_is_written(name: str, role: str) -> None:
    for written in (name, name.upper(), name.title(), name.replace(" ", "_")):
        assert role_of("a", {"a": Style(name=written)}) == role


@pytest.mark.parametrize(
    ("style", "role"),
    [
        (Style(name="heading 1"), "h1"),
        (Style(name="Heading 4"), "h4"),
        (Style(name="heading 9"), "h6"),
        (Style(name="House crossbar", outline=1), "h2"),
        (Style(name="House crossbar", outline=8), "h6"),
        (Style(name="House copy", outline=9), ""),
        (Style(name="House copy"), ""),
        (Style(name=""), ""),
    ],
)
def test_headings_by_name_and_level(style: Style, role: str) -> None:
    assert role_of("a", {"a": style}) == role


def test_a_style_is_what_it_is_based_on() -> None:
    styles = {
        "a": Style(name="House head", parent="b"),
        "b": Style(name="House display", parent="c"),
        "c": Style(name="Title"),
    }
    assert role_of("a", styles) == "headline"
    assert role_of("d", styles) == ""


def test_its_own_name_says_more_than_its_parent() -> None:
    styles = {"a": Style(name="Byline", parent="b"), "b": Style(name="Title")}
    assert role_of("a", styles) == "byline"


def test_a_list_comes_from_the_nearest_style() -> None:
    styles = {
        "a": Style(name="A", parent="b"),
        "b": Style(name="B", parent="c", number="2"),
        "c": Style(name="C", number="3"),
    }
    assert [number_of(name, styles).number for name in "abcd"] == ["2", "2", "3", ""]


IDS = st.sampled_from("abcd")
STYLES = st.dictionaries(
    IDS,
    st.builds(
        Style,
        name=st.sampled_from(["Title", "heading 2", "House", ""]),
        parent=st.sampled_from("abcd "),
        number=st.sampled_from(["", "1"]),
    ),
)


@given(IDS, STYLES)
def test_styles_in_a_circle_end(name: str, styles: dict[str, Style]) -> None:
    assert role_of(name, styles) in {"", "h2", "headline"}
    assert number_of(name, styles).number in {"", "1"}


def test_each_part_of_an_article_has_a_style() -> None:
    assert set(ROLES) <= set(NAMES.values())
