"""Plan rows become grid lines: areas meet without overlap or gap."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.desk.issue import Area, PagePlan
from layout.geometry import Rect
from layout.makeup.areas import Slot, drawn_slots
from layout.makeup.placing.furnishing import rules
from layout.makeup.plot import GAP
from tests.makeup.stories import GRID


def plan(*rows: str) -> PagePlan:
    """Return a plan drawn in letters, one a column; `A` to `F` are advertisements."""
    letters = sorted(set("".join(rows)))
    areas = [_area(letter, rows) for letter in letters]
    return PagePlan(number=2, areas=tuple(areas), rows=len(rows))


def _area(letter: str, rows: tuple[str, ...]) -> Area:
    places = [
        (row, column)
        for row, line in enumerate(rows)
        for column, sign in enumerate(line)
        if sign == letter
    ]
    top, left = min(places)
    foot, right = max(places)
    return Area(
        name=f"ad:{letter}" if letter.isupper() else letter,
        column=left,
        columns=right - left + 1,
        row=top,
        rows=foot - top + 1,
    )


def drawn(slots: tuple[Slot, ...]) -> list[str]:
    """Draw slots, a row a grid line; no line may be claimed twice."""
    cells = [["."] * GRID.columns for _ in range(GRID.lines)]
    for slot in slots:
        plot = slot.plot
        for row in range(plot.line, plot.foot):
            for column in range(plot.column, plot.column + plot.columns):
                assert cells[row][column] == "."
                cells[row][column] = slot.name[-1]
    return ["".join(row) for row in cells]


def test_areas_meet_with_only_the_white_between() -> None:
    rows = drawn(drawn_slots(plan("aaabb", "aaabb", "ccccc"), 2, GRID))
    assert rows[:2] == ["....."] * 2
    seam = rows.index(".....", 2)
    assert rows[2:seam] == ["aaabb"] * (seam - 2)
    assert rows[seam : seam + GAP] == ["....."] * GAP
    assert rows[seam + GAP :] == ["ccccc"] * (GRID.lines - seam - GAP)


def test_rows_are_even() -> None:
    slots = drawn_slots(plan("aaaaa", "bbbbb", "ccccc", "ddddd"), 2, GRID)
    depths = [slot.plot.lines + (GAP if n else 0) for n, slot in enumerate(slots)]
    assert max(depths) - min(depths) <= 1
    assert sum(depths) == GRID.lines - 2


def test_only_stories_have_a_rule_above() -> None:
    slots = drawn_slots(plan("aaaaa", "bbbAA"), 2, GRID)
    found = [rule for rule in rules(slots, 2, GRID) if rule.kind == "story"]
    below = next(slot.plot for slot in slots if slot.name == "b")
    assert [rule.rect.line for rule in found] == [below.line - 1]
    assert found[0].rect.width == pytest.approx(GRID.span(3))


def test_a_column_rule_runs_between_neighbours_as_far_as_they_touch() -> None:
    slots = drawn_slots(plan("aabbb", "aaccc", "ddddd"), 2, GRID)
    plots = {slot.name: slot.plot for slot in slots}
    found = [rule.rect for rule in rules(slots, 2, GRID) if rule.kind == "column"]
    x = GRID.x(2) - GRID.gutter / 2
    assert found == [
        Rect(x=x, line=plots[name].line, width=1, lines=plots[name].lines)
        for name in ("b", "c")
    ]


@given(
    rows=st.integers(min_value=1, max_value=30),
    top=st.integers(min_value=0, max_value=12),
    cuts=st.sets(st.integers(min_value=1, max_value=4)),
)
def test_the_whole_page_is_covered(rows: int, top: int, cuts: set[int]) -> None:
    edges = [0, *sorted(cuts), GRID.columns]
    areas = tuple(
        Area(name=f"{row}-{left}", column=left, columns=right - left, row=row, rows=1)
        for row in range(rows)
        for left, right in itertools.pairwise(edges)
    )
    slots = drawn_slots(PagePlan(number=2, areas=areas, rows=rows), top, GRID)
    lines = {slot.plot.line for slot in slots}
    feet = {slot.plot.foot for slot in slots}
    assert min(lines) == top
    assert max(feet) == GRID.lines
    assert {line - GAP for line in lines} - {top - GAP} == feet - {GRID.lines}
