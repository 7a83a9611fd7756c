"""Cast lines as boxes of the layout: one a paragraph, or one a run in a tagged page."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from weasyprint import HTML
from weasyprint.layout import block

from layout.plate.renderer import casting
from layout.plate.renderer.objects import LayoutBox
from layout.plate.renderer.page_state import PageState, rendering
from layout.plate.renderer.sheets import SCHEME, SheetFiles
from layout.plate.renderer.strokes import CastText
from tests.plate.renderer.lineboxes import FONTS, LEADING, MEASURE, PAGE

LINES = ("The bridge is shut", "until the spring", "at least")
JUSTIFIED = "text-align: justify; text-align-last: justify"


@dataclass(frozen=True, kw_only=True)
class Found:
    """The text boxes of a page that were cast, with the boxes that each stands in."""

    texts: list[CastText]
    parents: list[list[str]]


def cast(
    lines: str, style: str = "", *, state: PageState | None = None, rest: str = ""
) -> Found:
    html = PAGE.replace("{body}", f'<p style="{style}"{rest}>{lines}</p>')
    page = HTML(string=html, base_url=SCHEME, url_fetcher=SheetFiles({}))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(block, "iter_line_boxes", casting.iter_line_boxes)
        if state is None:
            made = page.render(font_config=FONTS)
        else:
            with rendering(state):
                made = page.render(font_config=FONTS)
    found = list(_walk(made.pages[0]._page_box, []))
    return Found(texts=[text for text, _ in found], parents=[tags for _, tags in found])


def _walk(box: LayoutBox, above: list[str]) -> Iterator[tuple[CastText, list[str]]]:
    if isinstance(box, CastText):
        yield box, above
    for child in getattr(box, "children", ()):
        yield from _walk(child, [*above, box.element_tag or ""])


def press(lines: str, style: str = "") -> CastText:
    """Return the one box of a paragraph for the press."""
    [text] = cast(lines, style, state=PageState()).texts
    return text


def test_a_paragraph_for_the_press_is_one_box() -> None:
    text = press("\n".join(LINES))
    assert len(text.strokes) == len(LINES)
    assert [stroke.x for stroke in text.strokes] == [0, 0, 0]


@given(count=st.integers(1, 8))
def test_lines_are_a_leading_apart(count: int) -> None:
    strokes = press("\n".join(["weir"] * count)).strokes
    first = strokes[0].y
    assert 0 < first < LEADING
    wanted = [first + at * LEADING for at in range(count)]
    assert [stroke.y for stroke in strokes] == pytest.approx(wanted)


def width(stroke: object) -> float:
    """Return a stroke's own width in pixels, its spaces as the style has them."""
    words = stroke.words  # type: ignore[attr-defined]
    size = stroke.fount.size  # type: ignore[attr-defined]
    return float(sum(word.width + word.kern for word in words) * size / 1000)


@pytest.mark.parametrize(
    ("align", "share"), [("left", 0), ("center", 0.5), ("right", 1)]
)
def test_what_is_left_of_the_measure_stands_beside_the_line(
    align: str, share: float
) -> None:
    for stroke in press("\n".join(LINES), f"text-align: {align}").strokes:
        left = (MEASURE - width(stroke)) * share
        assert stroke.x == pytest.approx(left, abs=0.01)


def test_only_the_first_line_is_moved_in() -> None:
    strokes = press("\n".join(LINES), "text-indent: 14px").strokes
    assert [stroke.x for stroke in strokes] == [14, 0, 0]


def test_a_raised_letter_makes_its_line_deeper_and_no_other() -> None:
    raised = 'The <span style="vertical-align: 20px">a</span>\nbridge\nis shut'
    first, letter, second, third = press(raised).strokes
    assert first.y - letter.y == 20
    assert second.y - first.y == LEADING
    assert third.y - second.y == LEADING
    assert first.y > press("The\nbridge").strokes[0].y


def test_a_tagged_page_has_a_box_for_each_run() -> None:
    found = cast(
        "The <span>bridge <i>is</i></span> shut\nuntil spring",
        state=PageState(tagged=True),
    )
    assert [tags[-2:] for tags in found.parents] == [
        ["p", "p"],
        ["p", "span"],
        ["span", "i"],
        ["p", "p"],
        ["p", "p"],
    ]
    rights = [text.position_x + text.width for text in found.texts[:4]]
    lefts = [text.position_x for text in found.texts[:4]]
    assert lefts[1:] == pytest.approx(rights[:-1])
    assert all(text.height == LEADING for text in found.texts)


@pytest.mark.parametrize(
    ("ends", "letters", "soft"),
    [
        ("", ["weir ", "mill "], [False, False]),
        (' data-ends="- "', ["weir", "mill "], [True, False]),
        (' data-ends="++"', ["weir", "mill"], [False, False]),
    ],
)
def test_a_tagged_line_says_how_it_ends(
    ends: str, letters: list[str], soft: list[bool]
) -> None:
    found = cast("weir\nmill", state=PageState(tagged=True), rest=ends)
    strokes = [text.strokes[0] for text in found.texts]
    said = ["".join(g.letters for w in s.words for g in w.glyphs) for s in strokes]
    assert (said, [stroke.soft for stroke in strokes]) == (letters, soft)


@pytest.mark.parametrize(
    ("lines", "style"),
    [
        ("The bridge", "white-space: normal"),
        ("The bridge", "direction: rtl"),
        ("The bridge", "text-indent: 10%"),
        ("The <u>bridge</u>", ""),
        ("bridge " * 30, JUSTIFIED),
        ("The\n\nbridge", ""),
    ],
)
def test_what_is_not_ours_is_left_to_the_renderer(lines: str, style: str) -> None:
    assert cast(lines, style, state=PageState()).texts == []


def test_between_pages_nothing_is_cast() -> None:
    assert cast("The bridge").texts == []
    assert len(cast("The bridge", state=PageState()).texts) == 1
