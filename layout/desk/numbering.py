"""The numbers of a manifest's pages: each there once, and one that the issue has."""

from collections import Counter

from layout.codes import Code
from layout.desk.files.decoding import LinedData
from layout.desk.keytypes import MOST_PAGES
from layout.notebook import Notebook


def check_numbers(
    numbers: dict[int, int], document: LinedData, pages: int | None, book: Notebook
) -> None:
    """Note what is wrong with the numbers of `[[page]]`.

    Args:
        numbers: the page number of each place in the file, from 0.
        document: where the numbers stand.
        pages: how many the issue has, if it says so.
        book: takes the notes.
    """
    last = pages or MOST_PAGES
    counts = Counter(numbers.values())
    for index, number in numbers.items():
        line = document.line(("page", index, "number"))
        if not 1 <= number <= last:
            book.note(
                Code.UNKNOWN_PAGE,
                f"page[{index + 1}].number: the issue has pages 1 to {last}, "
                f"not {number}",
                line=line,
                hint="mend the number, or `pages`",
            )
        if counts[number] > 1:
            book.note(
                Code.PAGE_TWICE,
                f"page[{index + 1}].number: page {number} is there "
                f"{counts[number]} times",
                line=line,
                hint="number each page once",
            )
