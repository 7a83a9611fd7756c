"""An opening is taken from its head where it is white, from its foot where not."""

from hypothesis import given
from hypothesis import strategies as st

from layout.makeup.advice.spare_room import Opening
from layout.makeup.plot import GAP, Plot

PLOT = Plot(column=1, columns=3, line=10, lines=60)


@given(lines=st.integers(1, 40))
def test_a_giver_keeps_its_head_and_the_white_between(lines: int) -> None:
    spot, given = Opening(page=4, plot=PLOT, giver="bridge", spare=40).taken(lines)
    (kept,) = given["bridge"]
    assert kept.plot.line == PLOT.line
    assert spot.plot.foot == PLOT.foot
    assert spot.plot.line - kept.plot.foot == GAP
    assert spot.plot.lines == lines
    assert {spot.page, kept.page} == {4}


def test_white_is_taken_from_its_head_and_nobody_gives() -> None:
    spot, given = Opening(page=4, plot=PLOT, spare=60).taken(12)
    assert (spot.plot.line, spot.plot.lines) == (10, 12)
    assert given == {}
