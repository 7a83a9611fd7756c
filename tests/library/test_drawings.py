"""Words that only the finished page has: each is put once, where it stands."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.library.drawings import with_drawn_words
from layout.library.printed import (
    PrintedFigure,
    PrintedGroup,
    PrintedPage,
    around,
    extent,
    texts_of,
)
from layout.plate.html.views import ViewBox
from layout.proof.readback.printed_words import ReadPage, Word
from tests.library.leaves import box, page, story, text


def word(words: str, left: float, baseline: float) -> Word:
    return Word(
        text=words,
        left=left,
        right=left + 5 * len(words),
        baseline=baseline,
        height=10,
        spaced=True,
    )


# Type at (20, 30), its baseline at 38.
SET = page(story(text("paragraph", "the weir")))
OURS = (word("the", 20, 38), word("weir", 40, 38))
AD = PrintedFigure(role="ad", name="mill", box=box(20, 200, 100, 80))


def said(printed: PrintedPage) -> list[tuple[str, str]]:
    """Return the role and words of each text that the page has more."""
    pieces = [*printed.above, *(p for s in printed.stories for p in s.pieces)]
    return [
        (each.role, " ".join(w.text for line in each.lines for w in line.words))
        for piece in (*pieces, *printed.below)
        for each in texts_of(piece)
        if each.role != "paragraph"
    ]


def test_our_own_words_are_not_put_again() -> None:
    assert with_drawn_words(SET, ReadPage(words=OURS)) == SET


def test_an_advertisement_has_the_words_that_stand_in_it() -> None:
    printed = replace(SET, below=(AD,))
    drawn = (word("Flour", 30, 220), word("daily", 60, 220), word("Mill", 30, 240))
    full = with_drawn_words(printed, ReadPage(words=(*OURS, *drawn)))
    assert said(full) == [("drawn", "Flour daily Mill")]
    [ad] = full.below
    assert [len(each.lines) for each in texts_of(ad)] == [2]


def test_drawn_words_come_before_a_figures_caption() -> None:
    captioned = replace(AD, texts=(text("caption", "Our mill", top=290),))
    full = with_drawn_words(
        replace(SET, below=(captioned,)), ReadPage(words=(word("Flour", 30, 220),))
    )
    assert said(full) == [("drawn", "Flour"), ("caption", "Our mill")]


def test_furniture_has_the_words_of_its_template() -> None:
    folio = PrintedGroup(
        role="folio", box=box(20, 5, 200), texts=(text("folio", "Friday", top=5),)
    )
    printed = replace(SET, above=(folio,))
    read = (word("Friday", 20, 13), word("Weather:", 120, 13))
    assert said(with_drawn_words(printed, ReadPage(words=read))) == [
        ("folio", "Friday"),
        ("drawn", "Weather:"),
    ]


def test_what_stands_nowhere_is_furniture_below() -> None:
    full = with_drawn_words(SET, ReadPage(words=(*OURS, word("proof", 150, 390))))
    assert said(full) == [("furniture", "proof")]


@pytest.mark.parametrize(
    ("left", "baseline", "own"),
    [
        pytest.param(20, 38, True, id="where it was set"),
        pytest.param(19.2, 38, True, id="a little to the left"),
        pytest.param(18.5, 38, False, id="outside the line"),
        pytest.param(20, 40.9, True, id="raised or lowered"),
        pytest.param(20, 42, False, id="on another line"),
    ],
)
def test_a_word_is_ours_where_a_line_of_ours_is(
    left: float, baseline: float, *, own: bool
) -> None:
    full = with_drawn_words(SET, ReadPage(words=(word("the", left, baseline),)))
    assert (said(full) == []) is own


def test_an_initial_is_ours_though_it_stands_on_another_baseline() -> None:
    copy = text("paragraph", "The weir", "is dry")
    first, *others = copy.lines[0].words
    large = replace(first, box=box(20, 30, 25, 24))
    line = replace(copy.lines[0], words=(large, *others))
    copy = replace(copy, lines=(line, *copy.lines[1:]))
    printed = page(story(copy))
    assert said(with_drawn_words(printed, ReadPage(words=(word("T", 20, 54),)))) == []


PLACES = st.lists(
    st.tuples(st.integers(0, 280), st.integers(60, 380)), unique=True, max_size=20
)


@given(PLACES)
def test_every_word_of_the_page_is_put_once(places: list[tuple[int, int]]) -> None:
    drawn = tuple(
        word(f"w{n}", left, baseline) for n, (left, baseline) in enumerate(places)
    )
    printed = replace(SET, below=(AD,))
    full = with_drawn_words(printed, ReadPage(words=(*OURS, *drawn)))
    found = [each for _, words in said(full) for each in words.split()]
    assert sorted(found) == sorted(each.text for each in drawn)


BOXES = st.builds(
    box, st.floats(0, 100), st.floats(0, 100), st.floats(0, 100), st.floats(0, 100)
)


@given(st.lists(BOXES, min_size=1, max_size=6))
def test_the_box_around_some_holds_them_all_and_no_more(boxes: list[ViewBox]) -> None:
    whole = around(boxes)
    assert whole.left == min(each.left for each in boxes)
    assert whole.top == min(each.top for each in boxes)
    right = max(each.left + each.width for each in boxes)
    foot = max(each.top + each.height for each in boxes)
    assert whole.left + whole.width == pytest.approx(right)
    assert whole.top + whole.height == pytest.approx(foot)


def test_the_extent_of_a_figure_holds_its_caption() -> None:
    captioned = replace(AD, texts=(text("caption", "Our mill", top=290),))
    whole = extent(captioned)
    assert (whole.left, whole.top, whole.width, whole.height) == (20, 200, 100, 100)
    assert extent(AD) == AD.box
