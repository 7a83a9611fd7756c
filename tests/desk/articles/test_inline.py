"""Inline Markdown as spans: styles, pictures, breaks, white space closed up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.desk.articles.inline import (
    Image,
    inline_of,
    line_spans,
    text_of,
    typeset_spans,
)
from layout.desk.articles.parsing import copy_tree, line_tree
from layout.desk.issue import Span


@pytest.mark.parametrize(
    ("markdown", "spans"),
    [
        ("so", (Span(text="so"),)),
        ("**so**", (Span(text="so", bold=True),)),
        (
            "__so__ _it_",
            (Span(text="so", bold=True), Span(text=" "), Span(text="it", italic=True)),
        ),
        ("***so***", (Span(text="so", bold=True, italic=True),)),
        ("x^2^", (Span(text="x"), Span(text="2", superscript=True))),
        ("[BBC]{.smallcaps}", (Span(text="BBC", small_caps=True),)),
        (
            "[map](https://a.example/?b=1&c=2)",
            (Span(text="map", href="https://a.example/?b=1&c=2"),),
        ),
        (
            "[**map**](https://a.example)",
            (Span(text="map", bold=True, href="https://a.example"),),
        ),
        ("AT&amp;T", (Span(text="AT&T"),)),
        ("AT&T", (Span(text="AT&T"),)),
        (r"2 \* 3", (Span(text="2 * 3"),)),
        ("a  \t b", (Span(text="a b"),)),
        ("  so  ", (Span(text="so"),)),
        (
            "**a** **b**",
            (Span(text="a", bold=True), Span(text=" "), Span(text="b", bold=True)),
        ),
        ("", ()),
        ("<b>so</b>", (Span(text="<b>so</b>"),)),
        ("snake_case_word", (Span(text="snake_case_word"),)),
        ("5 ^ 2", (Span(text="5 ^ 2"),)),
    ],
)
def test_marks_are_styles(markdown: str, spans: tuple[Span, ...]) -> None:
    assert line_spans(markdown, "en-GB") == spans


@pytest.mark.parametrize(
    "line", ["# so", "- so", "> so", "1. so", "    so", "!!! so", "---", "| so |"]
)
def test_a_line_is_a_line_whatever_it_is_like(line: str) -> None:
    assert line_tree(line).tag == "p"
    assert text_of(line_spans(line, "en-GB")).replace("—", "---") == line.strip()


def test_pictures_are_kept_apart() -> None:
    found = inline_of(line_tree('so ![A &amp; B](weir.jpg "In *flood*") it'))
    assert found.images == [Image(file="weir.jpg", alt="A & B", title="In *flood*")]
    assert text_of(found.spans("en-GB")) == "so it"


def test_code_and_breaks_are_told() -> None:
    found = inline_of(copy_tree("`a` b  \nc")[0])
    assert (found.code, found.breaks) == (True, True)
    assert text_of(found.spans("en-GB")) == "a b c"
    plain = inline_of(copy_tree("a\nb")[0])
    assert (plain.code, plain.breaks) == (False, False)


def test_spans_of_one_look_are_joined() -> None:
    raw = [Span(text="a", bold=True), Span(text="b", bold=True), Span(text="c")]
    assert typeset_spans(raw, "en-GB") == (Span(text="ab", bold=True), Span(text="c"))


def test_a_quotation_goes_over_the_borders_of_spans() -> None:
    raw = [Span(text='"so '), Span(text="it", italic=True), Span(text=' is"')]
    assert text_of(typeset_spans(raw, "de")) == "„so it is“"


SPANS = st.lists(
    st.builds(
        Span,
        text=st.text(st.sampled_from("ab \t\n'\"-.1"), max_size=6),
        bold=st.booleans(),
        italic=st.booleans(),
    ),
    max_size=6,
)


@given(SPANS)
def test_white_space_is_closed_up_across_spans(raw: list[Span]) -> None:
    spans = typeset_spans(raw, "en-GB")
    text = text_of(spans)
    assert "  " not in text
    assert text == text.strip(" ")
    assert all(span.text for span in spans)
    # Letters keep their order and their look.
    before = [(c, s.bold, s.italic) for s in raw for c in s.text if c.isalnum()]
    after = [(c, s.bold, s.italic) for s in spans for c in s.text if c.isalnum()]
    assert after == before
