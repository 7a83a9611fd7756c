"""Slugs and plain names: readable, safe, and the same every time."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.copy.slugging import MOST_CHARACTERS, TAKEN, free_slug, plain_name, slug_of


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Bridge at Marl closed by surveyor", "bridge-marl-closed-surveyor"),
        ("The weir: what now?", "weir-now"),
        ("It is what it is", "it-is-what-it"),
        ("Café in Ærø für Übermut", "cafe-aero-fur-ubermut"),
        ("Łódź ß þing", "lodz-ss-thing"),
        ("Nell’s boat, Tam's ford", "nells-boat-tams-ford"),
        ("1931", "1931"),
        ("£12 a day", "12-day"),
        (
            "Donaudampfschifffahrtsgesellschaftskapitän kommt an",
            "donaudampfschifffahrtsgesellschaftsk",
        ),
        ("Contents", "contents-story"),
        ("Masthead", "masthead-story"),
    ],
)
def test_a_slug_is_the_headlines_telling_words(headline: str, slug: str) -> None:
    assert slug_of(headline, "a.txt", b"") == slug


def test_a_headline_in_another_script_gives_its_files_name() -> None:
    assert slug_of("桥已关闭", "old/Bridge 112.txt", b"") == "bridge-112"
    assert slug_of("", "C:\\old\\The weir.docx", b"") == "weir"


def test_without_any_latin_letter_the_bytes_give_a_name() -> None:
    slug = slug_of("桥", "桥.txt", b"copy")
    assert re.fullmatch(r"story-[0-9a-f]{6}", slug)
    assert slug == slug_of("桥", "桥.txt", b"copy")
    assert slug != slug_of("桥", "桥.txt", b"other copy")


def test_a_slug_that_is_taken_gets_a_number() -> None:
    assert free_slug("weir", set()) == "weir"
    assert free_slug("weir", {"weir"}) == "weir-2"
    assert free_slug("weir", {"weir", "weir-2", "weir-3"}) == "weir-4"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("IMG_0012.JPG", "img-0012-jpg"),
        ("  The  Weir!  ", "the-weir"),
        ("a--b__c", "a-b-c"),
        ("桥", ""),
        ("ÅÄÖ", "aao"),
        ("ﬁne", "fine"),
    ],
)
def test_a_plain_name_has_letters_and_single_hyphens(text: str, name: str) -> None:
    assert plain_name(text) == name


@given(st.text(max_size=80), st.text(max_size=20), st.binary(max_size=8))
def test_any_headline_gives_a_safe_slug(headline: str, name: str, data: bytes) -> None:
    slug = slug_of(headline, f"{name}.txt", data)
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug)
    assert slug not in TAKEN
    assert len(slug) <= MOST_CHARACTERS + len("-story")


@given(st.text(max_size=80))
def test_a_plain_name_is_its_own(text: str) -> None:
    assert plain_name(plain_name(text)) == plain_name(text)
