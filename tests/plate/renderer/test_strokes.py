"""Strings for the PDF: as wide as their lines, whatever rounding does on the way."""

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.plate.renderer.objects import LayoutBox
from layout.plate.renderer.runs import FountRun, LineCopy, measure_run
from layout.plate.renderer.strokes import Stroke, string_of
from layout.plate.tags import NOTHING, SOFT, SPACE
from tests.plate.renderer.lineboxes import SIZE, ask_lines

LINE = "The bridge by the weir is shut until the last week of the spring"


@cache
def run(text: str = LINE) -> FountRun:
    """Return a measured run of type; nobody changes it."""

    def read(box: LayoutBox) -> FountRun:
        [[found]] = LineCopy(box).lines
        assert isinstance(found, FountRun)
        measure_run(found)
        return found

    [found] = ask_lines(f"<p>{text}</p>", read)
    return found


def advance(code: str, of: FountRun) -> float:
    """Return how far a reader moves along a string, in pixels."""
    widths = {g.number: g.width for word in of.words for g in word.glyphs}
    moved = -sum(map(int, re.findall(r">(-?\d+)<", code)))
    numbers = re.findall(r"[0-9a-f]{4}", re.sub(r">-?\d+<", "", code))
    return (moved + sum(widths[int(n, 16)] for n in numbers)) * of.fount.size / 1000


@given(extra=st.floats(min_value=0, max_value=40))
def test_a_string_is_as_wide_as_its_line(extra: float) -> None:
    found = run()
    wanted = found.width + found.spaces * extra
    # No error adds up: at the line's end it is what one rounding leaves.
    assert advance(string_of(found, extra), found) == pytest.approx(
        wanted, abs=0.0011 * SIZE
    )


@given(extra=st.floats(min_value=0, max_value=40), count=st.integers(1, 12))
def test_no_word_on_the_way_is_off_by_more(extra: float, count: int) -> None:
    words = LINE.split()[:count]
    whole, part = string_of(run(), extra), run(" ".join(words))
    end = string_of(part, extra).removesuffix(">")
    # A word's last letter may be adjusted for what follows it; its beginning is not.
    begun = end[: end.rindex(part.words[-1].code)]
    assert whole.startswith(begun)


def test_a_string_ends_in_a_glyph() -> None:
    assert re.fullmatch(r"<.*[0-9a-f]{4}>", string_of(run(), 1.37))
    assert not re.search(r">-?\d+<>$", string_of(run("AVA"), 0.0))


def stroke() -> Stroke:
    found = run()
    return Stroke(
        x=0.0,
        y=0.0,
        fount=found.fount,
        code=string_of(found, 0.0),
        words=found.words,
        colour=None,
    )


@pytest.mark.parametrize(
    ("end", "letters", "soft"),
    [(SPACE, LINE + " ", False), (SOFT, LINE, True), (NOTHING, LINE, False)],
)
def test_a_line_says_what_is_between_it_and_the_next(
    end: str, letters: str, soft: bool
) -> None:
    found = stroke()
    before = found.code
    found.end(end)
    said = "".join(g.letters for word in found.words for g in word.glyphs)
    assert (said, found.soft) == (letters, soft)
    space = found.fount.word(" ", "", "", 0.0).code
    wanted = f"{before[:-1]}{space}>" if end == SPACE else before
    assert found.code == wanted
    assert len(run().words) == 2 * len(LINE.split()) - 1, "the run is as it was"
