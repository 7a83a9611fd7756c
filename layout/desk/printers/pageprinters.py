"""A page's own printer: a cover on better paper, say, from another house."""

from dataclasses import dataclass

from layout.codes import Code
from layout.desk.files.decoding import LinedData
from layout.desk.issue import Issue
from layout.desk.issuekeys import PageKeys
from layout.desk.printer import Presses, Printer
from layout.desk.printers.profile import read_press
from layout.desk.room import ReadingRoom
from layout.errors import LayoutError
from layout.notebook import Notebook
from layout.units import millimetres

# Points; pages are bound together, so they are trimmed to one size.
SAME = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A [[page]] of the manifest: its keys, its place there, the manifest's notes."""

    keys: PageKeys
    index: int
    document: LinedData
    book: Notebook


def own_printer(wish: Wish, room: ReadingRoom) -> Printer | None:
    """Return the printer that a page names, or None with a note why not."""
    name, number = wish.keys.printer, wish.keys.number
    if not name or name == room.printer:
        return None
    try:
        printer = read_press(name, room.publication)
    except LayoutError as problem:
        wish.book.copy_in(problem.notes)
        return None
    grid = room.grid
    if grid is None:
        return printer
    sides = (printer.width - grid.page_width, printer.height - grid.page_height)
    if max(map(abs, sides)) > SAME:
        own, paper = (
            " x ".join(f"{millimetres(side):.0f}" for side in size)
            for size in (
                (printer.width, printer.height),
                (grid.page_width, grid.page_height),
            )
        )
        wish.book.note(
            Code.PAGE_PRINTER,
            f'page {number}: "{name}" prints pages of {own} mm, and the paper has '
            f"{paper}",
            line=wish.document.line(("page", wish.index, "printer")),
            hint="name a printer with the paper's own page size",
        )
        return None
    return printer


def presses_of(issue: Issue) -> Presses:
    """Return the printers of an issue that the desk has passed.

    Raises what `read_printer` does.
    """
    read = {"": read_press(issue.printer, issue.publication)}
    own = []
    for plan in issue.plans:
        if plan.printer and plan.printer not in read:
            read[plan.printer] = read_press(plan.printer, issue.publication)
        if plan.printer:
            own.append((plan.number, read[plan.printer]))
    return Presses(main=read[""], own=tuple(own))
