"""A line box read as runs and gaps: what is understood, and what is left alone."""

import pytest

from layout.galley.shaping import Typecase
from layout.plate.renderer.founts import UnknownError
from layout.plate.renderer.objects import LayoutBox
from layout.plate.renderer.runs import FountRun, Gap, LineCopy, measure_run
from tests.plate.dummies import STYLE
from tests.plate.renderer.lineboxes import SIZE, ask_lines

ODD = [
    '<span style="background: #eee">is</span>',
    '<span style="padding-left: 2pt">is</span>',
    '<span style="border: 1px solid">is</span>',
    '<span style="position: relative">is</span>',
    '<span style="visibility: hidden">is</span>',
    '<span style="vertical-align: middle">is</span>',
    '<span style="margin-right: auto; margin-left: 2px">is</span>',
    "<u>is</u>",
    '<span style="display: inline-block">is</span>',
    '<span style="display: inline-block; width: 50%"></span>',
]


def lines_of(body: str) -> list[list[FountRun | Gap]]:
    [lines] = ask_lines(f"<p>{body}</p>", lambda box: LineCopy(box).lines)
    return lines


def said(line: list[FountRun | Gap]) -> list[str | float]:
    return [item.text if isinstance(item, FountRun) else item.width for item in line]


def test_lines_are_as_the_copy_has_them() -> None:
    found = lines_of("The bridge is shut\nuntil the spring\nat least")
    assert list(map(said, found)) == [
        ["The bridge is shut"],
        ["until the spring"],
        ["at least"],
    ]


def test_spaces_at_the_ends_of_a_line_are_none() -> None:
    found = lines_of(" The bridge \n <i>is shut </i>")
    assert list(map(said, found)) == [["The bridge"], ["is shut"]]


def test_a_run_knows_what_it_stands_in() -> None:
    [line] = lines_of("The <span>bridge <i>is</i></span> shut")
    assert said(line) == ["The ", "bridge ", "is", " shut"]
    depths = [[box.element_tag for box in item.around] for item in line]
    assert depths == [[], ["span"], ["span", "i"], []]


def test_an_inline_box_over_two_lines_is_the_same_box_in_both() -> None:
    first, second = lines_of("The <i>bridge\nis</i> shut")
    assert first[-1].around == second[0].around
    assert len(first[-1].around) == 1


def test_what_is_raised_is_raised_by_pixels_and_adds_up() -> None:
    style = "vertical-align: {}px"
    [line] = lines_of(
        f'a<span style="{style.format(6)}">b'
        f'<span style="{style.format(-2)}">c</span></span>'
    )
    assert [item.rise for item in line if isinstance(item, FountRun)] == [0, 6, 4]


def test_white_of_a_fixed_width_is_a_gap() -> None:
    gap = '<span style="display: inline-block; width: 24px"></span>'
    [line] = lines_of(f'The bridge{gap}<i style="margin-right: 6px">is</i>')
    assert said(line) == ["The bridge", 24, "is", 6]


@pytest.mark.parametrize("odd", ODD)
def test_what_is_not_understood_is_refused(odd: str) -> None:
    def refused(box: LayoutBox) -> bool:
        try:
            LineCopy(box)
        except UnknownError:
            return True
        return False

    assert ask_lines(f"<p>The bridge {odd} shut</p>", refused)[0]


def measured(body: str) -> list[FountRun]:
    def measure(box: LayoutBox) -> list[FountRun]:
        [line] = LineCopy(box).lines
        runs = [item for item in line if isinstance(item, FountRun)]
        for run in runs:
            measure_run(run)
        return runs

    [runs] = ask_lines(f"<p>{body}</p>", measure)
    return runs


@pytest.mark.parametrize("text", ["bridge", "The bridge is shut", "AVATAR. To Wye"])
def test_a_run_is_as_wide_as_the_galley_set_it(text: str) -> None:
    [run] = measured(text)
    width = SIZE * Typecase(STYLE).face("text").width(text)
    assert run.width == pytest.approx(width, abs=0.01)
    assert run.spaces == text.count(" ")
    assert "".join(glyph.letters for w in run.words for glyph in w.glyphs) == text


def test_spaces_gain_what_the_style_says() -> None:
    [plain] = measured("The bridge is shut")
    [spaced] = measured('<span style="word-spacing: -3px">The bridge is shut</span>')
    assert spaced.blank == -3
    assert spaced.width == pytest.approx(plain.width - 3 * plain.spaces)


def test_letters_gain_what_the_style_says_spaces_too() -> None:
    [plain] = measured("by the weir")
    [spaced] = measured('<span style="letter-spacing: .5px">by the weir</span>')
    assert spaced.width == pytest.approx(plain.width + 0.5 * len("by the weir"))
