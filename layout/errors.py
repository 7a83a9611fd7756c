"""One family of errors; each knows the status that the command ends with."""

from layout.notes import Note


class LayoutError(Exception):
    """Anything that stops a command; `notes` say where, what and the next move."""

    status = 70

    def __init__(self, *notes: Note) -> None:
        super().__init__("\n".join(str(note) for note in notes))
        self.notes = notes

    def __reduce__(self) -> tuple[type["LayoutError"], tuple[Note, ...]]:
        """Pickle: an error goes from process to process with its notes."""
        return type(self), self.notes


class Refused(LayoutError):
    """The issue was read and has errors: exit status 1."""

    status = 1


class Unreadable(LayoutError):
    """Input, or the output folder, that cannot be used at all: exit status 2."""

    status = 2


class Defect(LayoutError):
    """Something of ours is wrong: exit status 70, with a report to send."""

    status = 70
