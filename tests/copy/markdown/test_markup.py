"""Plain words go into Markdown and come back; nothing is taken for a mark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.copy.markdown.markup import escaped, linked, opened, plain_of, strong
from layout.desk.articles.inline import line_spans, text_of
from layout.desk.articles.words import source_words, words_of

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co"]))


@given(TEXTS)
def test_plain_words_come_back(text: str) -> None:
    assert plain_of(escaped(text)) == " ".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "two * three * four",
        "snake_case and _under_ and __more__",
        "a [bracket] and [^1] and ![no picture](here)",
        "an <b>tag</b> and 3 < 4 and {{ name }} and {: .x }",
        "`code` and \\ and ^2^ and AT&T and &amp;",
    ],
)
def test_the_desk_reads_the_same_words(text: str) -> None:
    assert text_of(line_spans(escaped(text), "en-GB")) == text
    assert source_words(escaped(text)) == words_of(text)


@pytest.mark.parametrize("text", ["- a", "# a", "> a", "1. a", "12) a", "+ a", "!!! a"])
def test_a_block_opens_with_words_and_not_with_a_mark(text: str) -> None:
    assert plain_of(opened(escaped(text))) == text
    assert opened(escaped(text)) != text


def test_only_addresses_of_the_web_become_links() -> None:
    assert linked("the map", "https://example.org/a(b)") == (
        "[the map](https://example.org/a%28b%29)"
    )
    assert linked("the map", "javascript:alert(1)") == "the map"


def test_marks_stand_close_to_the_words() -> None:
    assert strong(" so ") == " **so** "
