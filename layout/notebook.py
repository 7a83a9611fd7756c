"""A notebook: problems are written down as they are met, and read on past.

An editor wants all that is wrong with an issue in one list, so no reader stops at
its first error; the driver closes the notebook at the end, and that raises.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from layout.codes import Code, Severity
from layout.errors import Refused, Unreadable
from layout.notes import Note, errors, in_order


@dataclass(slots=True, kw_only=True)
class Notebook:
    """Notes on one file; notebooks made by `about` share one list.

    `fatal` holds those notes that mean a file could not be read at all.
    """

    file: str = ""
    notes: list[Note] = field(default_factory=list)
    fatal: list[Note] = field(default_factory=list)

    def about(self, file: str) -> "Notebook":
        """Return a notebook on another file that writes into the same list."""
        return Notebook(file=file, notes=self.notes, fatal=self.fatal)

    def note(
        self,
        code: Code,
        message: str,
        *,
        line: int | None = None,
        page: int | None = None,
        hint: str = "",
        weight: Severity | None = None,
    ) -> None:
        """Write a note down; `weight` is another severity than the code's own."""
        self.notes.append(
            Note(
                code=code,
                message=message,
                file=self.file,
                line=line,
                page=page,
                hint=hint,
                weight=weight,
            )
        )

    def unreadable(
        self, code: Code, message: str, *, line: int | None = None, hint: str = ""
    ) -> None:
        """Write down that a file cannot be read at all."""
        self.note(code, message, line=line, hint=hint)
        self.fatal.append(self.notes[-1])

    def copy_in(self, notes: Iterable[Note]) -> None:
        """Take over notes that were made elsewhere."""
        self.notes.extend(notes)

    def close(self) -> tuple[Note, ...]:
        """Return all notes in order if none is an error.

        Raises:
            Unreadable: a file could not be read at all.
            Refused: the content has errors.
        """
        notes = in_order(self.notes)
        if self.fatal:
            raise Unreadable(*notes)
        if errors(notes):
            raise Refused(*notes)
        return notes
