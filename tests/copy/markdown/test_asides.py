"""Boxes of other houses: their words without their marks."""

import pytest

from layout.copy.manuscript import Paragraph, Source
from layout.copy.markdown.asides import marked_boxes
from layout.copy.markdown.posts import read_markdown
from layout.copy.markup import plain_of
from tests.copy.making import COPY, codes


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a post between its two own."""
    copy = f"---\ntitle: Weir shut\n---\n{COPY[0]}\n\n{text}\n\n{COPY[1]}\n"
    ((found,), _) = read_markdown(Source(name="weir.md", data=copy.encode()))
    texts = [plain_of(b.text) for b in found.blocks if isinstance(b, Paragraph)]
    assert (texts[0], texts[-1]) == COPY
    return texts[1:-1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("> [!NOTE]\n> It rained.", ["It rained."]),
        ("> [!WARNING] Mind the gap\n> It is wide.", ["Mind the gap", "It is wide."]),
        (":::tip Good to know\nIt rained.\n:::", ["Good to know", "It rained."]),
        ("::: {.note}\nIt rained.\n:::", ["It rained."]),
        ('!!! warning "The gap"\n    It is wide.', ["The gap", "It is wide."]),
        ("??? danger\n    Wide.\n\n    Deep.", ["Danger", "Wide.", "Deep."]),
        (
            "::::tip A\nOne.\n\n:::note\nTwo.\n:::\n\nThree.\n::::",
            ["A", "One.", "Two.", "Three."],
        ),
    ],
)
def test_a_box_is_its_words(text: str, words: list[str]) -> None:
    assert paragraphs(text) == words


@pytest.mark.parametrize(
    "text",
    [":::tip\nIt never ends.", "```\n:::tip\nx\n:::\n```", "He cried!!! It rained."],
)
def test_what_is_no_box_stays(text: str) -> None:
    assert marked_boxes(text) == text


def test_lines_stay_where_they_are() -> None:
    text = ":::tip A\nOne.\n:::\n\n> [!NOTE]\n> Two.\n\n!!! note\n    Three.\n\nEnd."
    assert marked_boxes(text).count("\n") == text.count("\n")


def test_a_box_is_told() -> None:
    _, notes = read_markdown(Source(name="a.md", data=b"> [!NOTE]\n> It rained.\n"))
    assert "unknown-box" in codes(notes)
