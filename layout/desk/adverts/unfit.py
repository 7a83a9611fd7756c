"""What is said of an advertisement's PDF that cannot be printed."""

from layout.codes import Code
from layout.notes import Note
from layout.pdf.fitness import Fault, FaultKind, noted


def unfit(name: str, fault: Fault) -> Note:
    """Return a fault of an advertisement's file as a note."""
    if fault.kind is not FaultKind.MUCH:
        return noted(name, fault)
    return Note(
        code=Code.ENORMOUS_AD,
        file=name,
        page=fault.page,
        message=f"the file is too large to print: {fault.what}",
        hint="ask for it flattened, with pictures in the size they are printed",
    )
