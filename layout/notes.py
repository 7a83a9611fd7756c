"""A remark about an issue is a value: who made it does not print it."""

from dataclasses import dataclass

from layout.codes import Code, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One remark with its place and the next move.

    `file` is relative to the publication, with forward slashes. `hint` is what to do.
    `weight` is another severity than the code's own.
    """

    code: Code
    message: str
    file: str = ""
    line: int | None = None
    page: int | None = None
    hint: str = ""
    weight: Severity | None = None

    @property
    def severity(self) -> Severity:
        """How much the note weighs."""
        return self.weight or self.code.severity

    def __str__(self) -> str:
        """Write the note as a compiler writes its own."""
        place = self.file or "layout"
        if self.line is not None:
            place += f":{self.line}"
        if self.page is not None:
            place += f": page {self.page}"
        tail = f"; {self.hint}" if self.hint else ""
        return f"{place}: {self.severity}[{self.code}]: {self.message}{tail}"

    def plain(self) -> dict[str, str | int | None]:
        """Return the note as it stands in a report."""
        return {
            "code": self.code.value,
            "severity": self.severity.value,
            "file": self.file,
            "line": self.line,
            "page": self.page,
            "message": self.message,
            "hint": self.hint,
        }


def in_order(notes: tuple[Note, ...] | list[Note]) -> tuple[Note, ...]:
    """Return the notes once each, sorted by file, line and page."""
    return tuple(
        sorted(
            set(notes),
            key=lambda n: (n.file, n.line or 0, n.page or 0, n.code, n.message),
        )
    )


def errors(notes: tuple[Note, ...] | list[Note]) -> tuple[Note, ...]:
    """Return only the notes that refuse the issue."""
    return tuple(note for note in notes if note.severity is Severity.ERROR)
