"""What the planner decides is held in golden files; a change of costs says what moves.

Renew them with `python -m tests.makeup.decisions --renew`, and read the difference.
"""

from pathlib import Path

import pytest

from tests.makeup.decisions import (
    ISSUES,
    decided,
    generated,
    golden,
    moved,
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
