"""A page's own address, in the ways that browsers and sites print it."""

import pytest

from layout.copy.subbing.leftovers.addresses import matches
from tests.copy.making import item


@pytest.mark.parametrize(
    "text",
    [
        "URL: https://alder.example/2019/03/bridge",
        "Source: http://www.alder.example/bridge.html",
        "Permalink: https://alder.example/?p=112",
        "Short link https://aldr.example/b1",
        "Printed from: https://alder.example/print/112",
        "Retrieved from https://alder.example/wiki/Bridge",
        "Original article: https://alder.example/bridge",
        "Available at www.alder.example/bridge",
        "Saved from <https://alder.example/bridge>",
    ],
)
def test_the_address_of_the_page_is_one(text: str) -> None:
    assert matches(item(text))


def test_a_browsers_foot_line_has_address_and_date() -> None:
    assert matches(item("https://alder.example/news/bridge 12/03/2019, 10:04"))
    assert matches(item("http://www.alder.example/a 1.3.19"))


@pytest.mark.parametrize(
    "text",
    [
        "https://alder.example/petition",
        "www.alder.example",
        "Sign the petition at https://alder.example/petition before Friday",
        "The source of the Alder is at https://maps.example/alder, says the map",
        "URL: none was given",
        "Source: the county surveyor's report",
    ],
)
def test_an_address_that_copy_names_is_none(text: str) -> None:
    assert not matches(item(text))
