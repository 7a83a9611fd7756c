"""The styles of an OpenDocument file."""

import pytest
from lxml import etree

from layout.copy.office.odtstyles import Styles, styles_of
from tests.copy.office.odtmaking import SPACES


def styles(inside: str) -> Styles:
    return styles_of(
        None, etree.fromstring(f"<office:styles {SPACES}>{inside}</office:styles>")
    )


@pytest.mark.parametrize(
    ("attributes", "role"),
    [
        ('style:name="Title"', "headline"),
        ('style:name="Heading_20_2"', "h2"),
        ('style:name="P1" style:display-name="Heading 3"', "h3"),
        ('style:name="P1" style:default-outline-level="2"', "h2"),
        ('style:name="P1" style:default-outline-level="0"', ""),
        ('style:name="P1" style:default-outline-level=""', ""),
        ('style:name="P1" style:parent-style-name="Base"', "byline"),
        ('style:name="P1"', ""),
        ('style:name="Pull_20_quote"', "quote"),
        ('style:name="Quotations"', "quote"),
    ],
)
def test_a_paragraph_style_is_a_part_of_an_article(attributes: str, role: str) -> None:
    base = '<style:style style:name="Base" style:display-name="Byline"/>'
    found = styles(f"{base}<style:style {attributes}/>")
    name = attributes.split('"')[1]
    assert found.role(name) == role


@pytest.mark.parametrize(
    ("properties", "tags"),
    [
        ('fo:font-weight="bold"', ("strong",)),
        ('fo:font-weight="600"', ("strong",)),
        ('fo:font-weight="400"', ()),
        ('fo:font-style="italic"', ("em",)),
        ('fo:font-style="oblique" fo:font-weight="900"', ("strong", "em")),
        ('style:text-position="super"', ("sup",)),
        ('style:text-position="33% 58%"', ()),
        ('style:text-line-through-style="solid"', ("s",)),
        ('style:text-line-through-style="none"', ()),
        ("", ()),
    ],
)
def test_a_look_has_htmls_names(properties: str, tags: tuple[str, ...]) -> None:
    found = styles(
        f'<style:style style:name="T1"><style:text-properties {properties}/>'
        "</style:style>"
    )
    assert found.look("T1").tags == tags
    assert not found.look("T1").hidden


def test_hidden_text_is_known_and_handed_down() -> None:
    found = styles(
        '<style:style style:name="T1"><style:text-properties text:display="none"/>'
        '</style:style><style:style style:name="T2" style:parent-style-name="T1"/>'
    )
    assert found.look("T1").hidden
    assert found.look("T2").hidden
    assert not found.look("T3").hidden
