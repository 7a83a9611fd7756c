"""The source of an issue as its bag carries it: a publication that builds anywhere."""

from collections.abc import Mapping
from pathlib import Path

from layout.desk.issue import Issue
from layout.desk.publications import PAPER
from layout.disk.atomic import put
from layout.disk.unchanged import read_unchanged
from layout.lock.lock import LOCK, Lock


def write_source(
    folder: Path, issue: Issue, lock: Lock, files: Mapping[str, bytes]
) -> Path:
    """Lay an issue out in `folder` as a publication; return the issue's own folder.

    `files` are what its lock keeps of its publication, by their paths there, and the
    flatplan if the tool made one. An issue with no paper.toml above it is its own
    publication, and has them in its own folder.

    Raises:
        Refused: a file of the issue has changed since it was locked.
    """
    place = folder / "issues" / issue.name
    home = folder if PAPER in files else place
    for name, digest in lock.issue.items():
        put(place / name, read_unchanged(issue.folder / name, digest))
    for name, content in files.items():
        put(home / name, content)
    put(place / LOCK, (issue.folder / LOCK).read_bytes())
    return place
