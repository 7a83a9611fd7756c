"""A whole script subbed: every part in its place, and every word somewhere."""

import re
from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from layout.copy.manuscript import Break, Crosshead, IssueLine, Manuscript
from layout.copy.subbing.script import Given, Item
from layout.copy.subbing.subbing import subbed
from tests.copy.making import (
    COPY,
    bullets,
    crossheads,
    dropped,
    fresh_remarks,
    item,
    paragraphs,
    said,
    script_of,
)

PAGE = (
    "Home | News | Sport | Contact us",
    "The Alder Courier",
    "Roads",
    "Bridge at Marl closed by surveyor",
    "Lorries must go round by the upper ford until the autumn",
    "By Ada Tarn",
    "12 March 2019",
    "Share on Facebook",
    f"MARL — {COPY[0]}",
    "The second pier",
    COPY[1],
    "“a crack was found in the second pier”",
    COPY[1],
    "Tags: bridge, Marl",
    "Related articles",
    "Ferry laid up",
    "© 2019 The Alder Courier",
)


def sub(*lines: str | Item, known: Given | None = None) -> Manuscript:
    script = script_of(*lines, given=known)
    return subbed(script.items, script.given, script.remarks)


def test_every_part_of_a_page_is_found() -> None:
    found = sub(*PAGE, known=Given(sections=("Roads",)))
    assert found.headline == "Bridge at Marl closed by surveyor"
    assert (
        found.standfirst == "Lorries must go round by the upper ford until the autumn"
    )
    assert found.byline == "Ada Tarn"
    assert found.section == "Roads"
    assert found.dateline == "Marl"
    assert found.issue.day == date(2019, 3, 12)
    assert crossheads(found) == ["The second pier"]
    assert found.pull_quotes == ("a crack was found in the second pier",)
    assert paragraphs(found) == [COPY[0], COPY[1], COPY[1]]


def test_what_is_the_sites_is_left_out_in_order() -> None:
    found = sub(*PAGE, known=Given(sections=("Roads",)))
    assert dropped(found) == [
        "Home | News | Sport | Contact us",
        "The Alder Courier",
        "12 March 2019",
        "Share on Facebook",
        "Tags: bridge, Marl",
        "Related articles",
        "Ferry laid up",
        "© 2019 The Alder Courier",
    ]
    assert all(left.reason for left in found.dropped)


def test_what_is_known_of_the_source_fills_what_the_copy_does_not_say() -> None:
    known = Given(
        byline="Odd Fell",
        section="Roads",
        language="nl",
        issue=IssueLine(number=112),
        encoding="windows-1252",
    )
    found = sub("Bridge shut", *COPY, known=known)
    assert (found.byline, found.section, found.language) == ("Odd Fell", "Roads", "nl")
    assert (found.issue.number, found.encoding) == (112, "windows-1252")


def test_lists_and_rules_stay_where_they_stand() -> None:
    rule = item("", block=Break(line=3))
    found = sub("Bridge shut", COPY[0], rule, bullets("Hay", "Oats"), COPY[1])
    kinds = [type(block).__name__ for block in found.blocks]
    assert kinds == ["Paragraph", "Break", "ListBlock", "Paragraph"]


def test_a_standfirst_or_crosshead_needs_no_bold() -> None:
    deck = Item(
        text="Lorries must go round by the upper ford",
        markdown="**Lorries must go round by the upper ford**",
        line=2,
    )
    head = Item(text="The pier", markdown="***The pier***", line=4)
    found = sub("Bridge at Marl shut", deck, COPY[0], head, COPY[1])
    assert found.standfirst == "Lorries must go round by the upper ford"
    assert [b.text for b in found.blocks if isinstance(b, Crosshead)] == ["The pier"]


def test_a_dateline_is_taken_from_the_first_paragraph_alone() -> None:
    found = sub("Bridge shut", COPY[0], f"MARL — {COPY[1]}")
    assert found.dateline == ""
    assert "MARL" in said(found)


def test_nothing_makes_an_empty_manuscript() -> None:
    found = subbed([], Given(), fresh_remarks())
    assert (found.headline, found.blocks, found.dropped) == ("", (), ())


LINES = st.sampled_from(
    (
        *PAGE,
        *COPY,
        *("Мост в Марле закрыт", "桥已关闭", "الجسر مغلق", "Ends", "-30-", "* * *"),
        *("Comments (3)", "Ada says:", "Reply", "Issue 112, March 2019", "Ada Tarn"),
        *("Title: Bridge", "Author: Odd Fell", "From: Ada", "Subject: Bridge", "News"),
    )
)


def letters(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


@given(st.lists(LINES, max_size=25))
def test_no_word_of_any_page_is_lost(lines: list[str]) -> None:
    found = sub(*lines)
    there = [found.headline, found.kicker, found.standfirst, found.byline]
    there += [found.dateline, found.section, *found.pull_quotes]
    there += [said(found), *dropped(found)]
    lost = letters(" ".join(lines)) - letters(" ".join(there))
    # A label is no word of the article: "By", "Title:", "Subject:".
    assert set(lost) <= {"by", "title", "author", "from", "subject"}


@given(st.lists(LINES, max_size=25))
def test_copy_keeps_its_order(lines: list[str]) -> None:
    found = sub(*lines)
    places = [block.line for block in found.blocks]
    assert places == sorted(places)
    left = [leftover.line for leftover in found.dropped]
    assert left == sorted(left)
