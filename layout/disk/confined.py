"""A folder that nobody is led out of: names from data become paths here, or nowhere.

Manifests, styles, lists of fonts, bags, locks, records of imports: what they name may
come from anybody. A name is looked up under one folder. It may not climb, nor be of
the whole machine, of a drive or of the network; links are followed, and may not lead
out of the folder's root. So a hostile name reads nothing, writes nothing and removes
nothing but what is the publication's own.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path, PurePosixPath

from layout.disk.atomic import put
from layout.disk.contents import MOST, content_of, is_file, opened
from layout.disk.listing import entries, files_below


class LeadsOutError(OSError):
    """A name, or a link that it goes through, leads out of where it is looked up."""

    def __init__(self, name: str, *, by_link: bool = False) -> None:
        self.name = name
        self.by_link = by_link
        how = "is a link that leads out" if by_link else "leads out of the folder"
        super().__init__(errno.EPERM, f'"{name}" {how}')

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by what it was made from: workers send errors home."""
        return _leads_out, (self.name, self.by_link)


def _leads_out(name: str, by_link: bool) -> LeadsOutError:
    return LeadsOutError(name, by_link=by_link)


@dataclass(frozen=True, slots=True, kw_only=True)
class Confined:
    """A folder in which names are looked up.

    `root` is what links may not lead out of: mostly the publication, which shares
    pictures among its issues by links. Without it, the folder itself.
    """

    folder: Path
    root: Path | None = None

    def place(self, name: str) -> Path:
        """Return where a name leads, whether anything is there or not.

        Raises:
            LeadsOutError: out of the folder, or by a link out of the root.
            FileNotFoundError: no file can have such a name.
        """
        if climbs(name):
            raise LeadsOutError(name)
        self._resolved(name)
        return self.folder / name

    def file(self, name: str) -> Path:
        """Return the path of the file that is called exactly so.

        Some file systems take `Sunset.jpg` for `sunset.jpg` and some do not; an issue
        must build on both, so the name has to agree to the letter.

        Raises:
            LeadsOutError: out of the folder, or by a link out of the root.
            FileNotFoundError: there is no regular file of that name.
        """
        place = self.place(name)
        here = self.folder
        for part in PurePosixPath(name).parts:
            if not _is_to_the_letter(here, part):
                raise _missing(name)
            here = here / part
        if not is_file(here):
            raise _missing(name)
        return place

    def content(self, name: str, *, most: int = MOST) -> bytes:
        """Return the bytes of a named file.

        Raises:
            LeadsOutError: out of the folder, or by a link out of the root.
            OSError: it is not there, is no regular file or is larger than `most`.
        """
        return content_within(self.file(name), self.root or self.folder, most=most)

    def put(self, name: str, content: bytes | str) -> Path:
        """Write a named file whole, and return its path; never through a link.

        A link at its own place is replaced by the file.

        Raises:
            LeadsOutError: out of the folder, or by a linked one out of the root.
            OSError: it cannot be written.
        """
        if climbs(name):
            raise LeadsOutError(name)
        above = PurePosixPath(name).parent.as_posix()
        self._resolved(above)
        put(self.folder / name, content)
        return self.folder / name

    def files(self) -> tuple[str, ...]:
        """Return the names of all files below the folder, sorted; not hidden ones.

        Raises:
            LeadsOutError: one is a link that leads out of the root.
        """
        found = []
        for path in files_below(self.folder):
            name = path.relative_to(self.folder).as_posix()
            if not any(part.startswith(".") for part in name.split("/")):
                self._resolved(name)
                found.append(name)
        return tuple(found)

    def _resolved(self, name: str) -> Path:
        try:
            path = resolved(self.folder / name)
            inside = path.is_relative_to(resolved(self.root or self.folder))
        except ValueError as problem:
            raise _missing(name) from problem
        if not inside:
            raise LeadsOutError(name, by_link=True)
        return path


def content_within(path: Path, root: Path, *, most: int = MOST) -> bytes:
    """Return the bytes of the file that `path` leads to, if that is under `root`.

    Raises:
        LeadsOutError: it is a link that leads out.
        OSError: it is not there, is no regular file or is larger than `most`.
    """
    return content_of(_place_within(path, root), most=most)


@contextmanager
def opened_within(
    path: Path, root: Path, *, most: int = MOST
) -> Iterator[BufferedReader]:
    """Open the file that `path` leads to, if that is under `root`, to read it in parts.

    Raises:
        LeadsOutError: it is a link that leads out.
        OSError: it is not there, is no regular file or is larger than `most`.
    """
    with opened(_place_within(path, root), most=most, through_link=False) as file:
        yield file


def _place_within(path: Path, root: Path) -> Path:
    """Return where a path leads, if that is under `root`.

    What was found to be inside is what is to be opened: a link that somebody puts there
    meanwhile is refused.
    """
    try:
        place = resolved(path)
        within = place.is_relative_to(resolved(root))
    except ValueError as problem:
        raise _missing(path.name) from problem
    if not within:
        raise LeadsOutError(path.name, by_link=True)
    return place


def climbs(name: str) -> bool:
    """Say whether a name leads out of the folder it is looked up in."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    drive = len(name) > 1 and name[1] == ":"
    return drive or "://" in name or name.startswith(("/", "\\")) or ".." in parts


def inside(path: Path, root: Path) -> bool:
    """Say whether the file that `path` leads to, links followed, is under `root`."""
    try:
        return resolved(path).is_relative_to(resolved(root))
    except ValueError:
        return False


def resolved(path: Path) -> Path:
    """Return where a path leads, all links followed; a circle of them, to itself.

    Raises:
        ValueError: no file can have such a name.
    """
    return Path(os.path.realpath(path))


def _is_to_the_letter(folder: Path, part: str) -> bool:
    """Say whether something in a folder has a name exactly.

    A file system that does not know it with its capitals the other way round tells
    them apart; only else are all names looked at.
    """
    other = part.swapcase()
    if other != part and not os.path.lexists(folder / other):
        return os.path.lexists(folder / part)
    return part in {path.name for path in entries(folder)}


def _missing(name: str) -> FileNotFoundError:
    return FileNotFoundError(errno.ENOENT, "there is no such file", name)
