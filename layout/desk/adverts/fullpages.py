"""Advertisements that are a whole page, to its edges and beyond."""

from dataclasses import dataclass, replace

from layout.codes import Code
from layout.desk.issue import Ad, Area, PagePlan
from layout.desk.issuekeys import AdKeys
from layout.desk.plans import AD
from layout.desk.room import ReadingRoom
from layout.geometry import Grid
from layout.notebook import Notebook
from layout.units import millimetres

# Millimetres by which a PDF may miss the page, and by which its bleed may fall short.
SLACK = 0.5
# Grid lines that the furniture at a page's head may take: the advertisement's place in
# the dummy begins below them, and covers them in print.
HEAD_LINES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheetful:
    """A page's trim and bleed in points, as a PDF has them."""

    trim: tuple[float, float]
    beyond: float


def depth_of(grid: Grid) -> float:
    """Return how deep the advertisement stands in the dummy, in millimetres."""
    return millimetres((grid.lines - HEAD_LINES) * grid.leading)


def check_place(entry: AdKeys, line: int | None, book: Notebook) -> bool:
    """Say whether a whole page is booked on a page that can be given away."""
    if entry.page is None:
        book.note(
            Code.MISSING_KEY,
            f'ad "{entry.name}": page is missing',
            line=line,
            hint="say which page it fills",
        )
    elif entry.page == 1:
        book.note(
            Code.AD_FRONT,
            f'advertisement "{entry.name}" fills page 1, where the nameplate is',
            line=line,
            hint="book it on another page, or as deep as there is room below it",
        )
    else:
        return True
    return False


def check_pdf(found: Sheetful, room: ReadingRoom, book: Notebook) -> None:
    """Refuse a PDF that is not as large as the page, or has not enough bleed."""
    if room.grid is None:
        return
    page = (room.grid.page_width, room.grid.page_height)
    wide, deep = map(millimetres, found.trim)
    want = tuple(map(millimetres, page))
    if abs(wide - want[0]) > SLACK or abs(deep - want[1]) > SLACK:
        book.note(
            Code.AD_TRIM,
            f"the page is {wide:.1f} x {deep:.1f} mm, and the paper's is "
            f"{want[0]:.1f} x {want[1]:.1f}",
            hint="ask for it in the size of the trimmed page",
        )
    elif millimetres(room.bleed - found.beyond) > SLACK:
        book.note(
            Code.AD_BLEED,
            f"it goes {millimetres(found.beyond):.1f} mm beyond the edge, and the "
            f"printer cuts {millimetres(room.bleed):.1f} mm off",
            hint="ask for it with bleed",
        )


def with_full_pages(
    plans: tuple[PagePlan, ...], ads: tuple[Ad, ...], room: ReadingRoom, book: Notebook
) -> tuple[PagePlan, ...]:
    """Return plans in which each whole page belongs to its advertisement alone."""
    own = {plan.number: plan for plan in plans}
    columns = room.columns or 1
    for ad in ads:
        if not ad.bleed or ad.page is None:
            continue
        plan = own.get(ad.page, PagePlan(number=ad.page))
        if others := {area.name for area in plan.areas} - {AD + ad.name}:
            book.note(
                Code.AD_SHARES_PAGE,
                f'advertisement "{ad.name}" fills page {ad.page}, where the plan also '
                f"has {', '.join(sorted(others))}",
                hint="draw them on another page",
            )
        whole = Area(name=AD + ad.name, column=0, columns=columns, row=0, rows=1)
        own[ad.page] = replace(plan, areas=(whole,), rows=1)
    return tuple(own[number] for number in sorted(own))
