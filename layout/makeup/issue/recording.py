"""The flatplan as plan.toml: exact, to be read, changed, locked and followed."""

from collections.abc import Iterator

import tomlkit

from layout.desk.issue import Issue, PagePlan
from layout.geometry import Grid
from layout.makeup.areas import FREE
from layout.makeup.dummy import Dummy, Page, Position
from layout.makeup.plot import GAP

HEAD = """\
# The flatplan of {name}, written by layout plan --write. A build follows it exactly.
#
# Change what you like: an area's columns and lines, counted from 1 (areas may not
# overlap, and a story needs a line of white above it for its rule), the story in it,
# or the order of areas, in which a page is read. An area named "." is left to the
# tool. locked = true, on an area or below a page's number, keeps a story or page when
# layout plan --write plans the rest again. Pages that issue.toml draws are not here.
"""
# How many rows the drawings have that show a page to people.
ROWS = 12
# A name is cut to so many letters there.
LETTERS = 14


def plan_text(issue: Issue, dummy: Dummy, grid: Grid) -> str:
    """Return plan.toml's text for the pages of an issue.

    Args:
        issue: as it was read; its locks are kept.
        dummy: the pages as they were made up.
        grid: the columns and grid lines that a page has.
    """
    plans = {plan.number: plan for plan in issue.plans}
    parts = [HEAD.format(name=issue.name), f"pages = {len(dummy.pages)}\n"]
    for page in dummy.pages:
        plan = plans.get(page.number, PagePlan(number=page.number))
        drawn = [area for area in plan.areas if not area.exact]
        names = {area.name for area in drawn}
        own = [p for p in dummy.plan if p.page == page.number and p.name not in names]
        if drawn and (FREE not in names or not own):
            continue
        parts.append("\n".join(_page(page, plan, own, grid)))
    return "\n".join(parts)


def _page(page: Page, plan: PagePlan, own: list[Position], grid: Grid) -> Iterator[str]:
    locked = {area.name for area in plan.areas if area.exact and area.locked}
    yield from _drawing(own, grid)
    yield "[[page]]"
    yield f"number = {page.number}"
    if page.section:
        yield f"section = {_string(page.section)}"
    if plan.locked:
        yield "locked = true"
    if own:
        yield "area = ["
        for position in own:
            yield f"  {{ {_keys(position, locked=position.name in locked)} }},"
        yield "]"
    yield ""


def _keys(position: Position, *, locked: bool) -> str:
    keys = (
        f"name = {_string(position.name)}",
        f"column = {position.column + 1}",
        f"columns = {position.columns}",
        f"line = {position.line + 1}",
        f"lines = {position.lines}",
    )
    return ", ".join((*keys, "locked = true") if locked else keys)


def _drawing(own: list[Position], grid: Grid) -> Iterator[str]:
    """Draw a page as issue.toml would, in a comment, for people only."""
    top = min((p.line for p in own), default=0)
    names = [[FREE] * grid.columns for _ in range(ROWS)]
    for row in range(ROWS):
        line = top + (row + 0.5) * (grid.lines - top) / ROWS
        for p in own:
            # The white between two areas is no area of its own here.
            if p.line - GAP <= line < p.line + p.lines:
                shown = [p.name[:LETTERS]] * p.columns
                names[row][p.column : p.column + p.columns] = shown
    width = max(len(name) for row in names for name in row)
    for row_names in names:
        yield "# " + "  ".join(f"{name:<{width}}" for name in row_names).rstrip()


def _string(text: str) -> str:
    return tomlkit.string(text).as_string()
