"""What the planner decides is held in golden files; a change of costs says what moves.

Renew them with `python -m tests.makeup.decisions --renew`, and read the difference.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from layout.makeup.costs import COSTS, Costs
from tests.makeup.decisions import (
    ISSUES,
    decided,
    generated,
    golden,
    moved,
    priced,
    read,
    written,
)

# The leaflets are made up in a second or two; the rest take a minute together.
QUICK = 4


@pytest.mark.parametrize(
    ("stories", "seed"),
    [
        pytest.param(*own, marks=[] if own[0] <= QUICK else [pytest.mark.slow])
        for own in ISSUES
    ],
)
def test_decisions_are_those_of_the_golden_files(
    tmp_path: Path, stories: int, seed: int
) -> None:
    found = decided(*generated(tmp_path, stories, seed))
    before = read(golden(stories, seed).read_text("utf-8"))
    assert moved(before, found) == ()


def test_a_golden_file_is_read_as_it_was_written() -> None:
    decisions = {
        "page 1 cut": "(bridge | (rates / school)) / contents",
        "bridge page": "1",
        "bridge fit": "1 paragraph set 1 line longer; head set in 30 pt",
        "rates page": "none",
    }
    assert read(written(decisions)) == decisions


def test_what_moved_is_said_in_order_and_both_ways() -> None:
    before = {"bridge page": "1", "bridge width": "3", "rates jump": "4"}
    after = {"bridge page": "1", "bridge width": "2", "bridge jump": "5"}
    assert moved(before, after) == (
        "bridge jump: none -> 5",
        "bridge width: 3 -> 2",
        "rates jump: 4 -> none",
    )
    assert moved(after, after) == ()


# Costs changed so far that a leaflet must look otherwise, and a decision of which kind
# then moves at least.
CHANGED = (
    ("page", {"jump": 400.0, "jump_inside": 400.0}, "jump"),
    ("page", {"off_width": 0.0, "whole_width": (0.0,) * 5}, "cut"),
    ("issue", {"lonely_front": 0.0, "crowded_front": 90.0}, "page"),
    ("story", {"below_head": (0.0,) * 4, "short_line": 80.0}, "fit"),
)


@pytest.mark.parametrize(("purse", "changes", "kind"), CHANGED)
def test_a_changed_cost_is_seen_in_what_it_moves(
    tmp_path: Path, purse: str, changes: dict[str, object], kind: str
) -> None:
    issue, shop = generated(tmp_path, *ISSUES[0])
    own = replace(getattr(COSTS, purse), **changes)
    found = moved(decided(issue, shop), decided(issue, shop, Costs(**{purse: own})))
    assert kind in {line.partition(":")[0].rpartition(" ")[2] for line in found}


def test_a_cost_is_changed_by_its_name() -> None:
    assert priced("page.jump=0").page == replace(COSTS.page, jump=0.0)
    assert priced("story.widow=1.5").story.widow == 1.5
