"""An issue's press pages on sheets, as its printer's profile says."""

from pathlib import Path

from layout.codes import Code
from layout.desk.printer import SheetPlan
from layout.desk.printers.papersizes import paper_size
from layout.disk.atomic import put
from layout.errors import Unreadable
from layout.geometry import Size
from layout.notes import Note
from layout.pdf.fitness import UnfitError, refusal
from layout.pdf.opening import opened
from layout.sheet.document import document_of
from layout.sheet.ordering import Folds
from layout.sheet.sheet import Scheme
from layout.sheet.sheeting import ImpositionOrder, impose

SHEETS = "sheets.pdf"


def impose_press(plan: SheetPlan, pdf: Path) -> tuple[Note, ...]:
    """Put press pages on sheets, in a file beside them, as a printer's profile says."""
    order = ImpositionOrder(
        scheme=Scheme(plan.scheme),
        folds=Folds(),
        paper=named_paper(plan.paper),
        creep=plan.creep,
        marks=plan.marks,
        tumble=plan.tumble,
    )
    try:
        with opened(pdf) as (source, _, _):
            imposed, notes = impose(document_of(source, pdf.name), order, pdf.name)
    except UnfitError as problem:
        raise refusal(pdf.name, problem.fault) from problem
    put(pdf.with_name(SHEETS), imposed.pdf)
    return notes


def named_paper(name: str) -> Size | None:
    """Return a size of paper in points; None where no name is given.

    Raises:
        Unreadable: it is no size of paper.
    """
    if not name:
        return None
    size = paper_size(name)
    if size is None:
        raise Unreadable(
            Note(
                code=Code.NO_SUCH_PAPER,
                message=f'"{name}" is no size of paper',
                hint="say A3, SRA3, A4 or so, or millimetres like 450x320",
            )
        )
    return size
