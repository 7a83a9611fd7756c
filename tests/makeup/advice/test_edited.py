"""Articles as they would be after a remedy: words out or in, a picture less."""

from hypothesis import given
from hypothesis import strategies as st

from layout.desk.issue import BlockKind, Span, TextBlock
from layout.makeup.advice.edited import (
    is_copy,
    patched,
    shortened,
    text_of,
    with_end,
    with_picture,
    without_end,
    without_middle,
    without_picture,
    without_quote,
    words_in,
)
from layout.makeup.remedy import Patch
from tests.makeup.stories import article, paragraph, picture

TEXT = "The weir was built in 1780 – and mended twice, last by Tam Birkett."


def block(*spans: str, bold: int = -1) -> TextBlock:
    return TextBlock(
        kind=BlockKind.PARAGRAPH,
        spans=tuple(Span(text=t, bold=n == bold) for n, t in enumerate(spans)),
        line=5,
    )


def test_a_dash_that_stands_alone_is_no_word() -> None:
    assert words_in(block(TEXT)) == 13


def test_a_paragraph_without_its_end_ends_in_a_stop() -> None:
    assert text_of(without_end(block(TEXT), 4)) == (
        "The weir was built in 1780 – and mended twice."
    )
    assert text_of(without_end(block("It rained. And rained."), 2)) == "It rained."


def test_a_paragraph_never_ends_in_a_dash() -> None:
    assert text_of(without_end(block(TEXT), 7)) == "The weir was built in 1780."


def test_words_are_taken_from_spans_and_the_others_keep_their_type() -> None:
    kept = without_end(block("The weir was ", "built", " in 1780.", bold=1), 2)
    assert [(s.text, s.bold) for s in kept.spans] == [
        ("The weir was ", False),
        ("built.", True),
    ]


@given(words=st.integers(1, 8), first=st.integers(0, 4))
def test_a_middle_without_words_keeps_the_rest(words: int, first: int) -> None:
    own = block(TEXT)
    left = without_middle(own, words, first)
    assert words_in(left) == words_in(own) - words
    assert text_of(left).endswith("Birkett.")
    assert text_of(own).startswith(text_of(left).split(" ")[0]) or not first


def test_words_more_stand_behind_the_last() -> None:
    assert text_of(with_end(block("It rained."), "It snowed.")) == (
        "It rained. It snowed."
    )


def test_patches_find_their_paragraphs_by_line() -> None:
    story = article(0, blocks=(block(TEXT), block("Gone.")))
    less = shortened(
        story, {0: Patch(line=5, words=4), 1: Patch(line=5, words=1, whole=True)}
    )
    assert len(less.blocks) == 1
    assert patched(article(1), (Patch(line=99, words=3),)).blocks == article(1).blocks


def test_an_edited_article_is_told_apart_from_the_one_in_the_file() -> None:
    story = article(
        2, pictures=(picture(), picture(name="dam.jpg")), pull_quotes=("a", "b")
    )
    others = [
        without_picture(story, 0),
        without_picture(story, 1),
        with_picture(story, 0, picture(columns=2)),
        without_quote(story, 0),
        without_quote(story, 1),
    ]
    assert len({own.sha256 for own in (story, *others)}) == 6
    assert [p.name for p in others[0].pictures] == ["dam.jpg"]
    assert others[2].pictures[0].columns == 2
    assert others[4].pull_quotes == ("a",)
    assert without_picture(story, 0) == others[0]


def test_a_paragraph_that_is_all_bold_is_no_copy() -> None:
    assert is_copy(paragraph())
    assert not is_copy(block("Bold", bold=0))
    assert not is_copy(paragraph(kind=BlockKind.CROSSHEAD))
