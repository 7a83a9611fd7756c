"""Start a publication: a folder that builds at once and that an editor goes on from."""

from pathlib import Path

from layout.codes import Code
from layout.desk.style.builtin import builtin_folder
from layout.disk.atomic import place
from layout.disk.listing import entries, files_below
from layout.disk.places import issues_of, starter_folder
from layout.disk.staging import staged, tidy
from layout.errors import Unreadable
from layout.notes import Note


def start_publication(folder: Path) -> Path:
    """Copy the starter publication, style and fonts into `folder`.

    Returns its first issue's folder.

    Raises:
        Unreadable: the folder has something in it, or cannot be written.
    """
    tidy(folder)
    if entries(folder):
        raise Unreadable(
            Note(
                code=Code.NOT_EMPTY,
                message=f"{folder} is not empty",
                hint="choose a new or an empty folder; nothing was changed",
            )
        )
    with staged(folder) as staging:
        _copy(starter_folder(), staging.folder)
        for name in ("styles", "fonts"):
            _copy(builtin_folder() / name, staging.folder / name)
        staging.publish()
    return issues_of(folder)[0]


def _copy(source: Path, target: Path) -> None:
    """Copy a folder; stop at the first fault, and tell it as the system does."""
    for path in files_below(source):
        place(path, target / path.relative_to(source))
