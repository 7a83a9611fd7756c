"""What of a page is content: elements hidden from readers are not, words are."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.plate.renderer.artifacts import SVG, TITLE, artifacts_of


def hidden(body: str) -> set[str]:
    """Return the ids of the elements that are artifacts."""
    root = ET.fromstring(f"<html><body>{body}</body></html>")
    return {element.get("id", "") for element in artifacts_of(root)}


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ('<p id="a">The weir</p>', set()),
        ('<p id="a" aria-hidden="true">The Courier</p>', {"a"}),
        ('<p id="a" aria-hidden="false">The weir</p>', set()),
        ('<img id="a" alt="A weir"/><img id="b" alt=""/>', {"b"}),
        ('<img id="a" alt="  "/><img id="b"/>', {"a", "b"}),
        ('<img id="a" aria-label="A weir"/>', set()),
    ],
)
def test_hidden_elements_and_pictures_without_words_are_artifacts(
    body: str, wanted: set[str]
) -> None:
    assert hidden(body) == wanted


def test_what_is_in_an_artifact_is_one() -> None:
    inner = '<p id="b"><i id="c">1</i></p>'
    body = f'<div id="a" aria-hidden="true">{inner}</div><p id="d"/>'
    assert hidden(body) == {"a", "b", "c"}


def test_a_drawing_has_its_title_for_words() -> None:
    root = ET.Element("body")
    told, bare = ET.SubElement(root, SVG), ET.SubElement(root, SVG)
    ET.SubElement(told, TITLE).text = "Where the weir is"
    path = ET.SubElement(bare, "path")
    assert artifacts_of(root) == {bare, path}


@given(st.lists(st.booleans(), max_size=12))
def test_each_element_is_judged_by_itself(flags: list[bool]) -> None:
    body = "".join(
        f'<p id="{at}" aria-hidden="{str(flag).lower()}"/>'
        for at, flag in enumerate(flags)
    )
    assert hidden(body) == {str(at) for at, flag in enumerate(flags) if flag}
