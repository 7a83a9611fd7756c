"""The site's banner above a headline, and the page's title that repeats it."""

import pytest

from layout.copy.subbing.banners import is_banner, is_page_title, overlap, paper_in
from layout.copy.subbing.script import Given
from tests.copy.making import COPY, bullets, script_of

HEAD = "Bridge at Marl closed by surveyor"


@pytest.mark.parametrize(
    "text",
    [
        "The Alder Courier",
        "Alder Gazette",
        "Marl & District Advertiser",
        "The Voice of Marl – founded 1931",
        "www.alder.example",
        "alder.example",
        "The official website of the growers",
        "The Alder Herald | News",
        "The newspaper of Marl since 1931",
        "Alder Free Press",
    ],
)
def test_a_nameplate_or_slogan_is_a_banner(text: str) -> None:
    assert is_banner(script_of(text, HEAD, *COPY), 0, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Lorries to go by upper ford",
        "Masons to look at every stone of the bridge",
        "Closed until autumn",
        "The old bridge: what the surveyor found in the second pier on Tuesday"
        " and what he will do about it now",
    ],
)
def test_a_headline_is_none(text: str) -> None:
    assert not is_banner(script_of(text, HEAD, *COPY), 0, 1)


@pytest.mark.parametrize("name", ["The Marl Lantern", "Marl Lantern", "MARL LANTERN"])
def test_the_papers_own_name_is_one(name: str) -> None:
    given = Given(paper="The Marl Lantern")
    assert is_banner(script_of(name, HEAD, *COPY, given=given), 0, 1)


def test_a_list_is_none() -> None:
    assert not is_banner(script_of(bullets("The Alder Courier"), HEAD, *COPY), 0, 1)


def test_below_a_banner_a_line_without_words_of_the_copy_is_one_too() -> None:
    script = script_of("The Alder Courier", "Ink and honesty", HEAD, *COPY)
    assert not is_banner(script, 1, 2)
    script.drop(0, "the site's banner")
    assert is_banner(script, 1, 2)


@pytest.mark.parametrize(
    ("title", "is_one"),
    [
        (HEAD, True),
        (HEAD.upper(), True),
        (f"{HEAD} | The Alder Courier", True),
        (f"{HEAD} - Alder", True),
        (f"The Alder Courier: {HEAD}", False),
        ("Bridge at Marl", False),
        (
            f"{HEAD} and what the whole of the valley will have to do about it until"
            " the autumn comes",
            False,
        ),
    ],
)
def test_a_pages_title_repeats_the_headline(title: str, is_one: bool) -> None:
    script = script_of(title, HEAD, *COPY)
    assert is_page_title(script, 0, 1) == is_one


def test_no_line_repeats_itself() -> None:
    assert not is_page_title(script_of(HEAD, *COPY), 0, 0)
    assert not is_page_title(script_of("", "—", *COPY), 0, 1)


@pytest.mark.parametrize(
    ("title", "paper"),
    [
        (f"{HEAD} | The Alder Courier", "The Alder Courier"),
        (f"{HEAD} – Alder", "Alder"),
        (f"{HEAD}: Marl Lantern", "Marl Lantern"),
        (HEAD, ""),
        ("Something else", ""),
    ],
)
def test_the_paper_is_named_behind_the_headline(title: str, paper: str) -> None:
    assert paper_in(title, HEAD) == paper


def test_overlap_is_the_share_of_longer_words_that_return() -> None:
    script = script_of("Bridge closed", "Bridge bought", "Ink and honesty", *COPY)
    assert overlap(script, 0) == 1
    assert overlap(script, 1) == 0.5
    assert overlap(script, 2) == 0


def test_a_line_of_small_words_overlaps_nothing() -> None:
    assert overlap(script_of("It is so", *COPY), 0) == 0
