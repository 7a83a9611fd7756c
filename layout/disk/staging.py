"""The output folder: written aside, moved into place at the end, or not at all."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from layout.codes import Code
from layout.disk.alone import locked
from layout.disk.atomic import put
from layout.disk.digests import digest_of_file
from layout.disk.journal import finish, forget, write_down
from layout.disk.owned import (
    REPORT,
    Claim,
    as_made,
    check_places,
    check_way,
    left_over,
    listed,
    record_text,
)
from layout.disk.scratch import Scratch, scratch, sweep
from layout.disk.stopping import Held
from layout.disk.troubles import MAKE_ROOM, make_room
from layout.errors import Unreadable
from layout.notes import Note

# What a person can mend at their own disk; any other OSError is a defect of ours.
MENDABLE = {
    errno.ENOSPC: MAKE_ROOM,
    errno.EDQUOT: "make room in your quota",
    errno.EFBIG: "choose a folder on another disk",
    errno.EIO: "see whether the disk is whole, or choose a folder on another",
    errno.EROFS: "choose a folder that can be written",
    errno.EACCES: "choose a folder that can be written",
    errno.EPERM: "choose a folder that can be written",
    errno.EEXIST: "choose another folder: a file of that name is in the way",
    errno.ENOTDIR: "choose another folder: a file is in the way",
    errno.EISDIR: "choose another folder: in this one a folder is in the way",
    errno.ENAMETOOLONG: "choose a shorter name",
}

# Another run that had made the output folder, and fails, may take it away meanwhile.
TRIES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Staging:
    """A folder inside the output folder where a run may write what it likes.

    It is inside and not beside, because an output folder may be a mount of its own,
    and only within one file system is moving a file indivisible.
    """

    out: Path
    folder: Path

    def digests(self) -> dict[str, str]:
        """Return the sha256 of what is staged so far, by its name in the folder."""
        return {
            path.relative_to(self.folder).as_posix(): digest_of_file(path)
            for path in sorted(_files(self.folder))
        }

    def listed(self, record: str = REPORT) -> dict[str, str]:
        """Return what an earlier run has listed in its record, in the output folder."""
        return listed(self.out / record)

    def kept(self) -> dict[str, str]:
        """Return what an earlier run has made here that is still as it was made."""
        return as_made(self.out, self.listed())

    def list_in(self, record: str) -> None:
        """Write a record of what is staged so far, for a run that has no report."""
        put(self.folder / record, record_text(self.digests()))

    def take(self, path: Path, name: str) -> None:
        """Take over a file that lies in another staging folder of the same place."""
        path.rename(self.folder / name)

    def publish(self, claim: Claim | None = None) -> tuple[Path, ...]:
        """Move every staged file to its place and return the places, sorted.

        `claim` tells what in the folder is an earlier run's: only that is written over,
        and of that goes what is not written anew, and is as it was made. Without one
        whoever calls has seen to the places. Nothing is moved or removed
        through a link. Whatever fails on the way puts everything back as it was; a
        signal waits, and what a run does that is killed here the next one does. Of two
        runs, one is done before the other begins.

        Raises:
            Unreadable: a folder that files are to go into is a link, or a file is in
                the way that is somebody's own.
        """
        staged = {path.relative_to(self.folder): path for path in _files(self.folder)}
        moves = {self.out / name: path for name, path in sorted(staged.items())}
        with locked(self.out), Held():
            sweep(self.out, finish)
            for place in moves:
                check_way(self.out, place.parent)
            stale = []
            if claim is not None:
                check_places(self.out, moves, claim)
                files = claim.listed() if claim.removes else {}
                stale = left_over(self.out, files, moves.keys())
            write_down(self.folder, self.out, moves, stale)
            with _undoing(self.folder) as moved:
                for path in stale:
                    moved.aside(path)
                for place, path in moves.items():
                    moved.into(place, path)
        return tuple(moves)


def tidy(out: Path) -> None:
    """Put in order what runs that were killed have left in an output folder.

    What was to be moved is moved, if all of it was ready; all else goes.
    """
    with Held():
        sweep(out, finish)


@contextmanager
def staged(out: Path) -> Iterator[Staging]:
    """Yield a staging folder for `out`; it is gone afterwards, come what may.

    An output folder that did not exist and got nothing is removed again.

    Raises:
        Unreadable: the folder cannot be written, or the disk is full.
    """
    made = _missing(out)
    try:
        with _telling(out):
            tidy(out)
            # What a full disk lacks can be seen only before the folder is gone.
            with _workshop(out) as folder, _telling(out):
                yield Staging(out=out, folder=folder)
    finally:
        with Held():
            _remove_empty(made)


@contextmanager
def _telling(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        if problem.errno not in MENDABLE or _is_elsewhere(problem, out):
            raise
        raise Unreadable(_unwritable(out, problem)) from problem


def _workshop(out: Path) -> Scratch:
    """Make the staging folder; whatever fails here, the place is at fault."""
    for _ in range(TRIES):
        try:
            out.mkdir(parents=True, exist_ok=True)
            return scratch(out)
        except FileNotFoundError:
            continue
        except OSError as problem:
            raise Unreadable(_unwritable(out, problem)) from problem
    raise Unreadable(_unwritable(out, FileNotFoundError(errno.ENOENT, "it is gone")))


def _files(folder: Path) -> list[Path]:
    """Return the files below a folder, without those of its hidden workshops."""
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and not path.relative_to(folder).parts[0].startswith(".")
    ]


@dataclass(frozen=True, slots=True)
class _Moves:
    """What has been moved so far, so that it can be moved back."""

    keep: Path
    kept: list[tuple[Path, Path]] = field(default_factory=list)
    new: list[Path] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)

    def aside(self, place: Path) -> None:
        """Take the file at `place` away, to be put back if the run fails."""
        self.keep.mkdir(exist_ok=True)
        kept = self.keep / str(len(self.kept))
        self.kept.append((place, kept))
        place.rename(kept)

    def into(self, place: Path, path: Path) -> None:
        """Move the file at `path` to `place`, keeping what was there."""
        self.folders.extend(_missing(place.parent))
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.is_dir() and not place.is_symlink():
            raise IsADirectoryError(errno.EISDIR, "a folder is in the way", str(place))
        if os.path.lexists(place):
            # A copy, so that at every moment a whole file stands at the place.
            self.keep.mkdir(exist_ok=True)
            kept = self.keep / str(len(self.kept))
            _duplicate(place, kept)
            self.kept.append((place, kept))
        else:
            self.new.append(place)
        path.replace(place)

    def undo(self) -> None:
        """Put everything back."""
        for place in self.new:
            place.unlink(missing_ok=True)
        for place, kept in reversed(self.kept):
            if os.path.lexists(kept):
                kept.replace(place)
        _remove_empty(tuple(self.folders))


@contextmanager
def _undoing(folder: Path) -> Iterator[_Moves]:
    moves = _Moves(folder / ".old")
    try:
        yield moves
    except BaseException:
        forget(folder)
        moves.undo()
        raise


def _duplicate(source: Path, target: Path) -> None:
    """Give the file a second name; where there are no hard links, a second copy."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def _is_elsewhere(problem: OSError, out: Path) -> bool:
    """Say whether a file is at fault that has nothing to do with an output folder."""
    name = problem.filename
    return isinstance(name, str) and not Path(name).is_relative_to(out)


def _missing(folder: Path) -> tuple[Path, ...]:
    """Return the folders that do not exist yet, the innermost first."""
    chain = (folder, *folder.parents)
    return tuple(path for path in chain if not path.exists())


def _remove_empty(folders: tuple[Path, ...]) -> None:
    for folder in folders:
        try:
            folder.rmdir()
        except FileNotFoundError:  # never made, though those around it may be
            continue
        except OSError:  # it has something in it, and so have those around it
            return


def _unwritable(out: Path, problem: OSError) -> Note:
    reason = (problem.strerror or "it cannot be written").lower()
    hint = MENDABLE.get(problem.errno or 0, "choose another folder")
    return Note(
        code=Code.OUTPUT_UNWRITABLE,
        message=f"cannot write {out}: {reason}; nothing was changed",
        hint=make_room(out) if problem.errno == errno.ENOSPC else hint,
    )
