"""The desk's notebook: problems are written down as they are met, and read on past.

An editor wants all that is wrong with an issue in one list, so no reader stops at
its first error; the driver closes the notebook at the end, and that raises.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from layout.errors import Refused, Unreadable
from layout.notes import Note, Severity, errors, in_order


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

    def error(
        self, code: str, message: str, *, line: int | None = None, hint: str = ""
    ) -> None:
        """Write down what refuses the issue."""
        self._note(code, message, Severity.ERROR, line, hint)

    def warn(
        self, code: str, message: str, *, line: int | None = None, hint: str = ""
    ) -> None:
        """Write down what is probably a mistake."""
        self._note(code, message, Severity.WARNING, line, hint)

    def advise(
        self, code: str, message: str, *, line: int | None = None, hint: str = ""
    ) -> None:
        """Write down what an editor may like to know."""
        self._note(code, message, Severity.ADVICE, line, hint)

    def unreadable(
        self, code: str, message: str, *, line: int | None = None, hint: str = ""
    ) -> None:
        """Write down that a file cannot be read at all."""
        self._note(code, message, Severity.ERROR, line, hint)
        self.fatal.append(self.notes[-1])

    def on_page(self, page: int, code: str, message: str, hint: str = "") -> None:
        """Write down an error on a page of the manifest."""
        self.notes.append(
            Note(
                code=code,
                severity=Severity.ERROR,
                message=message,
                file=self.file,
                page=page,
                hint=hint,
            )
        )

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

    def _note(
        self,
        code: str,
        message: str,
        severity: Severity,
        line: int | None,
        hint: str,
    ) -> None:
        self.notes.append(
            Note(
                code=code,
                severity=severity,
                message=message,
                file=self.file,
                line=line,
                hint=hint,
            )
        )
