"""Plain words go into Markdown and come back; nothing is taken for a mark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.copy.markup import (
    emphatic,
    escaped,
    linked,
    opened,
    plain_of,
    strong,
    superscript,
)
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


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("a  b\n c", "a b c"),
        ("2 * 3", r"2 \* 3"),
        ("snake_case", "snake_case"),
        ("_so_", r"\_so\_"),
        ("[a](b)", r"\[a&#93;(b)"),
        ("<b>", "&lt;b>"),
        ("a < b", "a < b"),
        ("{{ a }}", "&#123;&#123; a &#125;&#125;"),
        ("&amp;", "&amp;amp;"),
        ("Hay & Oats", "Hay & Oats"),
        ("x^2", "x&#94;2"),
        ("`a`", r"\`a\`"),
        ("C:\\a", r"C:\\a"),
    ],
)
def test_what_would_be_a_mark_is_escaped(text: str, markdown: str) -> None:
    assert escaped(text) == markdown


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("a **bold** and *slanted* word", "a bold and slanted word"),
        ("a ***word***", "a word"),
        ("[the map](https://alder.example/a)", "the map"),
        ('[the map](https://alder.example/a "A map")', "the map"),
        ("![a weir](weir.jpg)", "a weir"),
        ("[[sic] words](https://alder.example)", "[sic] words"),
        ("note^1^", "note¹"),
        ("£4[^1] a head", "£4 a head"),
        ("`code`", "code"),
        ("_so_ it_is", "so it_is"),
        (r"2 \* 3", "2 * 3"),
        ("&lt;b> &amp; &#123;", "<b> & {"),
        ("  a \n b ", "a b"),
        ("", ""),
    ],
)
def test_words_of_markdown_are_plain(markdown: str, plain: str) -> None:
    assert plain_of(markdown) == plain


@pytest.mark.parametrize(
    "text",
    ["-so", "-5 degrees", "1931", "1.5 tons", "Hay - oats", "A # sign", "€ 5"],
)
def test_a_block_that_opens_nothing_stays(text: str) -> None:
    assert opened(text) == text


@pytest.mark.parametrize(
    ("markdown", "marked"),
    [
        ("so", "**so**"),
        ("  so", "  **so**"),
        ("a **b** c", "a **b** c"),
        ("", ""),
        (" ", " "),
    ],
)
def test_bold_is_set_once(markdown: str, marked: str) -> None:
    assert strong(markdown) == marked


def test_italic_words() -> None:
    assert emphatic("so ") == "*so* "
    assert emphatic("*so*") == "*so*"


@pytest.mark.parametrize(
    ("text", "raised"),
    [("2", "^2^"), ("nd", "^nd^"), ("a b", "a b"), ("", ""), ("^", "^&#94;^")],
)
def test_only_one_word_is_raised(text: str, raised: str) -> None:
    assert superscript(text) == raised


@pytest.mark.parametrize(
    "address",
    ["ftp://alder.example", "/a", "#a", "data:x", "", "https://a b", "mailto:"],
)
def test_other_addresses_leave_the_words(address: str) -> None:
    assert linked("the map", address) == "the map"


@given(TEXTS)
def test_opened_words_come_back(text: str) -> None:
    assert plain_of(opened(escaped(text))) == " ".join(text.split())


@given(TEXTS)
def test_escaped_words_in_bold_come_back(text: str) -> None:
    markdown = strong(escaped(text))
    assert plain_of(markdown) == " ".join(text.split())


@given(TEXTS, st.sampled_from(["https://alder.example/a", "mailto:a@alder.example"]))
def test_linked_words_come_back(text: str, address: str) -> None:
    assert plain_of(linked(escaped(text), address)) == " ".join(text.split())
