"""A locked issue is bound to its style: what it was set with is laid out again."""

from dataclasses import dataclass
from pathlib import Path

from layout.codes import Code
from layout.desk.adverts.fillers import RAN
from layout.desk.issue import Issue
from layout.desk.planned import PLAN
from layout.desk.publications import PAPER, publication_folder
from layout.disk.confined import inside
from layout.disk.contents import is_file
from layout.disk.digests import digest_of, digest_of_file
from layout.disk.listing import matching
from layout.disk.owned import check_way
from layout.disk.places import cache_folder
from layout.lock.inputs import issue_files
from layout.lock.kept import kept_files, lay_out
from layout.lock.lock import LOCK, Lock, read_lock
from layout.notes import Note

FEW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """An issue's lock, and the folder with its paper.toml, style, fonts and fillers.

    `file` is how notes name the lock. `plan` is the flatplan that the tool made then,
    while the issue is as it was: another planner may have another mind.
    """

    lock: Lock
    file: str
    folder: Path
    plan: Path | None


def home_of(issue: Path, lock: Lock | None = None) -> Path:
    """Return the folder of the publication of an issue's folder.

    One that was locked without a paper.toml is its own, whatever it lies in by now.
    """
    if lock is not None and PAPER not in lock.publication:
        return issue
    return publication_folder(issue) or issue


def lock_of(issue: Path) -> Lock | None:
    """Read the lock of an issue's folder, if it has one.

    Raises:
        Unreadable: it is broken, or of a later format.
    """
    issue = issue.absolute()
    path = issue / LOCK
    return read_lock(path, _name(issue)) if path.is_file() else None


def find_binding(issue: Path, printer: str = "") -> Binding | None:
    """Lay out what a locked issue was set with, in the cache; None without a lock.

    `printer` is another printer than the issue's, as the run was asked for it.

    Raises:
        Unreadable: the lock is broken, or something that was kept is missing.
    """
    lock = lock_of(issue)
    if lock is None:
        return None
    home = home_of(issue.absolute(), lock)
    files = kept_files(home, lock)
    listed = repr(sorted(lock.publication.items()))
    digest = digest_of(listed.encode())
    # No part of any run's answers, so it is kept there with --no-cache too.
    cache = cache_folder(home)
    folder = cache / "bound" / digest[:32]
    check_way(cache, folder, hint="remove the link")
    lay_out(files, folder)
    settled = (
        PLAN in files and printer == lock.build.printer and _is_as_was(issue, lock)
    )
    return Binding(
        lock=lock,
        file=_name(issue.absolute()),
        folder=folder,
        plan=folder / PLAN if settled else None,
    )


def _is_as_was(issue: Path, lock: Lock) -> bool:
    """Say whether an issue's own files are those that were locked."""
    articles = {
        f"articles/{path.name}" for path in matching(issue / "articles", "*.md")
    }
    home = home_of(issue.absolute())
    paths = [(issue / name, digest) for name, digest in lock.issue.items()]
    return articles <= set(lock.issue) and all(
        inside(path, home) and is_file(path) and digest_of_file(path) == digest
        for path, digest in paths
    )


def remarks(binding: Binding, issue: Issue) -> tuple[Note, ...]:
    """Return what an editor may like to know of a lock that is not today's."""
    notes = []
    now, then = issue_files(issue), binding.lock.issue
    changed = [
        name for name in sorted({*now, *then}) if now.get(name) != then.get(name)
    ]
    if changed:
        notes.append(
            Note(
                code=Code.LOCK_OLDER,
                file=binding.file,
                message=f"the lock is older than {_some(changed)}",
                hint="layout build --lock locks the issue as it is now",
            )
        )
    moved = [
        name
        for name, digest in sorted(binding.lock.publication.items())
        if _has_moved(issue.publication.folder / name, digest)
    ]
    if moved:
        notes.append(
            Note(
                code=Code.STYLE_KEPT,
                file=binding.file,
                message=f"the issue is set with {_some(moved)} as locked, not as today",
                hint="layout build --restyle sets it in today's style",
            )
        )
    return tuple(notes)


def _has_moved(path: Path, digest: str) -> bool:
    """Say whether a file is another today; what a wheel brings is not looked at."""
    if path.name == RAN or not path.is_file():
        return False
    return digest_of_file(path) != digest


def _some(names: list[str]) -> str:
    more = len(names) - FEW
    few = ", ".join(names[:FEW])
    return f"{few} and {more} more" if more > 0 else few


def _name(issue: Path) -> str:
    return (issue / LOCK).relative_to(home_of(issue)).as_posix()
