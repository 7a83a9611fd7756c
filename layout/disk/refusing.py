"""A name that leads out, where nobody reads on past it: the command ends."""

from layout.codes import Code
from layout.disk.confined import LeadsOutError
from layout.errors import Refused
from layout.notes import Note


def refusal(problem: LeadsOutError, file: str) -> Refused:
    """Return what a command ends with; `file` is what its note calls the place."""
    return Refused(
        Note(
            code=Code.OUTSIDE,
            file=file,
            message=str(problem.strerror),
            hint="put the file itself there",
        )
    )
