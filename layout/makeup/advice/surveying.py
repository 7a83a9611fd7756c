"""plan.toml held against its pages: what it cannot know of heads and drawings."""

from pathlib import PurePosixPath

from layout.codes import Code
from layout.desk.issue import Area, Issue, PagePlan
from layout.desk.planned import PLAN
from layout.makeup.areas import PageLayout
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
