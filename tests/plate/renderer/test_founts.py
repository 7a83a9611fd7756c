"""Words set once: the face's own widths, exact sums, and what only Pango can set."""

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.galley.shaping import Typecase
from layout.plate.renderer.founts import Fount, FountWord, UnknownError, fount_of
from layout.plate.renderer.objects import LayoutBox
from tests.plate.dummies import STYLE
from tests.plate.renderer.lineboxes import LEADING, SIZE, ask_lines

WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzAVTW.,’-", min_size=1, max_size=14)
SPACINGS = st.floats(min_value=-20, max_value=60)


@cache
def fount(style: str = "") -> Fount:
    """Return the fount of a paragraph in a style."""
    [found] = ask_lines(f'<p style="{style}">x</p>', lambda box: fount_of(box.style))
    return found


def written(word: FountWord) -> float:
    """Return the width that a PDF reader gives a word, in thousandths of an em."""
    adjusted = sum(-int(number) for number in re.findall(r">(-?\d+)<", word.code))
    return adjusted + sum(glyph.width for glyph in word.glyphs)


@given(text=WORDS, spacing=SPACINGS)
def test_what_is_written_and_the_rest_are_the_width(text: str, spacing: float) -> None:
    word = fount().word(text, "", "", spacing)
    assert written(word) + word.rest == pytest.approx(word.width)
    assert abs(word.rest) <= 0.5 + 1e-9


@given(text=WORDS)
def test_a_word_is_as_wide_as_the_galley_set_it(text: str) -> None:
    width = 1000 * Typecase(STYLE).face("text").width(text)
    assert fount().word(text, "", "", 0.0).width == pytest.approx(width, abs=0.01)


@given(text=WORDS, spacing=SPACINGS)
def test_its_glyphs_stand_for_its_letters(text: str, spacing: float) -> None:
    word = fount().word(text, "", "", spacing)
    assert "".join(glyph.letters for glyph in word.glyphs) == text
    numbers = re.findall(r"[0-9a-f]{4}", re.sub(r">-?\d+<", "", word.code))
    assert [int(number, 16) for number in numbers] == [g.number for g in word.glyphs]


@given(text=WORDS, spacing=st.floats(min_value=1, max_value=60))
def test_each_letter_of_a_spaced_word_gains_alike(text: str, spacing: float) -> None:
    spaced = fount().word(text, "", "", spacing)
    assert len(spaced.glyphs) == len(text), "ligatures come apart"
    bare = fount().word(text, "", "", 1e-9)
    assert spaced.width - bare.width == pytest.approx(spacing * len(text), abs=1e-4)


def test_a_ligature_is_one_glyph_for_its_letters() -> None:
    [glyph, *_] = fount().word("fight", "", "", 0.0).glyphs
    assert glyph.letters == "fi"


def test_a_word_is_shaped_once() -> None:
    assert fount().word("weir", " ", "", 0.0) is fount().word("weir", " ", "", 0.0)
    assert fount().word("weir", "", "", 0.0) is not fount().word("weir", " ", "", 0.0)


def test_styles_that_set_alike_share_a_fount() -> None:
    assert fount("color: #333") is fount("text-indent: 3px")
    assert fount("font-size: 12px") is not fount()


def test_a_founts_measures_are_the_styles() -> None:
    assert fount().size == SIZE
    assert fount().leading == LEADING
    assert 0 < fount().baseline < LEADING
    assert fount("font-size: 40px").size == 40


@pytest.mark.parametrize(
    "odd",
    ["i\u00adt", "i\u0308s", "\u05d0", "\u5831", "\t", "a\u200bb", "\u0627"],
    ids=["soft hyphen", "mark", "Hebrew", "missing", "tab", "no width", "Arabic"],
)
def test_what_only_pango_sets_is_refused(odd: str) -> None:
    with pytest.raises(UnknownError):
        fount().word(odd, "", "", 0.0)


def refuses(box: LayoutBox) -> bool:
    try:
        fount_of(box.style)
    except UnknownError:
        return True
    return False


@pytest.mark.parametrize(
    ("style", "refused"),
    [
        ("", False),
        ("font-variant-numeric: tabular-nums", False),
        ("font-variant-caps: small-caps", False),
        ("font-variant-caps: all-petite-caps", True),
        ("font-variant-caps: unicase", True),
    ],
)
def test_features_that_need_more_than_the_face_are_refused(
    style: str, refused: bool
) -> None:
    assert ask_lines(f'<p style="{style}">x</p>', refuses) == [refused]
