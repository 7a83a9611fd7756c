"""A stranger's PDF imposed: looked through and drawn first, then put on sheets."""

from dataclasses import dataclass
from pathlib import Path

from layout.notes import Note
from layout.pdf.drawing import drawn
from layout.pdf.fitness import UnfitError, refusal, torn
from layout.pdf.interpreter import MALFORMED
from layout.pdf.opening import opened
from layout.pdf.surveying import survey
from layout.sheet.colour_pages import colour_pages
from layout.sheet.document import document_of
from layout.sheet.sheeting import Imposed, ImpositionOrder, impose


@dataclass(frozen=True, slots=True, kw_only=True)
class StrangeSheets:
    """What became of a stranger's pages; `colours` are those that show any."""

    imposed: Imposed
    colours: tuple[int, ...]
    notes: tuple[Note, ...]


def impose_stranger(path: Path, order: ImpositionOrder, name: str) -> StrangeSheets:
    """Impose a stranger's PDF; `name` is its in notes.

    Raises:
        Unreadable: it is no whole PDF, has a password, more on it than any paper, or
            pages of two sizes; or it cannot be drawn as it is.
        Refused: the paper is too small.
    """
    try:
        with opened(path) as (pdf, content, file):
            if faults := survey(pdf, len(content)):
                raise refusal(name, *faults)
            colours = colour_pages(drawn(file, len(pdf.pages)))
            imposed, notes = impose(document_of(pdf, name), order, name)
    except UnfitError as problem:
        raise refusal(name, problem.fault) from problem
    except MALFORMED as problem:
        raise refusal(name, torn(f"it is malformed: {problem}").fault) from problem
    return StrangeSheets(imposed=imposed, colours=colours, notes=notes)
