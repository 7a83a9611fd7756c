"""Folded sheets as printers' tables have them, and what holds of any fold."""

import pytest

from layout.sheet.folding import FOLDS, fold


def side(pages: int, *, back: bool) -> list[str]:
    """Return a side of a folded sheet, row by row; `'` marks pages head down."""
    columns, rows = FOLDS[pages]
    cells = {
        (spot.row, spot.column): f"{number}{chr(39) * spot.turned}"
        for number, spot in enumerate(fold(pages), start=1)
        if spot.back == back
    }
    return [" ".join(cells[row, c] for c in range(columns)) for row in range(rows)]


def test_four_pages() -> None:
    assert side(4, back=False) == ["4 1"]
    assert side(4, back=True) == ["2 3"]


def test_eight_pages_meet_at_their_heads() -> None:
    assert side(8, back=False) == ["5' 4'", "8 1"]
    assert side(8, back=True) == ["3' 6'", "2 7"]


def test_sixteen_pages() -> None:
    assert side(16, back=False) == ["9' 8' 5' 12'", "16 1 4 13"]
    assert side(16, back=True) == ["11' 6' 7' 10'", "14 3 2 15"]


@pytest.mark.parametrize("pages", FOLDS)
def test_a_leaf_has_its_two_pages_back_to_back(pages: int) -> None:
    spots = fold(pages)
    columns, _ = FOLDS[pages]
    for recto, verso in zip(spots[::2], spots[1::2], strict=True):
        assert recto.back != verso.back
        assert (recto.row, recto.turned) == (verso.row, verso.turned)
        assert recto.column == columns - 1 - verso.column


@pytest.mark.parametrize("pages", FOLDS)
def test_the_first_and_the_last_page_share_the_spine_on_the_front(pages: int) -> None:
    first, last = fold(pages)[0], fold(pages)[-1]
    assert not first.back
    assert not last.back
    assert (first.row, first.column) == (last.row, last.column + 1)


@pytest.mark.parametrize("pages", FOLDS)
def test_every_cell_has_one_page(pages: int) -> None:
    columns, rows = FOLDS[pages]
    cells = {(spot.back, spot.row, spot.column) for spot in fold(pages)}
    assert len(cells) == pages == 2 * columns * rows
