"""No regular expression of the package takes more than its text's length of time."""

import re

import pytest

from tests.attack.patterns import (
    FoundPattern,
    all_patterns,
    parsed,
    suspicions,
    worst_texts,
)
from tests.attack.stopwatch import TooSlowError, allowed

# A text of this size takes a linear pattern some milliseconds, one that grows by the
# square a second and more.
SIZE = 20_000
SECONDS = 0.4
# Patterns that are only held against short texts, and how long these are at most.
SHORT = {"layout.copy.crediting.BEHIND": 2000}


def test_patterns_are_found() -> None:
    places = {one.where.split(".")[1] for one in all_patterns()}
    assert places >= {"copy", "desk", "pdf", "library", "proof"}
    assert len(all_patterns()) > 150


def test_no_pattern_is_suspicious() -> None:
    found = {
        one.where: what
        for one in all_patterns()
        if (what := sorted(set(suspicions(parsed(one.pattern)))))
    }
    assert found == {}


@pytest.mark.parametrize(
    "text", [r"(a+)+", r"(?:a*b?)*", r"\s*:?\s*", r"\w+\d+", r"(?:(?:ab)+,?)*"]
)
def test_what_is_suspicious_is_seen(text: str) -> None:
    assert list(suspicions(parsed(re.compile(text))))


@pytest.mark.parametrize(
    "text", [r"\s*+:?\s*", r"(?: +\w+)*", r"[a-z]+\d+", r"(?>a+)b", r"a{1,9}a*"]
)
def test_what_is_not_is_not(text: str) -> None:
    assert list(suspicions(parsed(re.compile(text)))) == []


@pytest.mark.slow
def test_the_worst_texts_take_every_pattern_little_time() -> None:
    slow = {one.where: text for one in all_patterns() if (text := _slowest(one))}
    assert slow == {}


def test_a_slow_pattern_is_seen() -> None:
    for text in (r"<!--.*?-->", r"\s*,", r"(\w|a)*!", r"\S+@\S+"):
        one = FoundPattern(re.compile(text), "here", anchored=False)
        assert _slowest(one), text


def _slowest(one: FoundPattern) -> str:
    """Return the beginning of a text that takes a pattern too long, or nothing."""
    for text in worst_texts(one.pattern, SHORT.get(one.where, SIZE)):
        try:
            with allowed(SECONDS):
                one.run(text)
        except TooSlowError:
            return text[:60]
    return ""
