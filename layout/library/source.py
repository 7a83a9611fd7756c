"""The source of an issue as its bag carries it: a publication that builds anywhere."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from layout.desk.issue import Issue
from layout.desk.planned import PLAN
from layout.desk.publications import PAPER
from layout.disk.confined import Confined
from layout.disk.contents import content, is_file
from layout.disk.places import ISSUES
from layout.disk.unchanged import read_unchanged
from layout.library.fixity import SOURCE
from layout.lock.kept import kept_path
from layout.lock.lock import LOCK, SIGNED, Lock


def issue_place(lock: Lock) -> str:
    """Return the issue's folder in its bag."""
    return f"{SOURCE}/{ISSUES}/{lock.build.issue}"


def shared_place(lock: Lock, name: str) -> str:
    """Return where a bag has what the issue takes from its publication.

    An issue with no paper.toml above it is its own publication, and has all of it in
    its own folder; but the flatplan that the tool made is none of the issue's files,
    so there it is kept by its content.
    """
    if PAPER in lock.publication:
        return f"{SOURCE}/{name}"
    place: Path | str = name
    if name == PLAN:
        place = kept_path(name, lock.publication[name])
    return f"{issue_place(lock)}/{PurePosixPath(place)}"


def source_files(lock: Lock) -> dict[str, str]:
    """Return the sha256 of a bag's sources, by path in the bag; not of the lock."""
    shared = lock.publication.items()
    own = lock.issue.items()
    return {shared_place(lock, name): digest for name, digest in shared} | {
        f"{issue_place(lock)}/{name}": digest for name, digest in own
    }


def write_source(
    bag: Path, issue: Issue, lock: Lock, files: Mapping[str, bytes]
) -> None:
    """Lay an issue out in its bag as a publication.

    `files` are what its lock keeps of its publication, by their paths there, and the
    flatplan if the tool made one.

    Raises:
        Refused: a file of the issue has changed since it was locked.
    """
    room, place = Confined(folder=bag), issue_place(lock)
    for name, data in files.items():
        room.put(shared_place(lock, name), data)
    for name, digest in lock.issue.items():
        room.put(f"{place}/{name}", read_unchanged(issue.folder / name, digest))
    room.put(f"{place}/{LOCK}", content(issue.folder / LOCK))
    signature = issue.folder / f"{LOCK}{SIGNED}"
    if is_file(signature):
        room.put(f"{place}/{signature.name}", content(signature))
