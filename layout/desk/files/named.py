"""Files that manifests and articles name: found to the letter, or noted where named."""

from dataclasses import dataclass
from pathlib import Path

from layout.codes import Code
from layout.desk.files.sources import nearest
from layout.disk.confined import Confined, LeadsOutError
from layout.disk.contents import is_file
from layout.disk.listing import entries
from layout.notebook import Notebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A file that data names, and where it is named.

    Nothing may lead out of `root`, which is mostly the publication's folder. `key` is
    the key that names it, where the note is to say so; `missing` the note's code.
    """

    name: str
    folder: Path
    root: Path
    book: Notebook
    line: int | None
    key: str = ""
    missing: Code = Code.MISSING_FILE

    @property
    def shelf(self) -> str:
        """The folder as notes write it, with a slash at its end."""
        return f"{self.folder.relative_to(self.root).as_posix()}/"

    @property
    def opening(self) -> str:
        """How a note on it begins."""
        return f"{self.key}: " if self.key else ""


def located(wanted: Wanted) -> Path | None:
    """Return the named file's path, or None with a note at the place that names it."""
    try:
        return Confined(folder=wanted.folder, root=wanted.root).file(wanted.name)
    except LeadsOutError as problem:
        _note_outside(wanted, problem)
    except FileNotFoundError:
        there = [path.name for path in entries(wanted.folder) if is_file(path)]
        wanted.book.note(
            wanted.missing,
            f'{wanted.opening}there is no "{wanted.name}" in {wanted.shelf}',
            line=wanted.line,
            hint=nearest(wanted.name, there) or "put the file there",
        )
    return None


def _note_outside(wanted: Wanted, problem: LeadsOutError) -> None:
    if problem.by_link:
        message = "is a link that leads out of the publication"
        hint = "put the file itself there"
    else:
        message = f"leads out of {wanted.shelf}"
        hint = f"put the file into {wanted.shelf}"
    wanted.book.note(
        Code.OUTSIDE,
        f'{wanted.opening}"{wanted.name}" {message}',
        line=wanted.line,
        hint=hint,
    )
