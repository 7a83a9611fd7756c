"""Remarks on foreign copy: what was guessed, mended, left out or refused."""

from dataclasses import dataclass, field

from layout.errors import Unreadable
from layout.notes import Note, Severity


@dataclass(slots=True, kw_only=True)
class Remarks:
    """Remarks on one source, written down as they come."""

    file: str
    notes: list[Note] = field(default_factory=list)

    def advise(
        self, code: str, message: str, *, line: int | None = None, hint: str = ""
    ) -> None:
        """Write down what an editor may like to check."""
        self._note(code, message, Severity.ADVICE, line, hint)

    def warn(
        self, code: str, message: str, *, line: int | None = None, hint: str = ""
    ) -> None:
        """Write down what an editor should look at."""
        self._note(code, message, Severity.WARNING, line, hint)

    def guess(self, what: str, line: int | None = None) -> None:
        """Write down a guess: `what` says which words were taken for what."""
        self.advise("import-guess", what, line=line, hint="see that it is right")

    def refusal(self, message: str, hint: str, line: int | None = None) -> Unreadable:
        """Return the error that ends the reading of this source."""
        return Unreadable(
            Note(
                code="import-refused",
                severity=Severity.ERROR,
                message=message,
                file=self.file,
                line=line,
                hint=hint,
            )
        )

    def _note(
        self, code: str, message: str, severity: Severity, line: int | None, hint: str
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


def shown(text: str, most: int = 60) -> str:
    """Return a text short enough for a remark."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 3].rstrip() + "..."
