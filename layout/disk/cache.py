"""The cache: what was made once is not made again, whoever asks for it.

There is one, and one rule for what a thing is kept by: its kind; this package's source
and the version of every library under it (`program`); and the inputs that it is made
from, by their bytes. So nothing in it can be out of date. Every answer is verified when
it is read, by a key that only this user has: what a stranger laid there is none. Any
file may be deleted at any time, by hand too; a full or read-only disk only makes the
cache worse.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path

from layout.disk import contents
from layout.disk.claiming import claim
from layout.disk.listing import entries, walked
from layout.disk.removing import remove_folder
from layout.disk.through_link import through_link

# A file begins with the seal of the rest, and of its name.
CHECK = 32
# So many bytes a publication's cache may take: some fifty issues of eight pages, with
# their pictures, and less than one issue's photographs as they come from the camera.
MOST = 2_000_000_000
# Files take whole blocks of a disk.
BLOCK = 4096
# The folder is gone through when so much was kept since the last time; as much is then
# left free, so that it never holds more than MOST and what one run makes.
STEP = 64_000_000
# Grows by one byte for every block that is kept: appending is indivisible, so that all
# processes can count in it.
TALLY = ".kept"
# Where a file is until it is whole; one that nobody has locked is nobody's.
NEW = ".new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cache:
    """Answers by question; without a folder nothing is kept.

    The first part of a question is the kind of thing, a word; all parts must say the
    same of the same thing in every process. `program` is `program_digest()` and `key`
    the user's, found once a run and sent along to its workers.
    """

    folder: Path | None = None
    program: str = ""
    key: bytes = field(default=b"", repr=False)

    def recall(self, *question: object) -> bytes | None:
        """Return what was kept for a question, if it is there and whole.

        One that is not (cut, or a bit of it turned) is removed, to be made again.
        """
        if self.folder is None:
            return None
        path = self._path(self.folder, question)
        try:
            check_own(self.folder, path.parent)
            content = contents.content_of(path)
        except OSError:
            return None
        answer = content[CHECK:]
        if not compare_digest(self._seal(path, answer), content[:CHECK]):
            with suppress(OSError):
                path.unlink()
            return None
        with suppress(OSError):
            # Now used: what was not for the longest time goes first.
            os.utime(path, follow_symlinks=False)
        return answer

    def has(self, *question: object) -> bool:
        """Say whether something was kept for a question; it may be broken."""
        return self.folder is not None and self._path(self.folder, question).exists()

    def keep(self, answer: bytes, *question: object) -> None:
        """Keep an answer, all of it or nothing, where that can be done.

        Two processes may keep the same: each writes aside, and the later wins.
        """
        if self.folder is None:
            return
        path = self._path(self.folder, question)
        aside = self.folder / NEW / f"{path.name}.{os.getpid()}"
        try:
            for place in (aside.parent, path.parent):
                check_own(self.folder, place)
                place.mkdir(parents=True, exist_ok=True)
            with aside.open("xb") as file:
                claim(file.fileno())
                file.write(self._seal(path, answer) + answer)
                file.flush()
                _replace(aside, path)
            _count(self.folder, _blocks(CHECK + len(answer)))
        except LinkedError:
            pass  # nothing was begun, and what is there is somebody's
        except OSError:
            with suppress(OSError):
                aside.unlink()

    def _path(self, folder: Path, question: tuple[object, ...]) -> Path:
        text = repr((self.program, *question))
        name = blake2b(text.encode(), key=self.key).hexdigest()
        return folder / str(question[0]) / name[:2] / name[2:34]

    def _seal(self, path: Path, answer: bytes) -> bytes:
        """Return what only this user can have written before this answer here."""
        seal = blake2b(path.name.encode(), key=self.key, digest_size=CHECK)
        seal.update(answer)
        return seal.digest()


class LinkedError(OSError):
    """In the place of a folder of a cache there is a link."""


def check_own(folder: Path, place: Path) -> None:
    """See that no link leads from a cache to a folder in it.

    A publication may come from a stranger, with its cache: one that the user has once
    sent out, or one of a name that was found out.

    Raises:
        LinkedError: one does.
    """
    if folder.is_symlink() or through_link(folder, place) is not None:
        raise LinkedError(errno.ELOOP, "a link is in the way", str(place))


def _count(folder: Path, blocks: int) -> None:
    """Count blocks that were kept, in a file that is no other's under another name."""
    kind = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK
    descriptor = os.open(folder / TALLY, kind | os.O_CLOEXEC, 0o666)
    try:
        status = os.fstat(descriptor)
        if stat.S_ISREG(status.st_mode) and status.st_nlink == 1:
            os.write(descriptor, b"." * blocks)
    finally:
        os.close(descriptor)


def _replace(aside: Path, path: Path) -> None:
    try:
        aside.replace(path)
    except IsADirectoryError:
        remove_folder(path)
        aside.replace(path)


def tidy_cache(folder: Path) -> None:
    """Remove what processes that were killed had not written to the end."""
    try:
        check_own(folder, folder / NEW)
        left = entries(folder / NEW)
    except (LinkedError, PermissionError):
        return
    for path in left:
        with suppress(OSError):
            descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
            try:
                if claim(descriptor):
                    path.unlink()
            finally:
                os.close(descriptor)


def prune_if_due(folder: Path, *, most: int = MOST, step: int = STEP) -> None:
    """Prune a cache if much was kept since the last time: to be asked once a run.

    Whoever asks before the run begins need not wait for the end of workers.
    """
    with suppress(OSError):
        if (folder / TALLY).lstat().st_size * BLOCK >= step:
            prune(folder, most - step)


@dataclass(frozen=True, slots=True, order=True)
class _Aged:
    """A file of the cache: when it was last used, what it takes of the disk."""

    used: int
    path: str
    size: int


def prune(folder: Path, most: int) -> None:
    """Remove from a cache what was not used for the longest time.

    No more than `most` bytes are left. Others may be at work in it: what they remove
    meanwhile is gone too, and what they want and do not find they make again.
    """
    if folder.is_symlink():
        return
    with suppress(OSError):
        (folder / TALLY).unlink()
    found = sorted(_everything(folder))
    size = sum(one.size for one in found)
    for one in found:
        if size <= most:
            return
        with suppress(OSError):
            os.unlink(one.path)  # noqa: PTH108  (names as `walked` gives them)
        size -= one.size


def _everything(folder: Path) -> Iterator[_Aged]:
    """Yield the files in the folders of a cache; those beside them are its own."""
    for place in entries(folder):
        if not place.is_dir() or place.is_symlink():
            continue
        for path in walked(place):
            with suppress(OSError):
                status = os.lstat(path)
                size = _blocks(status.st_size) * BLOCK
                yield _Aged(used=status.st_mtime_ns, path=path, size=size)


def _blocks(size: int) -> int:
    return -(-size // BLOCK)
