"""Balanced lines for heads, captions and standfirsts."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.galley.composing import ComposingRoom
from layout.galley.ragged import RaggedBreaks, balance
from layout.galley.strip import Strip
from tests.galley.quadshop import COURIER, strip_of

SHOP = ComposingRoom(COURIER)
WORDS = st.lists(
    st.sampled_from(["the", "of", "and", "bridge", "county", "notwithstanding", "a"]),
    min_size=1,
    max_size=12,
)


def ends(breaks: RaggedBreaks) -> list[tuple[int, int]]:
    return [(row.first, row.last) for row in breaks.rows]


def rows(strip: Strip, room: float, lines: int | None = None) -> list[str]:
    breaks = balance(strip, room, "en-GB", lines)
    assert breaks is not None
    words = ["".join(piece.text for piece in token) for token in strip.tokens]
    return [
        " ".join(words[strip.token[first] : strip.token[last]])
        for first, last in ends(breaks)
    ]


def greedy(words: list[str], strip: Strip, room: float) -> int:
    """Return how few lines words can take: as many on each as go in."""
    lines, first = 1, 0
    for last in range(1, len(words) + 1):
        if strip.end[last] - strip.start[first] > room + 1e-6:
            lines, first = lines + 1, last - 1
    return lines


def test_lines_are_even_not_greedy(quad: ComposingRoom) -> None:
    strip = strip_of(quad, "aaaa bbbb cccc dddd")
    assert rows(strip, 14) == ["aaaa bbbb", "cccc dddd"]


def test_no_line_ends_in_a_small_word_where_avoidable(quad: ComposingRoom) -> None:
    strip = strip_of(quad, "bridge shut for the third year")
    assert rows(strip, 19) == ["bridge shut", "for the third year"]
    evener = strip_of(quad, "bridge shut aaa bbb third year")
    assert rows(evener, 19) == ["bridge shut aaa", "bbb third year"]


def test_small_words_end_lines_where_nothing_else_goes(quad: ComposingRoom) -> None:
    strip = strip_of(quad, "the of and")
    assert rows(strip, 3) == ["the", "of", "and"]


def test_every_language_has_its_own_small_words(quad: ComposingRoom) -> None:
    strip = strip_of(quad, "schloss der alte mann")
    german, english = balance(strip, 13, "de-AT"), balance(strip, 13, "en-GB")
    assert german is not None
    assert english is not None
    assert (ends(german)[0], ends(english)[0]) == ((0, 1), (0, 2))


def test_a_count_that_cannot_be_is_none(quad: ComposingRoom) -> None:
    strip = strip_of(quad, "aaaa bbbb")
    assert balance(strip, 4, "en-GB", 1) is None
    assert balance(strip, 9, "en-GB", 3) is None


def test_more_lines_when_asked(quad: ComposingRoom) -> None:
    strip = strip_of(quad, "aaaa bbbb cccc dddd")
    assert rows(strip, 40, 4) == ["aaaa", "bbbb", "cccc", "dddd"]


@pytest.mark.parametrize("room", [5, 8, 13])
def test_a_word_too_wide_is_cut_and_kept(quad: ComposingRoom, room: int) -> None:
    text = quad.text("headline", "an unconstitutionally long word", room * 10.0, "en")
    assert all(line.width <= room * 10 + 1e-6 for line in text.lines)
    whole = "".join(
        line.text[:-1] if line.hyphenated else line.text for line in text.lines
    )
    assert whole.replace(" ", "") == "anunconstitutionallylongword"


@given(words=WORDS, room=st.integers(min_value=8, max_value=40))
def test_as_few_lines_as_can_be_all_within_the_room(
    words: list[str], room: int
) -> None:
    strip = strip_of(SHOP, " ".join(words), room)
    breaks = balance(strip, room, "en-GB")
    assert breaks is not None
    assert len(breaks.rows) == greedy(words, strip, room)
    assert breaks.widest <= room + 1e-6
    assert breaks.rows[0].first == 0
    assert breaks.rows[-1].last == len(strip.end) - 1
    for before, after in itertools.pairwise(breaks.rows):
        assert before.last == after.first


@given(
    st.lists(
        st.sampled_from(["bridge", "county", "shut", "weir"]), min_size=4, max_size=8
    )
)
def test_no_other_breaks_are_evener(words: list[str]) -> None:
    room = 9.0
    strip = strip_of(SHOP, " ".join(words), room)
    breaks = balance(strip, room, "en-GB")
    assert breaks is not None
    count, final = len(breaks.rows), len(words)

    def slack(first: int, last: int) -> float:
        return 1 - (strip.end[last] - strip.start[first]) / room

    rivals = [
        [slack(a, b) for a, b in itertools.pairwise((0, *inner, final))]
        for inner in itertools.combinations(range(1, final), count - 1)
    ]
    least = min(sum(s * s for s in r) for r in rivals if min(r) >= -1e-6)
    found = sum(slack(a, b) ** 2 for a, b in ends(breaks))
    assert found == pytest.approx(least)
