"""The graphics state and what it is painted with."""

from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Dictionary, Matrix

from layout.pdf.spaces import CMYK, GRAY
from layout.pdf.state import BLACK, GraphicsState, Paint, SetFont, StateChange

NUMBER = st.none() | st.floats(0, 10)
FLAG = st.none() | st.booleans()
CHANGE = st.builds(
    StateChange,
    font=st.none() | st.text(max_size=5).map(lambda name: SetFont(name=name)),
    size=NUMBER,
    width=NUMBER,
    overprint_fill=FLAG,
    overprint_stroke=FLAG,
    overprint_mode=st.none() | st.integers(0, 1),
    alpha_fill=NUMBER,
    alpha_stroke=NUMBER,
    blend=st.none() | st.sampled_from(["Normal", "Multiply"]),
    soft_mask=FLAG,
)


@given(CHANGE)
def test_a_state_takes_what_is_named_and_keeps_the_rest(change: StateChange) -> None:
    state, before = GraphicsState(), GraphicsState()
    state.take(change)
    for name, value in vars(before).items():
        wanted = getattr(change, name, None)
        assert getattr(state, name) == (value if wanted is None else wanted)


@given(CHANGE, CHANGE)
def test_the_last_word_counts(first: StateChange, second: StateChange) -> None:
    one, other = GraphicsState(), GraphicsState()
    for change in (first, second, second):
        one.take(change)
    for change in (first, second):
        other.take(change)
    assert vars(one) == vars(other)


@given(CHANGE)
def test_what_is_kept_does_not_change_any_more(change: StateChange) -> None:
    state = GraphicsState(matrix=Matrix(2, 0, 0, 2, 0, 0), width=7)
    kept = state.kept()
    assert vars(kept) == vars(state)
    assert kept is not state
    state.take(change)
    state.width = 99
    assert kept.width == 7
    assert vars(kept) == vars(GraphicsState(matrix=Matrix(2, 0, 0, 2, 0, 0), width=7))


def test_paints_and_overprint_are_of_fills_or_of_strokes() -> None:
    cyan = Paint(CMYK, (1, 0, 0, 0))
    state = GraphicsState(stroke=cyan, overprint_stroke=True)
    assert state.paint(stroke=True) is cyan
    assert state.paint(stroke=False) is BLACK
    assert state.overprint(stroke=True)
    assert not state.overprint(stroke=False)


def test_a_colour_is_worked_out_once() -> None:
    paint = Paint(CMYK, (0.5, 0, 0, 0.25))
    assert paint.colour is paint.colour
    assert paint.colour.inks == (0.5, 0, 0, 0.25)
    assert BLACK.colour.black_alone


def test_a_pattern_has_no_colour_of_its_own() -> None:
    pattern = Paint(GRAY, (0.5,), Dictionary(PatternType=2), patterned=True)
    assert pattern.colour.space == "Pattern"
    assert pattern.colour.inks is None
