"""Whether an issue's finished files are what they would be if it were built now.

One hash over everything that decides them tells: the issue's own folder and what the
publication keeps for all its issues, by content; the styles and fonts that come with
the package; the code, and what it stands on.
"""

from functools import cache
from pathlib import Path

from layout.desk.style.builtin import builtin_folder
from layout.disk.digests import digest_of, digest_of_file
from layout.disk.listing import files_below
from layout.disk.places import PAPER, publication_folder
from layout.disk.program import program_digest

# What a publication's issues share, besides paper.toml.
SHARED = ("styles", "fonts", "fillers")


def inputs_digest(issue: Path, moment: int | None = None) -> str:
    """Return the hash of all that decides the files of the issue in a folder.

    `moment` is what the files are dated, where it is not the issue's date.

    Raises:
        OSError: a file cannot be read.
    """
    publication = publication_folder(issue)
    shared = _shared(publication) if publication else ""
    whole = (_program(), shared, moment, issue.name, _folder(issue))
    return digest_of(repr(whole).encode())


# Once a process: a shelf has one publication and hundreds of issues. What is changed
# while they are built makes another hash in the next run, so it is never missed.
@cache
def _shared(publication: Path) -> str:
    paper = publication / PAPER
    parts = [digest_of_file(paper)] + [_folder(publication / name) for name in SHARED]
    return digest_of(repr(parts).encode())


@cache
def _program() -> str:
    builtin = builtin_folder()
    parts = (
        program_digest(),
        [_folder(builtin / name) for name in ("styles", "fonts")],
    )
    return digest_of(repr(parts).encode())


def _folder(folder: Path) -> str:
    """Hash the names and contents of a folder's files, but for hidden ones."""
    names = [(path.relative_to(folder), path) for path in files_below(folder)]
    seen = [
        (name.as_posix(), digest_of_file(path))
        for name, path in names
        if not any(part.startswith(".") for part in name.parts)
    ]
    return digest_of(repr(seen).encode())
