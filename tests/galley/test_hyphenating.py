"""Where words may break, and where they must not."""

from dataclasses import replace

import pytest
from msgspec import structs

from layout.galley.composing import ComposingRoom
from layout.galley.hyphenating import Hyphenator
from tests.galley.quadshop import COURIER


def hyphenated(word: str, hyphenator: Hyphenator) -> str:
    parts, last = [], 0
    for at in hyphenator.points(word):
        parts.append(word[last:at])
        last = at
    return "-".join([*parts, word[last:]])


@pytest.fixture
def english(courier: ComposingRoom) -> Hyphenator:
    return courier.hyphenator("en-GB")


def house(*entries: str) -> Hyphenator:
    return Hyphenator(replace(COURIER, hyphen_exceptions=entries), "en-GB")


def limits(left: int, right: int) -> Hyphenator:
    rules = structs.replace(COURIER.justification, hyphen_left=left, hyphen_right=right)
    return Hyphenator(replace(COURIER, justification=rules), "en-GB")


def test_patterns_divide_english_words(english: Hyphenator) -> None:
    assert hyphenated("notwithstanding", english) == "not-with-stand-ing"


@pytest.mark.parametrize("word", ["NASA", "BRIDGES", "B2B-market", "covid19", "1,400"])
def test_capitals_and_figures_stay_whole(english: Hyphenator, word: str) -> None:
    assert english.points(word) == ()


@pytest.mark.parametrize("word", ["a", "the", "weir", "“the”", "", "—", "..."])
def test_short_words_stay_whole(english: Hyphenator, word: str) -> None:
    assert english.points(word) == ()


def test_compounds_are_cut_at_their_own_hyphen_only(english: Hyphenator) -> None:
    assert english.points("notwithstanding-compensation") == ()


def test_house_list_overrules_the_patterns() -> None:
    assert hyphenated("Alderbeck", house("Alder-beck")) == "Alder-beck"
    assert hyphenated("ALDERBECK,", house("Alder-beck")) == "ALDER-BECK,"
    assert hyphenated("notwithstanding", house("notwithstanding")) == "notwithstanding"


def test_punctuation_shifts_the_points(english: Hyphenator) -> None:
    assert hyphenated("(“notwithstanding”),", english) == "(“not-with-stand-ing”),"


@pytest.mark.parametrize("mark", ["'", "’"])
def test_apostrophes_ride_along(english: Hyphenator, mark: str) -> None:
    found = hyphenated(f"government{mark}s", english)
    assert "-" in found
    assert found.endswith(f"ment{mark}s")


@pytest.mark.parametrize(("left", "right"), [(2, 3), (4, 2), (3, 5)])
def test_limits_before_and_after_hold(left: int, right: int) -> None:
    hyphenator = limits(left, right)
    words = "compensation responsibilities temporary engineers council’s elephant"
    for word in words.split():
        assert all(left <= at <= len(word) - right for at in hyphenator.points(word))
    assert hyphenator.points("responsibilities")


def test_points_ascend(english: Hyphenator) -> None:
    points = english.points("responsibilities")
    assert list(points) == sorted(set(points))


def test_each_language_has_its_own(courier: ComposingRoom) -> None:
    german = courier.hyphenator("de")
    assert hyphenated("Zeitung", german) == "Zei-tung"


def test_a_language_without_patterns_hyphenates_nothing(courier: ComposingRoom) -> None:
    assert courier.hyphenator("tlh").points("notwithstanding") == ()
