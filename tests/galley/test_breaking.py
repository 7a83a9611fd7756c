"""Lines by hand on the quad font; the rest by what must hold of any paragraph."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from layout.desk.issue import Span
from layout.galley import breaking
from layout.galley.breaking import Breaker
from layout.galley.composing import ComposingRoom
from layout.galley.galley import Line
from layout.galley.strip import HYPHEN, SPACE, Strip
from layout.galley.tokens import TokenPiece, TypeLook
from tests.galley.brute import cheapest
from tests.galley.quadshop import (
    COURIER,
    best,
    set_copy,
    strip_of,
    texts,
    unbroken,
)

SHOP = ComposingRoom(COURIER)
LIMITS = COURIER.justification
NATURAL = SHOP.cutter(SHOP.element("paragraph_first"), "").space
BREAKER = Breaker(LIMITS, NATURAL)
SIZE = SHOP.element("paragraph_first").size
COPY = """the county has found money for a bridge and with it the worst possible month
    notwithstanding compensation responsibilities engineers’ To AV Vote temporary
    either/or well-known “Nobody” asked; baker, 1,400 metres. I am so—said he"""
WORDS = st.lists(st.sampled_from(COPY.split()), min_size=1, max_size=40)
SHORT_WORDS = st.lists(
    st.sampled_from(["a", "of", "the", "weir", "month", "county", "engineers"]),
    min_size=1,
    max_size=9,
)
MEASURES = st.integers(min_value=90, max_value=400)


def narrowest(line: Line) -> float:
    """Return a line's width in points with its spaces shrunk to the limit."""
    return line.width - line.spaces * NATURAL * SIZE * (1 - LIMITS.space_min)


def ladder(lines: tuple[Line, ...]) -> int:
    """Return the most lines in a row that end in a hyphen, added or not."""
    runs = itertools.groupby(line.text.endswith("-") for line in lines)
    return max((len(list(run)) for hyphen, run in runs if hyphen), default=0)


def test_words_that_fill_the_measure_break_there(quad: ComposingRoom) -> None:
    block = set_copy(quad, "aaaa bbbbb cccc ddddd ee", 100)
    assert texts(block.settings[0].lines) == ["aaaa bbbbb", "cccc ddddd", "ee"]
    assert [line.width for line in block.settings[0].lines] == [100, 100, 20]


def test_a_space_may_shrink_to_its_limit_and_no_further(quad: ComposingRoom) -> None:
    fits = set_copy(quad, "aaa bbb cc dd eeeee ffff", 98 + 0.4)
    assert texts(fits.settings[0].lines)[0] == "aaa bbb cc"
    never = set_copy(quad, "aaaaa bbbb ccccc dddd", 95)
    assert "aaaaa bbbb" not in texts(never.settings[0].lines)


def test_the_total_decides_not_the_first_line(quad: ComposingRoom) -> None:
    text = "aa bb cc dddddddd eeeeeee f gggggggg hh"
    lines = best(set_copy(quad, text, 110))
    strip = strip_of(quad, text)
    want = cheapest(strip, Breaker(LIMITS, 1.0), [11.0])
    chosen = min(want.values(), key=lambda trial: trial.cost)
    assert len(lines) == len(chosen.ends)


def test_last_line_keeps_its_spaces(quad: ComposingRoom) -> None:
    *full, last = set_copy(quad, "aaaa bbbbb cccc dd", 100).settings[0].lines
    assert [line.justified for line in full] == [True]
    assert not last.justified
    assert last.width == 70


def test_no_break_space_never_breaks(quad: ComposingRoom) -> None:
    block = set_copy(quad, "aaaa bbbb\u00a0cccc dddd eeee", 100)
    assert all("bbbb" not in t or "bbbb\u00a0cccc" in t for t in texts(best(block)))


@given(words=WORDS, measure=MEASURES)
def test_every_word_comes_once_and_in_order(words: list[str], measure: int) -> None:
    text = " ".join(words)
    block = set_copy(SHOP, text, measure, "en-GB", "paragraph")
    for setting in block.settings:
        joined = unbroken(setting.lines)
        assert joined.replace(" ", "") == text.replace(" ", "")


@given(words=WORDS, measure=MEASURES)
def test_no_line_is_wider_than_its_measure(words: list[str], measure: int) -> None:
    block = set_copy(SHOP, " ".join(words), measure, "en-GB", "paragraph")
    for setting in block.settings:
        for line in setting.lines:
            assert narrowest(line) <= line.measure + 1e-6


@given(words=WORDS, measure=MEASURES)
def test_never_three_hyphens_in_a_row(words: list[str], measure: int) -> None:
    block = set_copy(SHOP, " ".join(words), measure, "en-GB")
    for setting in block.settings:
        assert ladder(setting.lines) <= LIMITS.hyphens


@given(words=WORDS, measure=st.integers(min_value=120, max_value=300))
def test_no_lone_syllable_ends_a_paragraph(words: list[str], measure: int) -> None:
    lines = best(set_copy(SHOP, " ".join(words), measure, "en-GB"))
    if len(lines) > 1 and lines[-2].hyphenated:
        assert " " in lines[-1].text


@given(words=WORDS, measure=MEASURES)
def test_settings_differ_in_lines_and_the_best_is_first(
    words: list[str], measure: int
) -> None:
    settings_ = set_copy(SHOP, " ".join(words), measure, "en-GB").settings
    counts = [len(setting.lines) for setting in settings_]
    costs = [setting.cost for setting in settings_]
    assert len(set(counts)) == len(counts)
    assert costs[0] == 0
    assert costs == sorted(costs)


