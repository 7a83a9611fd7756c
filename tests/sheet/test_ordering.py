"""Which page stands on which sheet."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.geometry import Lattice
from layout.sheet.folding import FOLDS
from layout.sheet.ordering import Folds, sheets, whole_count
from layout.sheet.sheet import Cell, Scheme, Sheet


def numbers(side: tuple[Cell, ...]) -> list[int | None]:
    return [cell.page for cell in side]


def pages(found: tuple[Sheet, ...]) -> list[list[list[int | None]]]:
    return [[numbers(side) for side in sheet.sides] for sheet in found]


def test_saddle_stitched_sheets_lie_one_in_the_other() -> None:
    found = sheets(Scheme.SADDLE, 8, Folds())
    assert pages(found) == [[[8, 1], [2, 7]], [[6, 3], [4, 5]]]
    assert [sheet.front[0].depth for sheet in found] == [0, 1]


def test_pairs_are_the_sides_of_saddle_stitched_sheets() -> None:
    found = sheets(Scheme.PAIRS, 8, Folds())
    assert pages(found) == [[[8, 1]], [[2, 7]], [[6, 3]], [[4, 5]]]


def test_nested_signatures_share_out_both_ends_of_the_paper() -> None:
    found = sheets(Scheme.NESTED, 16, Folds(fold=8))
    assert [sheet.pages for sheet in found] == [
        (1, 2, 3, 4, 13, 14, 15, 16),
        (5, 6, 7, 8, 9, 10, 11, 12),
    ]


def test_gathered_signatures_lie_one_behind_the_other() -> None:
    found = sheets(Scheme.GATHERED, 24, Folds(fold=8, signature=16))
    assert [(sheet.signature, sheet.pages) for sheet in found] == [
        (1, (1, 2, 3, 4, 13, 14, 15, 16)),
        (1, (5, 6, 7, 8, 9, 10, 11, 12)),
        (2, (17, 18, 19, 20, 21, 22, 23, 24)),
    ]


def test_pages_in_rows() -> None:
    found = sheets(Scheme.NUP, 5, Folds(up=Lattice(2, 2)))
    assert pages(found) == [[[1, 2, 3, 4]], [[5, None, None, None]]]


def test_what_lacks_is_blank_at_the_end() -> None:
    found = sheets(Scheme.SADDLE, 6, Folds())
    assert pages(found) == [[[None, 1], [2, None]], [[6, 3], [4, 5]]]
    assert whole_count(Scheme.SADDLE, 6, Folds()) == 8


@given(
    scheme=st.sampled_from(list(Scheme)),
    count=st.integers(min_value=1, max_value=130),
    fold=st.sampled_from(sorted(FOLDS)),
    times=st.integers(min_value=1, max_value=4),
)
def test_every_page_is_printed_once(
    scheme: Scheme, count: int, fold: int, times: int
) -> None:
    found = sheets(scheme, count, Folds(fold=fold, signature=fold * times))
    printed = [page for sheet in found for page in sheet.pages]
    assert sorted(printed) == list(range(1, count + 1))
    assert [sheet.number for sheet in found] == list(range(1, len(found) + 1))


@given(
    scheme=st.sampled_from([Scheme.SADDLE, Scheme.BOOKLET, Scheme.PAIRS]),
    count=st.integers(min_value=1, max_value=32),
)
def test_pages_that_share_a_spine_are_as_far_from_both_ends(
    scheme: Scheme, count: int
) -> None:
    for sheet in sheets(scheme, 4 * count, Folds()):
        for left, right in (numbers(side) for side in sheet.sides):
            assert (left or 0) + (right or 0) == 4 * count + 1
            assert (right or 0) % 2 or (left or 0) % 2 == 0


@pytest.mark.parametrize("fold", sorted(FOLDS))
def test_leaves_count_from_the_outside(fold: int) -> None:
    found = sheets(Scheme.NESTED, 2 * fold, Folds(fold=fold))
    depths = {c.page: c.depth for s in found for side in s.sides for c in side}
    assert [depths[page] for page in range(1, fold + 1)] == [
        leaf for leaf in range(fold // 2) for _ in "ab"
    ]


@settings(max_examples=50)
@given(
    scheme=st.sampled_from([Scheme.SADDLE, Scheme.NESTED, Scheme.GATHERED]),
    count=st.integers(min_value=1, max_value=130),
    fold=st.sampled_from(sorted(FOLDS)),
)
def test_backs_register_with_fronts(scheme: Scheme, count: int, fold: int) -> None:
    for sheet in sheets(scheme, count, Folds(fold=fold, signature=2 * fold)):
        behind = {(c.column, c.row): c for c in sheet.back}
        assert len(behind) == len(sheet.front) == sheet.columns * sheet.rows
        for cell in sheet.front:
            # A sheet is turned about its vertical axis: left is right on the back.
            other = behind[sheet.columns - 1 - cell.column, cell.row]
            assert (cell.turned, cell.depth) == (other.turned, other.depth)
            if cell.page and other.page:
                assert abs(cell.page - other.page) == 1
                assert (max(cell.page, other.page)) % 2 == 0


@settings(max_examples=50)
@given(scheme=st.sampled_from(list(Scheme)), count=st.integers(1, 130))
def test_blank_pages_are_as_many_as_is_told(scheme: Scheme, count: int) -> None:
    folds = Folds(fold=8, signature=16)
    found = sheets(scheme, count, folds)
    cells = [c for sheet in found for side in sheet.sides for c in side]
    blank = sum(cell.page is None for cell in cells)
    if scheme is not Scheme.NUP:
        assert blank == whole_count(scheme, count, folds) - count
        assert blank < 8
    assert len(cells) - blank == count


@settings(max_examples=50)
@given(
    scheme=st.sampled_from([s for s in Scheme if s is not Scheme.NUP]),
    count=st.integers(1, 130),
)
def test_a_sheet_knows_the_innermost_leaf_of_its_signature(
    scheme: Scheme, count: int
) -> None:
    deepest: dict[int, int] = {}
    found = sheets(scheme, count, Folds(fold=8, signature=24))
    for sheet in found:
        here = max(cell.depth for side in sheet.sides for cell in side)
        deepest[sheet.signature] = max(here, deepest.get(sheet.signature, 0))
    assert all(sheet.deepest == deepest[sheet.signature] for sheet in found)
