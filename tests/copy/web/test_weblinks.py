"""Parts of a page that are nothing but links."""

import pytest
from lxml import html

from layout.copy.web.weblinks import Links, host_of
from tests.copy.making import COPY

LINKS = "".join(f"<li><a href='/{n}'>The ferry of {n}</a></li>" for n in range(4))


def are_all(text: str) -> bool:
    page = html.document_fromstring(f"<html><body>{text}</body></html>").body
    (part,) = page.xpath("//*[@id='x']")
    return Links(page).are_all(part)


@pytest.mark.parametrize(
    "part",
    [
        f"<ul id='x'>{LINKS}</ul>",
        f"<div id='x'><h3>Latest</h3><ul>{LINKS}</ul></div>",
        f"<p>It rained.</p><ul id='x'>{LINKS}</ul>",
    ],
)
def test_menus_and_boxes_of_other_articles_are_all_links(part: str) -> None:
    assert are_all(part)


@pytest.mark.parametrize(
    "part",
    [
        f"<p>These have sailed:</p><ul id='x'>{LINKS}</ul>",
        f"<div id='x'><p>{COPY[0]}</p><p>{COPY[1]}</p><ul>{LINKS}</ul></div>",
        "<p id='x'><a href='/1'>The ferry</a> and <a href='/2'>the weir</a></p>",
        "<ul id='x'><li>Hay</li><li>Oats</li><li>Bran</li></ul>",
        "<ul id='x'><li><a>Hay</a></li><li><a>Oats</a></li><li><a>Bran</a></li></ul>",
    ],
)
def test_copy_with_links_is_copy(part: str) -> None:
    assert not are_all(part)


def test_links_to_other_sites_are_the_copys() -> None:
    goods = "".join(
        f"<li><a href='https://shop.example/{n}'>Kettle {n}</a></li>" for n in range(4)
    )
    assert not are_all(f"<ul id='x'>{goods}</ul>")
    page = html.document_fromstring(
        "<link rel='canonical' href='https://www.shop.example/a'>"
        f"<body><ul id='x'>{goods}</ul></body>"
    )
    assert host_of(page) == "shop.example"
    assert Links(page.body, host_of(page)).are_all(page.get_element_by_id("x"))
