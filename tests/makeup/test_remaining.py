"""What is left around stories that stay: free, apart, and all that is worth having."""

from hypothesis import given
from hypothesis import strategies as st

from layout.makeup.bounds import BOUNDS
from layout.makeup.plot import GAP, Plot
from layout.makeup.remaining import remaining
from tests.makeup.stories import GRID

TOP = 6
PAGE = Plot(column=0, columns=GRID.columns, line=TOP, lines=GRID.lines - TOP)


@st.composite
def plots(draw: st.DrawFn) -> Plot:
    column = draw(st.integers(0, GRID.columns - 1))
    line = draw(st.integers(TOP, GRID.lines - 1))
    return Plot(
        column=column,
        columns=draw(st.integers(1, GRID.columns - column)),
        line=line,
        lines=draw(st.integers(1, GRID.lines - line)),
    )


def cells(plot: Plot, gap: int = 0) -> set[tuple[int, int]]:
    return {
        (column, line)
        for column in range(plot.column, plot.column + plot.columns)
        for line in range(plot.line - gap, plot.foot + gap)
    }


@given(taken=st.lists(plots(), max_size=4))
def test_rectangles_keep_apart_from_everything(taken: list[Plot]) -> None:
    found = remaining(tuple(taken), (PAGE,), GAP)
    for number, plot in enumerate(found):
        assert cells(plot) <= cells(PAGE)
        others = (*taken, *found[:number])
        assert not any(cells(plot) & cells(other, GAP) for other in others)


@given(taken=st.lists(plots(), max_size=4))
def test_no_column_keeps_room_for_a_story(taken: list[Plot]) -> None:
    found = remaining(tuple(taken), (PAGE,), GAP)
    blocked = set().union(*(cells(plot, GAP) for plot in (*taken, *found)))
    for column in range(GRID.columns):
        run = 0
        for line in range(TOP, GRID.lines):
            run = 0 if (column, line) in blocked else run + 1
            assert run < BOUNDS.page.room


def test_the_largest_rectangle_comes_whole() -> None:
    story = Plot(column=0, columns=5, line=40, lines=20)
    above, below = remaining((story,), (PAGE,), GAP)
    assert above == Plot(column=0, columns=5, line=TOP, lines=40 - GAP - TOP)
    assert below.line == 60 + GAP
    assert below.foot == GRID.lines


def test_beside_a_story_the_room_is_as_deep_as_the_page() -> None:
    story = Plot(column=0, columns=3, line=TOP, lines=PAGE.lines)
    (beside,) = remaining((story,), (PAGE,), GAP)
    assert beside == Plot(column=3, columns=2, line=TOP, lines=PAGE.lines)
