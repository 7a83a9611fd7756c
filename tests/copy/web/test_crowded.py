"""Attributes by the thousand go before a page is parsed, and no word with them."""

import time

import lxml.html
import pytest

from layout.copy.web.crowded import MOST_ATTRIBUTES, uncrowded


def test_the_words_stay() -> None:
    many = " ".join(f"a{number}='b > c'" for number in range(MOST_ATTRIBUTES + 1))
    assert uncrowded(f"<p {many}>It's <b x=1>shut</b></p>") == (
        "<p>It's <b x=1>shut</b></p>"
    )


def test_what_is_not_crowded_stays_as_it_is() -> None:
    text = "<p a=1>It is < so & 'so', a<b and <i x=y>b</i> > c</p>" * 400
    assert uncrowded(text) == text


@pytest.mark.parametrize(
    "piece", ["a{}=1 ", "<p b{} ", "c{}=' ", 'd{}=" ', "<e{}=<", "/{}", "=f{} "]
)
def test_it_takes_linear_time_and_so_does_the_parser(piece: str) -> None:
    text = "<p " + "".join(piece.format(number) for number in range(60_000))
    start = time.process_time()
    lxml.html.fragment_fromstring(uncrowded(text), create_parent="div")
    assert time.process_time() - start < 5
