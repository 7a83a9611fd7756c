"""What a machine cannot do, in words: a limit that was met, a file it cannot use.

Such an error is nobody's defect. It may come up anywhere, so it is told where commands
end, and where a worker answers.
"""

import errno
import os
import resource
from contextlib import suppress
from pathlib import Path

from layout.codes import Code
from layout.notes import Note

MAKE_ROOM = "make room on the disk"
# What a process may not have more of.
LIMITS = {
    errno.EMFILE: ("too many files are open at once", "raise the limit: ulimit -n 256"),
    errno.ENFILE: ("the machine has too many files open", "end other programs"),
    errno.ENOMEM: ("there is no memory left", "end other programs, or give --jobs 1"),
    errno.EFBIG: ("no file may be that large", "raise the limit: ulimit -f unlimited"),
    errno.EAGAIN: (
        "no further process can be started",
        "end other programs, raise ulimit -u, or give --jobs 1",
    ),
}
# What can be wrong with a file or a folder, or with the disk that it is on.
MENDED_BY = {
    errno.EACCES: "change who may read and write it",
    errno.EBUSY: "end the program that uses it",
    errno.EDQUOT: "make room in your quota",
    errno.EIO: "see whether the disk is whole",
    errno.EISDIR: "take away the folder that is in the way",
    errno.ELOOP: "mend the links",
    errno.ENAMETOOLONG: "choose a shorter name",
    errno.ENOENT: "see who took it away, and run the command again",
    errno.ENOSPC: MAKE_ROOM,
    errno.ENOTDIR: "take away the file that is in the way",
    errno.EPERM: "change who may read and write it",
    errno.EROFS: "choose a place that can be written",
    errno.ESTALE: "connect the disk again",
}
# With fewer files or blocks left a disk is full: what failed may have put some away.
FEW = 10
# With less, in bytes, it is the machine that is short, whatever it was that took it.
ENOUGH_MEMORY = 2_000_000_000
# So much of a name is shown, its end.
SHOWN = 100


def trouble(problem: BaseException) -> Note | None:
    """Return what to say of an error that is the machine's; None if it is a defect."""
    if isinstance(problem, MemoryError):
        return _limit(errno.ENOMEM)
    if not isinstance(problem, OSError):
        return None
    if problem.errno in LIMITS:
        return _limit(problem.errno)
    hint = MENDED_BY.get(problem.errno or 0)
    if hint is None or problem.filename is None:
        return None
    name = (
        os.fsdecode(problem.filename) if not isinstance(problem.filename, int) else ""
    )
    if problem.errno == errno.ENOSPC:
        hint = make_room(Path(name))
    reason = (problem.strerror or "unknown").lower()
    return Note(
        code=Code.FILE_UNUSABLE,
        file=name if len(name) <= SHOWN else f"...{name[-SHOWN:]}",
        message=f"it cannot be used: {reason}",
        hint=hint,
    )


def no_more_processes() -> Note:
    """Return what to say where Python starts no further thread."""
    return _limit(errno.EAGAIN)


def make_room(place: Path) -> str:
    """Return what to do about a disk that is full, at or above a place.

    A disk has room for so many bytes and for so many files (statvfs(3)). It is asked
    while it is full: before whoever filled it has put away what was begun.
    """
    for folder in (place, *place.parents):
        with suppress(OSError, ValueError):
            disk = os.statvfs(folder)
            # Some file systems do not count their files: they have no end of them.
            if disk.f_files and disk.f_favail < FEW <= disk.f_bavail:
                return "remove files from the disk: it has room, but for no more files"
            break
    return MAKE_ROOM


def memory_is_short() -> bool:
    """Say whether the system gives a process little memory (`ulimit -v`, `-d`)."""
    limits = (resource.RLIMIT_AS, resource.RLIMIT_DATA)
    return any(_is_below(limit, ENOUGH_MEMORY) for limit in limits)


def files_are_short(wanted: int) -> bool:
    """Say whether the system lets a file have fewer bytes than wanted (`ulimit -f`)."""
    return _is_below(resource.RLIMIT_FSIZE, wanted)


def _is_below(limit: int, wanted: int) -> bool:
    _, most = resource.getrlimit(limit)
    return most != resource.RLIM_INFINITY and most < wanted


def _limit(number: int) -> Note:
    message, hint = LIMITS[number]
    return Note(code=Code.MACHINE_LIMIT, message=message, hint=hint)
