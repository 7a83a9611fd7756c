"""The elastic ladder: what paragraphs give, what a rung promises, in which order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.galley.composing import ComposingRoom
from layout.makeup.bounds import BOUNDS
from layout.makeup.costs import COSTS
from layout.makeup.plot import PartPlace, Plot
from layout.makeup.story.anatomy import Variant
from layout.makeup.story.ways_to_fit import Ladder, Play, Trial, crops
from tests.makeup.stories import STYLE, article, picture

STORY = COSTS.story
SHOP = ComposingRoom(STYLE)
PLAY = Play(longer=(0.0, 1.0, 3.0), shorter=(0.0, 2.0), heads=1, costs=STORY)


def ladder(lines: int = 60, **changes: object) -> Ladder:
    plot = Plot(column=0, columns=3, line=2, lines=lines)
    return Ladder(article(8, **changes), (PartPlace(page=2, plot=plot),), SHOP)


def test_copy_that_fits_its_columns_costs_nothing() -> None:
    assert PLAY.likely(0, 3) == 0.0


def test_a_line_over_is_a_shorter_paragraph_or_one_too_many() -> None:
    # A crosshead at a column's head may save it, if that is cheaper.
    assert PLAY.likely(-1, 3) == min(2.0, STORY.crosshead_at_head)
    assert PLAY.likely(-3, 1) == pytest.approx(2.0 + 2 * STORY.overset_line)


def test_a_line_of_room_is_a_short_column_or_a_longer_paragraph() -> None:
    assert PLAY.likely(1, 3) == min(STORY.short_line, 1.0)
    assert PLAY.likely(5, 3) == 3 * STORY.short_line + 3.0
    assert PLAY.likely(6, 3) >= STORY.uneven


@given(spare=st.integers(-8, 30), wells=st.integers(1, 5))
def test_further_from_fitting_is_never_cheaper(spare: int, wells: int) -> None:
    further = spare + (1 if spare >= 0 else -1)
    assert PLAY.likely(further, wells) >= PLAY.likely(spare, wells)


def test_trials_come_by_what_they_cost_whatever_their_room() -> None:
    own = ladder(pull_quotes=("The county has found the money",), pictures=(picture(),))
    trials = own.trials()
    prices = [own.price(trial) for trial in trials]
    assert prices == sorted(prices)
    assert prices[0] == 0.0
    assert trials[0] == Trial(rank=0, out=0, variant=Variant())
    assert len(set(trials)) == len(trials)
    assert max(trial.rank for trial in trials) < BOUNDS.story.heads


def test_a_trials_price_is_the_sum_of_what_it_gives_up() -> None:
    trial = Trial(rank=2, out=1, variant=Variant(shift=-1, lifted=True))
    assert trial.cost(STORY) == (
        2 * STORY.smaller_head
        + STORY.quote_out
        + STORY.other_width
        + STORY.lifted_tables
    )


def test_a_rung_promises_at_least_what_it_costs() -> None:
    own = ladder(pictures=(picture(),))
    rungs = list(own.rungs(own.trials()[0]))
    assert rungs
    assert all(rung.promise >= rung.cost >= 0.0 for rung in rungs)
    assert len({(tuple(rung.depths.items()), rung.white) for rung in rungs}) > 1


def test_without_pictures_there_is_one_crop_and_it_is_free() -> None:
    assert list(crops(((),))) == [({}, 0.0)]


def test_a_picture_is_cropped_line_by_line_and_pays_by_its_depth() -> None:
    own = ladder(pictures=(picture(),))
    trial = own.trials()[0]
    shares = own.shares(trial, own.parts(trial))
    found = list(crops(shares))
    depths = [depth["weir.jpg"] for depth, _ in found]
    assert depths == list(range(min(depths), max(depths) + 1))
    assert min(cost for _, cost in found) == 0.0
    assert found[0][1] > found[len(found) // 3][1]
