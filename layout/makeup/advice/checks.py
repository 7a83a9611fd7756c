"""What is checked on made pages: plan.toml held against them, and tables too narrow.

The plan cannot know how deep a page's head is, nor what issue.toml draws.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from layout.codes import Code
from layout.desk.issue import Area, Issue, PagePlan
from layout.desk.planned import PLAN
from layout.galley.galley import SetTable
from layout.makeup.areas import PageLayout
from layout.makeup.bounds import BOUNDS
from layout.makeup.dummy import Page, PlacedTable
from layout.makeup.plot import Plot
from layout.notes import Note


def plan_notes(issue: Issue, layouts: tuple[PageLayout, ...]) -> list[Note]:
    """Return the errors of exact areas under a page's head or over drawn areas."""
    plans = {plan.number: plan for plan in issue.plans}
    notes = []
    for layout in layouts:
        plan = plans.get(layout.number, PagePlan(number=layout.number))
        for area in plan.areas:
            if area.exact:
                notes += _head(area, layout, issue)
                notes += _drawn(area, plan, layout, issue)
    return notes


def _head(area: Area, layout: PageLayout, issue: Issue) -> list[Note]:
    if area.row >= layout.top:
        return []
    return [
        Note(
            code=Code.PLAN_HEAD,
            file=_file(issue),
            page=layout.number,
            message=f'"{area.name}" begins on line {area.row + 1}, and the page\'s '
            f"head takes {layout.top} lines",
            hint=f"begin it on line {layout.top + 1}, or mend the page's section",
        )
    ]


def _drawn(area: Area, plan: PagePlan, layout: PageLayout, issue: Issue) -> list[Note]:
    """Note the drawn areas of issue.toml that an exact area lies over."""
    drawn = {a.name for a in plan.areas if not a.exact}
    own = Plot(column=area.column, columns=area.columns, line=area.row, lines=area.rows)
    return [
        Note(
            code=Code.AREA_OVERLAP,
            file=_file(issue),
            page=layout.number,
            message=f'"{area.name}" lies over "{slot.name}", which issue.toml draws',
            hint="plan again with layout plan --write",
        )
        for slot in layout.slots
        if slot.name in drawn and _overlap(own, slot.plot)
    ]


def _overlap(a: Plot, b: Plot) -> bool:
    across = a.column < b.column + b.columns and b.column < a.column + a.columns
    return across and a.line < b.foot and b.line < a.foot


def _file(issue: Issue) -> str:
    return PurePosixPath(issue.file).with_name(PLAN).as_posix()


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
