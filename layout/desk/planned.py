"""plan.toml: the flatplan that the tool wrote, followed or planned again but for locks.

Its areas are exact: whole grid lines, where the drawings of issue.toml have rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from layout.codes import Code
from layout.desk.files.checking import Checker
from layout.desk.files.decoding import LinedData, read_toml
from layout.desk.files.sources import nearest
from layout.desk.issue import Area, PagePlan
from layout.desk.numbering import check_numbers
from layout.desk.plankeys import AreaKeys, PlanKeys, PlannedPageKeys
from layout.desk.plans import AD, FREE, FURNITURE
from layout.desk.room import ReadingRoom
from layout.disk.contents import is_file
from layout.notebook import Notebook

PLAN = "plan.toml"
AGAIN = "mend it, or plan again with layout plan --write"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """The plans of an issue's pages, and how many pages plan.toml was made for.

    `sha256` is of plan.toml, if it is the issue's own.
    """

    plans: tuple[PagePlan, ...]
    pages: int | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """A page of plan.toml and those of its areas that are kept.

    `place` is its place in the file, and the areas' places go with them.
    """

    place: int
    page: PlannedPageKeys
    areas: tuple[tuple[int, AreaKeys], ...]
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """plan.toml: what it says, and where."""

    keys: PlanKeys
    document: LinedData
    book: Notebook
    names: frozenset[str]


def read_planned(
    drawn: tuple[PagePlan, ...], room: ReadingRoom, names: frozenset[str], *, anew: bool
) -> Planned:
    """Lay plan.toml, if there is one, under the pages that issue.toml draws.

    Args:
        drawn: the pages of issue.toml; one that is drawn there is not followed here.
        room: the issue's folder and limits.
        names: the stories, advertisements and furniture that there are.
        anew: keep only what is locked, and the advertisements beside it.
    """
    path = room.folder / PLAN
    book = room.book.about(room.name_of(path))
    root = room.publication.folder
    if not is_file(path):
        if room.plan is None or anew:
            return Planned(plans=drawn)
        path, root = room.plan, room.plan.parent
    document = read_toml(path, book, root=root)
    if document is None:
        return Planned(plans=drawn)
    keys = Checker(document=document, book=book).struct(PlanKeys, document.data)
    if keys is None:
        return Planned(plans=drawn)
    file = _File(keys=keys, document=document, book=book, names=names)
    kept = tuple(_locked(file) if anew else _all(file))
    pages = None if anew else keys.pages
    _check(kept, file, room, pages)
    plans = {plan.number: plan for plan in drawn}
    for page in kept:
        plans[page.page.number] = _merged(page, plans.get(page.page.number), file)
    return Planned(
        plans=tuple(plans[number] for number in sorted(plans)),
        pages=pages,
        sha256=document.sha256 if path.parent == room.folder else "",
    )


def _all(file: _File) -> Iterator[_Kept]:
    for place, page in enumerate(file.keys.page):
        areas = tuple(enumerate(page.area))
        yield _Kept(place=place, page=page, areas=areas, open=False)


def _locked(file: _File) -> Iterator[_Kept]:
    """Yield the pages that have something locked.

    A story that is locked in one place is so in all: a part of it cannot be moved
    without the others. Advertisements and furniture stay beside what is locked, as
    the tool books them on empty pages only.
    """
    pages = file.keys.page
    locked = {a.name for p in pages for a in p.area if p.locked or a.locked} - {FREE}
    booked = {name for name in file.names if name.startswith(AD)} | FURNITURE
    for place, page in enumerate(pages):
        areas = tuple(
            (n, a)
            for n, a in enumerate(page.area)
            if page.locked or a.name in locked | booked
        )
        if page.locked or any(area.name in locked for _, area in areas):
            yield _Kept(place=place, page=page, areas=areas, open=not page.locked)


def _merged(kept: _Kept, drawn: PagePlan | None, file: _File) -> PagePlan:
    """Return a page's plan: what issue.toml draws, and plan.toml's areas beside it."""
    plan = drawn or PagePlan(number=kept.page.number)
    taken = {area.name for area in plan.areas} - {FREE}
    areas = tuple(_area(a) for _, a in kept.areas if a.name not in taken)
    if plan.areas and not any(area.name == FREE for area in plan.areas):
        file.book.note(
            Code.PLAN_DRAWN,
            f"page {plan.number} is drawn in issue.toml, so its plan here is not "
            "followed",
            line=file.document.line(("page", kept.place, "number")),
            hint="delete one of the two",
        )
        return plan
    return replace(
        plan,
        section=plan.section or kept.page.section,
        areas=(*plan.areas, *areas),
        open=kept.open,
        locked=kept.page.locked,
    )


def _area(keys: AreaKeys) -> Area:
    return Area(
        name=keys.name,
        column=keys.column - 1,
        columns=keys.columns,
        row=keys.line - 1,
        rows=keys.lines,
        exact=True,
        locked=keys.locked,
    )


def _check(
    kept: tuple[_Kept, ...], file: _File, room: ReadingRoom, pages: int | None
) -> None:
    numbers = {page.place: page.page.number for page in kept}
    check_numbers(numbers, file.document, room.pages or pages, file.book)
    for page in kept:
        for number, area in page.areas:
            line = file.document.line(("page", page.place, "area", number))
            _check_name(area, page, line, file)
            _check_edges(area, line, room, file.book)
        _check_neighbours(page, file)


def _check_name(area: AreaKeys, page: _Kept, line: int | None, file: _File) -> None:
    if area.name != FREE and area.name not in file.names:
        near = nearest(area.name, file.names)
        file.book.note(
            Code.PLAN_NAME,
            f'page {page.page.number}: the plan names "{area.name}", which is no '
            "story, advertisement or furniture",
            line=line,
            hint="; ".join(filter(None, (near, "or delete the area"))),
        )


def _check_edges(
    area: AreaKeys, line: int | None, room: ReadingRoom, book: Notebook
) -> None:
    for unit, first, count, most in (
        ("column", area.column, area.columns, room.columns),
        ("line", area.line, area.lines, room.lines),
    ):
        last = first + count - 1
        if most is not None and last > most:
            book.note(
                Code.AREA_OUTSIDE,
                f'"{area.name}" reaches to {unit} {last}; the page has {most}',
                line=line,
                hint=AGAIN,
            )


def _check_neighbours(page: _Kept, file: _File) -> None:
    for (_, a), (number, b) in combinations(page.areas, 2):
        line = file.document.line(("page", page.place, "area", number))
        if a.name == b.name != FREE:
            file.book.note(
                Code.PLACED_TWICE,
                f'page {page.page.number}: "{a.name}" is placed twice',
                line=line,
                hint="a story has one area on a page; it may go on on another page",
            )
        elif _overlap(a, b):
            file.book.note(
                Code.AREA_OVERLAP,
                f'page {page.page.number}: "{a.name}" and "{b.name}" overlap',
                line=line,
                hint="a story needs a line of white above it for its rule; " + AGAIN,
            )


def _overlap(a: AreaKeys, b: AreaKeys) -> bool:
    """Say whether two areas share a line in a column, a rule's line included."""
    across = a.column < b.column + b.columns and b.column < a.column + a.columns
    upper, lower = sorted((a, b), key=lambda area: area.line)
    rule = 0 if lower.name.startswith(AD) or lower.line == upper.line else 1
    return across and lower.line - rule < upper.line + upper.lines
