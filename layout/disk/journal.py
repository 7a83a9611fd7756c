"""What a run is about to move into its output folder, written down before it begins.

A run that is killed between two of its moves leaves files of two runs side by side. All
that it wanted to move is whole and beside them, though, so the next run finishes it. It
touches only what is still as it was found then: whoever worked at a file since, by hand
too, keeps it.
"""

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from layout.disk.atomic import put
from layout.disk.confined import Confined, LeadsOutError, climbs
from layout.disk.contents import content

JOURNAL = ".moves.json"
# More than a run of any issue moves. A stranger's may have as many names as it likes,
# of deep folders, and each takes its time to be looked up.
MOST, MOST_NAMES = 1_000_000, 10_000


class FileState(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file as it stood at its place: which one, and when it was last written."""

    inode: int
    written: int
    size: int


class Moves(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The names of files that come and go, with what stood at their places."""

    come: dict[str, FileState | None]
    go: dict[str, FileState]


def write_down(
    folder: Path, out: Path, moves: Mapping[Path, Path], stale: Iterable[Path]
) -> None:
    """Write down, in a staging folder, what is to be moved to its places in `out`.

    Raises:
        OSError: the disk is full.
    """
    come = {place.relative_to(out).as_posix(): _state(place) for place in moves}
    there = {path.relative_to(out).as_posix(): _state(path) for path in stale}
    go = {name: state for name, state in there.items() if state is not None}
    plain = msgspec.to_builtins(Moves(come=come, go=go))
    put(folder / JOURNAL, json.dumps(plain, separators=(",", ":")))


def forget(folder: Path) -> None:
    """Remove what was written down: the moves are being undone."""
    with suppress(OSError):
        (folder / JOURNAL).unlink()


def finish(folder: Path) -> None:
    """Do what a run that was killed had written down in its staging folder.

    Without that it had not begun to move, and nothing is done.

    Raises:
        OSError: a file cannot be moved.
    """
    try:
        plain = json.loads(content(folder / JOURNAL, most=MOST))
        moves = msgspec.convert(plain, Moves)
    except (OSError, ValueError, RecursionError):
        return  # a ValidationError is a ValueError
    if len(moves.come) + len(moves.go) > MOST_NAMES:
        return
    out, source = Confined(folder=folder.parent), Confined(folder=folder)
    for name in _there(folder.parent, moves.go):
        with suppress(LeadsOutError, FileNotFoundError):
            place = out.place(name)
            if _state(place) == moves.go[name]:
                place.unlink()
    for name in _there(folder, moves.come):
        with suppress(LeadsOutError, FileNotFoundError, FileExistsError):
            path = source.place(name)
            above = out.place(Path(name).parent.as_posix())
            if path.is_file() and _state(above / path.name) == moves.come[name]:
                above.mkdir(parents=True, exist_ok=True)
                path.replace(above / path.name)


def _there(folder: Path, names: Iterable[str]) -> list[str]:
    """Return the names by which something is there: that is soon seen.

    Where they lead is looked up for no others.
    """
    home = os.fspath(folder)
    return [
        name
        for name in names
        if not climbs(name) and "\0" not in name and os.path.lexists(f"{home}/{name}")
    ]


def _state(path: Path) -> FileState | None:
    """Return what stands at a place, a link itself and not what it leads to."""
    try:
        status = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return FileState(
        inode=status.st_ino, written=status.st_mtime_ns, size=status.st_size
    )
