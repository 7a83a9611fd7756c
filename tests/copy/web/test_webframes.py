"""Tables that only frame a page, and credits that a class alone marks."""

import pytest
from lxml import html

from layout.copy.web.webframes import mark_credits, unframe
from tests.copy.making import COPY

LONG = " ".join(COPY * 2)


def body(text: str) -> html.HtmlElement:
    return html.document_fromstring(f"<body>{text}</body>").body


@pytest.mark.parametrize(
    "cells",
    [
        f"<td>Menu</td><td>{LONG}</td>",
        "<td>Menu</td><td><p>It rained.</p></td>",
        "<td><h1>Bridge shut</h1></td><td>It rained.</td>",
        "<td><ul><li>Home</ul></td><td>It rained.</td>",
        "<td><table><tr><td>a<td>b</table></td><td>c</td>",
    ],
)
def test_a_table_that_holds_a_page_becomes_blocks(cells: str) -> None:
    page = body(f"<table><tbody><tr>{cells}</tr></tbody></table>")
    words = page.text_content().split()
    unframe(page)
    assert page[0].tag == "div"
    assert page.text_content().split() == words


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td>Mon<td>9</tr><tr><td>Tue<td>10</tr>",
        "<tr><th>Day<th>Hour</tr><tr><td>Mon<td><p>9</p></tr>",
        "<tr><td><b>Mon</b><td>9</tr>",
    ],
)
def test_a_table_of_facts_stays(rows: str) -> None:
    page = body(f"<table>{rows}</table>")
    unframe(page)
    assert page[0].tag == "table"


def test_a_table_of_facts_within_a_frame_stays() -> None:
    inner = "<table id='in'><tr><td>Mon<td>9</tr><tr><td>Tue<td>10</tr></table>"
    page = body(f"<table id='out'><tr><td>{LONG}</td><td>{inner}</td></tr></table>")
    unframe(page)
    assert page.get_element_by_id("out").tag == "div"
    assert page.get_element_by_id("in").tag == "table"
    assert len(page.get_element_by_id("in").findall(".//td")) == 4


@pytest.mark.parametrize(
    "name", ["credit", "photo-credit", "image-credit", "photographer", "Attribution"]
)
def test_a_photographer_named_by_a_class_gets_a_label(name: str) -> None:
    page = body(
        f"<figure><img><figcaption>The weir. <span class='{name}'>Nell Harrow</span>"
        "</figcaption></figure>"
    )
    mark_credits(page)
    words = " ".join(page.text_content().split())
    assert words == "The weir. (Photo: Nell Harrow)"
    mark_credits(page)
    assert " ".join(page.text_content().split()) == words


@pytest.mark.parametrize(
    "caption",
    [
        "<span class='credit'>Photo: Nell Harrow</span>",
        "<span class='credit'>© Nell Harrow</span>",
        "<span class='accredited'>Nell Harrow</span>",
        "<span class='credit'> </span>",
        "<span>Nell Harrow</span>",
    ],
)
def test_a_label_is_given_once_and_only_to_a_credit(caption: str) -> None:
    page = body(f"<figure><img><figcaption>{caption}</figcaption></figure>")
    before = page.text_content()
    mark_credits(page)
    assert page.text_content() == before


def test_a_credit_outside_a_figure_is_not_touched() -> None:
    page = body("<p><span class='credit'>Nell Harrow</span></p>")
    mark_credits(page)
    assert page.text_content() == "Nell Harrow"
