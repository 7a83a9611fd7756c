"""Letters of set lines at their places, in the very faces that are embedded."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from layout.desk.stylebook import Stylebook
from layout.galley.rating import STEP
from layout.galley.shaping import Typecase
from layout.geometry import Point
from layout.library.measuring import Letter, LinePlace, ParagraphType, Ruler
from layout.plate.html.baselines import Baselines
from layout.plate.html.copy import SHRINK, FaceRun, SetLine
from layout.plate.html.templating import Templates
from layout.plate.tasks import Edition
from tests.galley.quadshop import COURIER
from tests.makeup import stories

RULER = Ruler(COURIER, Baselines(COURIER))
PARAGRAPH = COURIER.elements["paragraph"]
HAND = ParagraphType(
    element=PARAGRAPH,
    face=PARAGRAPH.face,
    size=PARAGRAPH.size,
    leading=PARAGRAPH.leading,
)
FACE = Typecase(COURIER).face(PARAGRAPH.face, PARAGRAPH.features)
TEXTS = st.lists(
    st.sampled_from(["the", "office", "first", "AVA", "county", "1,400", "to"]),
    min_size=1,
    max_size=6,
).map(" ".join)


def set_line(text: str, **changes: object) -> SetLine:
    return replace(SetLine(text=text, pieces=()), **changes)  # type: ignore[arg-type]


def room(align: str = "left", *, measure: float = 300, full: bool = False) -> LinePlace:
    return LinePlace(
        left=20, measure=measure, baseline=100, align=align, justified=full
    )


def right(letter: Letter) -> float:
    return letter.box.left + letter.box.width


@given(TEXTS)
def test_a_line_is_as_wide_as_the_galley_measured_it(text: str) -> None:
    letters = RULER.letters(set_line(text), HAND, room())
    assert "".join(letter.text for letter in letters) == text
    assert letters[0].box.left == pytest.approx(20)
    assert right(letters[-1]) == pytest.approx(20 + FACE.width(text) * HAND.size)


@given(TEXTS)
def test_letters_stand_from_left_to_right(text: str) -> None:
    lefts = [letter.box.left for letter in RULER.letters(set_line(text), HAND, room())]
    assert lefts == sorted(lefts)


@given(TEXTS.filter(lambda text: " " in text), st.floats(0, 40))
def test_a_justified_line_fills_its_measure(text: str, more: float) -> None:
    measure = FACE.width(text) * HAND.size + more
    letters = RULER.letters(set_line(text), HAND, room(measure=measure, full=True))
    assert right(letters[-1]) == pytest.approx(20 + measure)


def test_a_space_shrinks_to_its_limit_and_no_further() -> None:
    natural = FACE.width("the county") * HAND.size
    tight = room(measure=natural - 50, full=True)
    letters = RULER.letters(set_line("the county"), HAND, tight)
    assert right(letters[-1]) == pytest.approx(20 + natural - SHRINK * HAND.size)


def test_the_rest_of_a_last_line_is_not_filled() -> None:
    natural = FACE.width("the county") * HAND.size
    last = set_line("the county", rest=300 - natural)
    letters = RULER.letters(last, HAND, room(full=True))
    assert right(letters[-1]) == pytest.approx(20 + natural)


@pytest.mark.parametrize(
    ("align", "share"), [("left", 0), ("center", 0.5), ("right", 1)]
)
def test_a_ragged_line_stands_as_its_element_does(align: str, share: float) -> None:
    rest = 300 - FACE.width("the county") * HAND.size
    letters = RULER.letters(set_line("the county"), HAND, room(align))
    assert letters[0].box.left == pytest.approx(20 + share * rest)


@pytest.mark.parametrize("step", [-4, 3, 6])
def test_letter_space_follows_every_letter_but_the_last(step: int) -> None:
    plain = RULER.letters(set_line("county"), HAND, room())
    spaced = RULER.letters(set_line("county", step=step), HAND, room())
    moved = [b.box.left - a.box.left for a, b in zip(plain, spaced, strict=True)]
    space = step * STEP * HAND.size
    assert moved == pytest.approx([n * space for n in range(6)])


def test_letter_space_takes_ligatures_apart() -> None:
    joined = RULER.letters(set_line("office"), HAND, room())
    apart = RULER.letters(set_line("office", step=2), HAND, room())
    assert len({letter.box.left for letter in apart}) == 6
    assert len({letter.box.left for letter in joined}) <= 6


def test_a_superscript_is_smaller_and_higher_by_the_styles_own_numbers() -> None:
    how = structs.replace(COURIER.superscript, size=0.5, rise=0.3)
    for style in (COURIER, replace(COURIER, superscript=how)):
        pieces = (FaceRun(text="m"), FaceRun(text="2", superscript=True))
        ruler = Ruler(style, Baselines(style))
        line = set_line("m2", pieces=pieces)
        plain, raised = ruler.letters(line, HAND, room())
        assert raised.styles == ("superscript",)
        small = style.superscript.scale(HAND.size)
        assert raised.box.height == pytest.approx(plain.box.height * small)
        ascent = 100 - plain.box.top
        rise = style.superscript.rise * HAND.size
        assert raised.box.top == pytest.approx(100 - rise - ascent * small)


def sheet(style: Stylebook) -> str:
    issue = stories.issue(stories.article())
    return Templates(issue, style, draft=False).css(Edition.SCREEN, "")


def test_the_style_sheet_has_the_same_numbers() -> None:
    how = structs.replace(COURIER.superscript, size=0.5, rise=0.3)
    assert "sup { font-size: 0.62em; vertical-align: 0.42em }" in sheet(COURIER)
    assert "sup { font-size: 0.5em; vertical-align: 0.3em }" in sheet(
        replace(COURIER, superscript=how)
    )
    assert f"word-spacing: -{SHRINK}em" in sheet(COURIER)


def test_no_line_wraps_by_itself() -> None:
    """The spaces of every face of justified copy shrink by less than CSS allows."""
    limit, case = COURIER.justification.space_min, Typecase(COURIER)
    for element in COURIER.elements.values():
        if element.align == "justify":
            space = case.face(element.face, element.features).width(" ")
            assert (1 - limit) * space < SHRINK


def test_emphasis_has_its_face_and_says_so() -> None:
    pieces = (FaceRun(text="a"), FaceRun(text="b", tags=("strong",)))
    plain, bold = RULER.letters(set_line("ab", pieces=pieces), HAND, room())
    assert (plain.styles, bold.styles) == ((), ("bold",))
    assert HAND.face_of(FaceRun(text="b", tags=("em",))) == PARAGRAPH.italic
    assert HAND.face_of(FaceRun(text="b", tags=("strong", "em"))) == (
        PARAGRAPH.bold_italic
    )


def test_an_initials_box_is_as_high_as_its_ink() -> None:
    at = Point(10, 100)
    body = RULER.box("H", "display-semibold", at, 40)
    ink = RULER.ink("H", "display-semibold", at, 40)
    assert ink.top > body.top
    assert ink.top + ink.height == pytest.approx(100, abs=0.5)
    capitals = COURIER.initials.capitals
    assert ink.height == pytest.approx(capitals * 40, rel=0.05)
    assert (ink.left, ink.width) == (body.left, body.width)
