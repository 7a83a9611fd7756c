"""What is wrong with a stranger's PDF, as whoever looks through it says it."""

from dataclasses import dataclass
from enum import StrEnum

from layout.codes import Code
from layout.errors import Unreadable
from layout.notes import Note


class FaultKind(StrEnum):
    """How a file is wrong.

    `MISSING` is not there, `LOCKED` has a password. `TORN` is not whole: what one
    program puts right, another cannot read. `MUCH` is more than any page of a paper
    has. `WRONG` is something on a page that is not what it should be, which programs
    leave out or draw each in its own way.
    """

    MISSING = "missing"
    LOCKED = "locked"
    TORN = "torn"
    MUCH = "much"
    WRONG = "wrong"


HINTS = {
    FaultKind.MISSING: "name a PDF file",
    FaultKind.LOCKED: "ask for it without a password",
    FaultKind.TORN: "export it anew",
    FaultKind.MUCH: "export it for print, flattened, page by page",
    FaultKind.WRONG: "export it anew",
}


CODES = {
    FaultKind.MISSING: Code.PDF_MISSING,
    FaultKind.LOCKED: Code.PDF_ENCRYPTED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong, and the page that it is on where that is known."""

    kind: FaultKind
    what: str
    page: int | None = None

    @property
    def hint(self) -> str:
        """The next move."""
        return HINTS[self.kind]


class UnfitError(Exception):
    """A file has a fault that keeps it from being read any further."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.what)
        self.fault = fault


def torn(what: str, page: int | None = None) -> UnfitError:
    """Return that a file is not whole."""
    return UnfitError(Fault(kind=FaultKind.TORN, what=what, page=page))


def much(what: str, page: int | None = None) -> UnfitError:
    """Return that there is more than any page of a paper has."""
    return UnfitError(Fault(kind=FaultKind.MUCH, what=what, page=page))


def refusal(name: str, *faults: Fault) -> Unreadable:
    """Return that a file cannot be used; `name` is its in notes."""
    return Unreadable(*(noted(name, fault) for fault in faults))


def noted(name: str, fault: Fault) -> Note:
    """Return a fault as a note on a file."""
    return Note(
        code=CODES.get(fault.kind, Code.PDF_UNREADABLE),
        file=name,
        page=fault.page,
        message=fault.what,
        hint=fault.hint,
    )
