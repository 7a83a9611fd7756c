"""Boxes of other heads beside the copy, told from boxes of facts."""

import pytest
from lxml import html

from layout.copy.manuscript import Source
from layout.copy.web.title_boxes import REASON, is_title_box
from layout.copy.web.webpage import read_html
from tests.copy.making import COPY, dropped

STORY = "".join(f"<p>{text}</p>" for text in COPY)
OTHERS = (
    "Ferry laid up until spring",
    "Choir wins its second cup",
    "Hay is dear again",
)
FACTS = ("The bridge at Marl is shut", "Lorries go by the upper ford", "Masons look on")


def box(heading: str, *titles: str, tag: str = "aside", tail: str = "") -> str:
    entries = "".join(f"<li>{title}</li>" for title in titles)
    return f"<{tag}><h3>{heading}</h3><ul>{entries}</ul>{tail}</{tag}>"


def is_box(text: str, before: str = "") -> bool:
    main = html.fragment_fromstring(f"<article>{STORY}{before}{text}</article>")
    return is_title_box(main[-1], main)


@pytest.mark.parametrize("heading", ["Most read", "Related articles", "Trending"])
def test_a_known_heading_makes_any_short_lines_others(heading: str) -> None:
    assert is_box(box(heading, "Ferry laid up", "Choir wins"))


@pytest.mark.parametrize("heading", ["Meistgelesen", "À lire aussi", ""])
def test_heads_that_the_copy_does_not_speak_of_are_others(heading: str) -> None:
    assert is_box(box(heading, *OTHERS))
    assert not is_box(box(heading, *FACTS))


@pytest.mark.parametrize(
    "text",
    [
        box("At a glance", "Opened: 1931", "Two piers", "Nine weeks shut"),
        box("What to bring", "Boots", "A coat", "Bread"),
        box("In figures", *(f"{title} {n}" for n, title in enumerate(OTHERS))),
        box("Most read", "It rained all day and night.", "Hay is dear"),
        box("Most read", *OTHERS, tail=f"<p>{COPY[0]}</p>"),
        box("Most read", *OTHERS, tag="section"),
        box("Most read"),
        "<aside><p>“It rained”</p></aside>",
    ],
)
def test_facts_sentences_and_other_boxes_stay(text: str) -> None:
    assert not is_box(text)


def test_a_list_that_the_copy_leads_to_stays() -> None:
    assert not is_box(box("", *OTHERS), before="<p>The paper wrote:</p>")


def test_what_is_left_out_of_a_page_is_told() -> None:
    page = (
        f"<html><body><article><h1>Bridge at Marl shut</h1>{STORY}"
        f"{box('Most read', *OTHERS)}</article></body></html>"
    )
    (found,), _ = read_html(Source(name="bridge.html", data=page.encode()))
    assert {left.reason for left in found.dropped} == {REASON}
    assert "Most read" in dropped(found)
    assert not any("Ferry" in str(block) for block in found.blocks)
