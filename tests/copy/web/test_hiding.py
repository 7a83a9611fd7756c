"""What a page does not show is no copy."""

import pytest
from lxml import html

from layout.copy.web.hiding import take_hidden
from tests.copy.making import COPY

STORY = "".join(f"<p>{text}</p>" for text in COPY)


def body(text: str) -> html.HtmlElement:
    return html.document_fromstring(f"<html><body>{text}</body></html>").body


@pytest.mark.parametrize(
    "element",
    [
        "<p style='display:none'>A draft</p>",
        "<p style='color: red; visibility: hidden'>A draft</p>",
        "<div hidden><p>A</p> <p>draft</p></div>",
        "<p>{}<span class='sr-only'>A draft</span></p>",
        "<p style='mso-hide:all'>A draft</p>",
    ],
)
def test_what_is_hidden_is_taken_out_and_told(element: str) -> None:
    page = body(f"{STORY}{element}")
    (left,) = take_hidden(page)
    assert (left.text, left.reason) == ("A draft", "it is hidden on the page")
    assert "draft" not in page.text_content()


@pytest.mark.parametrize(
    "element",
    [
        "<p style='display:block'>A draft</p>",
        "<p hidden='until-found'>A draft</p>",
        "<p class='hidden-gem'>A draft</p>",
        "<p data-style='display:none'>A draft</p>",
    ],
)
def test_what_is_shown_stays(element: str) -> None:
    page = body(f"{STORY}{element}")
    assert take_hidden(page) == []
    assert "A draft" in page.text_content()


def test_a_page_that_waits_for_a_script_is_not_hidden() -> None:
    page = body(f"<div style='visibility:hidden'>{STORY}</div><p>Menu</p>")
    assert take_hidden(page) == []
    assert COPY[0] in page.text_content()
