"""Where two texts differ: exactly, and where that would take long, at once."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.desk.files.differences import MOST, first_difference, stretches
from layout.desk.files.sources import nearest

ROWS = st.lists(st.sampled_from("abc"), max_size=12)


@given(before=ROWS, after=ROWS)
def test_stretches_are_both_rows_in_order(before: list[str], after: list[str]) -> None:
    found = stretches(before, after)
    assert [x for one in found for x in before[one.first : one.end]] == before
    assert [x for one in found for x in after[one.begin : one.stop]] == after
    for one in found:
        same = before[one.first : one.end] == after[one.begin : one.stop]
        assert same == one.equal
    assert (first_difference(before, after) is None) == (before == after)


@pytest.mark.parametrize("count", [3, 30_000])
@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (["ebb"], ["flood"], ("ebb", "flood")),
        ([], ["flood"], ("", "flood")),
        (["ebb"], [], ("ebb", "")),
    ],
)
def test_the_first_difference_of_many_alike_is_found_soon(
    count: int, before: list[str], after: list[str], told: tuple[str, str]
) -> None:
    """Another change follows far behind: both ends are not enough."""
    rest = ["", "the tide"] * count
    one, two = [*rest, *before, *rest, "x"], [*rest, *after, *rest, "y"]
    begun = time.process_time()
    found = first_difference(one, two)
    assert time.process_time() - begun < 1
    assert found is not None
    assert found.first == found.begin == len(rest)
    here = one[found.first] if found.first < found.end else ""
    there = two[found.begin] if found.begin < found.stop else ""
    assert (here, there) == told


def test_rows_without_a_line_in_common_are_one_difference() -> None:
    one = [f"a{n}" for n in range(MOST)]
    two = [f"b{n}" for n in range(MOST)]
    [found] = stretches(one, two)
    assert (found.end, found.stop, found.equal) == (MOST, MOST, False)


def test_a_word_without_end_is_like_no_other() -> None:
    begun = time.process_time()
    names = ["kicker", *("ab" * 30_000 + str(n) for n in range(50))]
    assert nearest("ab" * 30_000, names).startswith("known here: ")
    assert nearest("kickr", names) == 'did you mean "kicker"?'
    assert time.process_time() - begun < 1
