"""A story's parts: a continuation's head leaves room and white for its line."""

import pytest

from layout.galley.composing import ComposingRoom
from layout.makeup.plot import PartPlace, Plot
from layout.makeup.story.carving import carvings_of
from layout.makeup.story.parting import jump_heading, parts_of
from tests.makeup.stories import STYLE, article

SHOP = ComposingRoom(STYLE)


@pytest.mark.parametrize("columns", [1, 2, 3, 5])
def test_a_line_of_white_stands_below_from_page(columns: int) -> None:
    story = article(jump_head="Bridge")
    plot = Plot(column=0, columns=columns, line=10, lines=60)
    spots = (PartPlace(page=1, plot=plot), PartPlace(page=2, plot=plot))
    heading = jump_heading(story, spots[1], SHOP)
    parts = parts_of(story, spots, heading, SHOP)
    _, second = carvings_of(parts, ((), ()), {}, SHOP)
    from_line = plot.line + heading.head.lines_deep
    assert {column.line for column in second.columns} == {from_line + 2}
