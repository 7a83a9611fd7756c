"""Verse and addresses in plain text."""

import pytest

from layout.copy.manuscript import Paragraph, Source, Verse
from layout.copy.plaintext import read_text
from tests.copy.making import COPY

SONG = "The boat goes out\nThe boat comes in\nThe tide has made"


def blocks(middle: str) -> list[object]:
    text = f"Ferry fares rise\n\n{COPY[0]}\n\n{middle}\n\n{COPY[1]}\n"
    ((found,), _) = read_text(Source(name="ferry.txt", data=text.encode()))
    return list(found.blocks[1:-1])


@pytest.mark.parametrize(
    "verse", [SONG, "Ada Tarn, Weir House\n3 Mill Lane\nAlderbeck"]
)
def test_short_lines_below_each_other_stay_lines(verse: str) -> None:
    assert blocks(verse) == [Verse(lines=tuple(verse.split("\n")), line=5)]


def test_every_stanza_is_one() -> None:
    found = blocks(f"{SONG}\n\n{SONG}")
    assert [type(block) for block in found] == [Verse, Verse]


@pytest.mark.parametrize("lines", ["The boat goes out\nThe boat comes in", COPY[0]])
def test_two_lines_or_a_paragraph_are_none(lines: str) -> None:
    assert {type(block) for block in blocks(lines)} == {Paragraph}
