"""Tables that have more columns than their width has room for."""

from collections.abc import Iterator

from layout.codes import Code
from layout.desk.issue import Issue
from layout.galley.galley import SetTable
from layout.makeup.bounds import BOUNDS
from layout.makeup.dummy import Page, PlacedTable
from layout.notes import Note


def tight_tables(page: Page, issue: Issue) -> Iterator[Note]:
    """Yield an error for each table on a page with type that sticks out of a cell."""
    files = {article.slug: article.file for article in issue.articles}
    for frame in page.frames:
        for item in frame.items:
            if isinstance(item, PlacedTable) and sticks_out(item.table):
                yield Note(
                    code=Code.TABLE_TOO_WIDE,
                    file=files.get(frame.slug, issue.file),
                    page=page.number,
                    message=f'"{frame.slug}" has a table of {len(item.table.columns)} '
                    "columns that is too wide for its place",
                    hint="give the story more columns, or make two tables of it",
                )


def sticks_out(table: SetTable) -> bool:
    """Say whether type sticks out of a table's cells."""
    rows = (table.header, *table.rows)
    return any(
        line.width > cell.width + BOUNDS.advice.cell_slack
        for row in rows
        for cell in row
        for line in cell.lines
    )
