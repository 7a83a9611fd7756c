"""Rows of a strip become lines: their runs, their hyphens, their spaces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.desk.issue import Span
from layout.galley.composing import ComposingRoom
from layout.galley.galley import Line
from layout.galley.setting import line_of
from layout.galley.strip import HYPHEN, SPACE, Strip, StripLine
from layout.galley.tokens import ink_of, tokens_of
from tests.galley.quadshop import COURIER, strip_of

SHOP = ComposingRoom(COURIER)
PARAGRAPH = COURIER.elements["paragraph"]
WORDS = st.lists(
    st.sampled_from(["weir", "notwithstanding", "county", "either/or"]),
    min_size=1,
    max_size=6,
)


def made(strip: Strip, first: int, last: int) -> Line:
    row = StripLine(first, last)
    width = strip.width(row)
    return line_of(strip, row, width=width, measure=99, offset=0, justified=True)


def test_a_whole_line_has_the_words_and_their_spaces() -> None:
    strip = strip_of(SHOP, "the weir at odds")
    line = made(strip, 0, len(strip.end) - 1)
    assert (line.text, line.spaces) == ("the weir at odds", 3)
    assert not line.cut


def test_a_line_ends_before_its_last_space() -> None:
    strip = strip_of(SHOP, "the weir at odds")
    assert [made(strip, 0, 2).text, made(strip, 2, 4).text] == ["the weir", "at odds"]
    assert made(strip, 0, 2).spaces == 1


@given(words=WORDS)
def test_every_break_parts_the_copy_in_two(words: list[str]) -> None:
    text = " ".join(words)
    cutter = SHOP.cutter(SHOP.element("paragraph"), "en-GB")
    strip = cutter.strip((Span(text=text),), 99)
    final = len(strip.end) - 1
    for at in range(1, final):
        before, after = made(strip, 0, at), made(strip, at, final)
        assert before.hyphenated == (strip.kind[at] == HYPHEN)
        assert before.cut == (strip.kind[at] != SPACE)
        kept = before.text[:-1] if before.hyphenated else before.text
        space = "" if before.cut else " "
        assert kept + space + after.text == text
        assert before.text.endswith("-") or not before.hyphenated


def test_runs_of_one_look_are_one() -> None:
    spans = (Span(text="the "), Span(text="old "), Span(text="weir", bold=True))
    strip = SHOP.cutter(PARAGRAPH, "").strip(spans, 99)
    line = made(strip, 0, len(strip.end) - 1)
    assert [(run.text, run.face) for run in line.runs] == [
        ("the old ", PARAGRAPH.face),
        ("weir", PARAGRAPH.bold),
    ]


@pytest.mark.parametrize(
    ("span", "face"),
    [
        (Span(text="a"), PARAGRAPH.face),
        (Span(text="a", bold=True), PARAGRAPH.bold),
        (Span(text="a", italic=True), PARAGRAPH.italic),
        (Span(text="a", bold=True, italic=True), PARAGRAPH.bold_italic),
    ],
)
def test_emphasis_is_a_face(span: Span, face: str) -> None:
    assert ink_of(span, PARAGRAPH).face == face


def test_white_space_is_one_space_and_none_at_the_ends() -> None:
    tokens, blanks = tokens_of((Span(text="  a \n b\tc  "),), PARAGRAPH)
    assert ["".join(p.text for p in token) for token in tokens] == ["a", "b", "c"]
    assert len(blanks) == 3


def test_a_no_break_space_stays_inside_its_token() -> None:
    tokens, _ = tokens_of((Span(text="5\u00a0km off"),), PARAGRAPH)
    assert ["".join(p.text for p in token) for token in tokens] == ["5\u00a0km", "off"]


def test_a_word_of_two_spans_is_one_token_of_two_pieces() -> None:
    spans = (Span(text="un"), Span(text="happy", italic=True), Span(text=" man"))
    tokens, _ = tokens_of(spans, PARAGRAPH)
    assert [len(token) for token in tokens] == [2, 1]
