"""Numbers of pages: each there once, and one that the issue has."""

import pytest

from layout.desk.files.decoding import LinedData
from layout.desk.keytypes import MOST_PAGES
from layout.desk.numbering import check_numbers
from layout.notebook import Notebook


def notes(numbers: dict[int, int], pages: int | None) -> list[tuple[str, int | None]]:
    document = LinedData(
        data={},
        lines={("page", place, "number"): 10 + place for place in numbers},
    )
    book = Notebook()
    check_numbers(numbers, document, pages, book)
    assert all(note.hint for note in book.notes)
    return [(note.code.value, note.line) for note in book.notes]


@pytest.mark.parametrize(
    ("numbers", "pages", "found"),
    [
        ({}, 8, []),
        ({0: 1, 1: 8}, 8, []),
        ({0: 8, 1: 1}, 8, []),
        ({0: 9}, 8, [("unknown-page", 10)]),
        ({0: 0}, 8, [("unknown-page", 10)]),
        ({0: -1}, None, [("unknown-page", 10)]),
        ({0: MOST_PAGES}, None, []),
        ({0: MOST_PAGES + 1}, None, [("unknown-page", 10)]),
        ({0: 2, 1: 3, 2: 2}, 8, [("page-twice", 10), ("page-twice", 12)]),
        (
            {0: 9, 1: 9},
            8,
            [
                ("unknown-page", 10),
                ("page-twice", 10),
                ("unknown-page", 11),
                ("page-twice", 11),
            ],
        ),
    ],
)
def test_numbers_of_pages(
    numbers: dict[int, int], pages: int | None, found: list[tuple[str, int]]
) -> None:
    assert notes(numbers, pages) == found