@given(words=SHORT_WORDS, measure=st.integers(min_value=6, max_value=24))
@settings(max_examples=60)
def test_no_setting_at_all_is_cheaper(words: list[str], measure: int) -> None:
    # Contrast is left out: it depends on the line before, which the state forgets.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(breaking, "CONTRAST_COST", 0.0)
        strip = strip_of(SHOP, " ".join(words), measure)
        want = cheapest(strip, BREAKER, [measure])
        found = BREAKER.settings(strip, [measure])
    assert {len(b.rows) for b in found} == set(want)
    for breaks in found:
        assert breaks.cost == pytest.approx(want[len(breaks.rows)].cost)
    assert found[0].cost == pytest.approx(min(t.cost for t in want.values()))


@given(words=SHORT_WORDS, measure=st.integers(min_value=6, max_value=24))
@settings(max_examples=60)
def test_cost_is_what_the_lines_cost(words: list[str], measure: int) -> None:
    strip = strip_of(SHOP, " ".join(words), measure)
    want = cheapest(strip, BREAKER, [measure])
    for breaks in BREAKER.settings(strip, [measure]):
        assert breaks.cost >= want[len(breaks.rows)].cost - 1e-9


def chain(kinds: list[int]) -> Strip:
    """Return a strip of syllables of two em, with a hyphen or a space after each."""
    words = 1 + kinds.count(SPACE)
    look = TypeLook("text")
    strip = Strip(tokens=[(TokenPiece("ab", look),)] * words, blanks=[look] * words)
    strip.add(end=0.0, start=0.0, spaces=0, letters=0)
    x, spaces, letters = 0.0, 0, 0
    for kind in [*kinds, SPACE]:
        x, letters = x + 2, letters + 2
        blank = 0.25 if kind == SPACE else 0.0
        strip.add(
            end=x + (0.25 if kind == HYPHEN else 0.0),
            start=x + blank,
            spaces=spaces,
            letters=letters,
            kind=kind,
            token=spaces + (kind == SPACE),
        )
        if kind == SPACE:
            x, spaces, letters = x + blank, spaces + 1, letters + 1
    return strip


# An h is a hyphen after a syllable, a blank is a space.
@pytest.mark.parametrize("kinds", ["hhhhhhhhhhh ", "hhhh hhhhhh ", "hhhhhhhh h h "])
@pytest.mark.parametrize("most", [0, 2, 7, 8, 9, 11])
def test_as_many_hyphens_in_a_row_as_the_style_allows(
    most: int, kinds: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(breaking, "CONTRAST_COST", 0.0)
    strip = chain([HYPHEN if kind == "h" else SPACE for kind in kinds])
    breaker = Breaker(structs.replace(LIMITS, hyphens=most), 0.25)
    # At the last, nine hyphens after eight lines and one after nine meet at a break.
    for measures in ([2.25], [4.5], [2.25] * 8 + [4.5]):
        want = cheapest(strip, breaker, measures)
        found = breaker.settings(strip, measures)
        assert {len(b.rows): round(b.cost, 6) for b in found} == {
            count: round(trial.cost, 6) for count, trial in want.items()
        }


def test_letter_space_keeps_to_limits_in_set_copy() -> None:
    lines = best(set_copy(SHOP, " ".join(COPY.split() * 3), 116, "en-GB"))
    spaced = {line.letter_space for line in lines}
    assert spaced - {0.0}
    assert all(
        LIMITS.letter_min - 1e-9 <= s <= LIMITS.letter_max + 1e-9 for s in spaced
    )


def test_house_hyphens_are_used(courier: ComposingRoom) -> None:
    cutter = courier.cutter(courier.element("paragraph"), "en-GB")
    strip = cutter.strip((Span(text="Alderbeck"),), 99)
    assert [strip.offset[at] for at, k in enumerate(strip.kind) if k == HYPHEN] == [5]


@pytest.mark.parametrize("length", [30, 90, 300])
def test_absurd_words_are_cut_but_not_lost(quad: ComposingRoom, length: int) -> None:
    word = ("abcdefghij" * 30)[:length]
    lines = best(set_copy(quad, f"so {word} it is", 100))
    assert unbroken(lines).replace(" ", "") == f"so{word}itis"
    assert all(line.width - 2 * line.spaces <= 100 for line in lines)


def test_long_addresses_are_cut_without_hyphens(courier: ComposingRoom) -> None:
    address = "https://www.example.org/roads/2026/bridge/closure/notices?page=2&of=14"
    lines = best(set_copy(courier, f"See {address} for more.", 90))
    assert "".join(texts(lines)).replace(" ", "") == f"See{address}formore."
    assert not any(line.hyphenated for line in lines)


@pytest.mark.parametrize("hyphens", [0, 2])
def test_a_word_of_many_lines_has_more_hyphens_than_the_style_allows(
    hyphens: int,
) -> None:
    limits = structs.replace(LIMITS, hyphens=hyphens)
    shop = ComposingRoom(replace(COURIER, justification=limits))
    word = "internationalisation" * 3
    lines = best(set_copy(shop, f"A {word} it is.", 40, "en-GB"))
    assert unbroken(lines) == f"A {word} it is."
    assert max(map(narrowest, lines)) <= 40 + 1e-6
    assert ladder(lines) > 2


def test_a_measure_of_less_than_a_letter_loses_no_word(quad: ComposingRoom) -> None:
    lines = best(set_copy(quad, "one two", 5))
    assert [line.text.rstrip("-") for line in lines] == list("onetwo")


def test_two_short_words_and_a_monster_at_a_wide_measure(quad: ComposingRoom) -> None:
    text = "a b " + "c" * 98 + " dd"
    lines = best(set_copy(quad, text, 1000))
    assert unbroken(lines) == text
