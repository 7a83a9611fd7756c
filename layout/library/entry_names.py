"""Names of files in a stranger's archive: such as every machine can keep apart."""

import unicodedata
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from layout.disk.confined import climbs

# What file systems take: bytes of a name, of a path from the folder it is unpacked in.
LONGEST_PART, LONGEST = 255, 1000
DEEPEST = 24


@dataclass(frozen=True, slots=True)
class EntryNames:
    """The names of an archive's files that were taken so far."""

    _folders: set[str] = field(default_factory=set)
    _files: set[str] = field(default_factory=set)

    def take(self, name: str) -> str:
        """Take the name of one more file; return it without idle steps (`./`).

        Raises:
            ValueError: it leads out of the folder, or some machine has no such name,
                or takes it for another file's.
        """
        if name.endswith("/"):
            raise ValueError(f'"{name[:80]}" is no name of a file')
        parts = _parts(name)
        if not parts:
            raise ValueError(f'"{name[:80]}" is no name of a file')
        key = self._placed(parts)
        if key in self._files or key in self._folders:
            raise ValueError(f'"{"/".join(parts)[:80]}" is there twice')
        self._files.add(key)
        return "/".join(parts)

    def take_folder(self, name: str) -> str:
        """Take the name of a folder, which may come again; return it likewise.

        Raises:
            ValueError: as with a file.
        """
        parts = _parts(name)
        if parts:
            key = self._placed(parts)
            if key in self._files:
                raise ValueError(f'"{"/".join(parts)[:80]}" is there twice')
            self._folders.add(key)
        return "/".join(parts)

    def _placed(self, parts: tuple[str, ...]) -> str:
        """Take the folders that something lies in; return it as all may take it."""
        # Some file systems know no case, and one way to write an accent.
        folded = [unicodedata.normalize("NFC", part).casefold() for part in parts]
        above = {"/".join(folded[:n]) for n in range(1, len(folded))}
        if above & self._files:
            raise ValueError(f'"{"/".join(parts)[:80]}" is there twice')
        self._folders.update(above)
        return "/".join(folded)


def _parts(name: str) -> tuple[str, ...]:
    """Return the steps of a name, if all machines can go them."""
    if climbs(name) or "\\" in name:
        raise ValueError(f'"{name[:80]}" is no file inside the bag')
    parts = PurePosixPath(name).parts
    if "\0" in name:
        raise ValueError(f'"{name[:80]}" is no name of a file')
    if len(parts) > DEEPEST:
        raise ValueError(f'"{name[:80]}" lies more than {DEEPEST} folders deep')
    if len(name.encode("utf-8", "surrogateescape")) > LONGEST:
        raise ValueError(f'"{name[:80]}" is too long a name')
    for part in parts:
        _check(part)
    return parts


def _check(part: str) -> None:
    if len(part.encode("utf-8", "surrogateescape")) > LONGEST_PART:
        raise ValueError(f'"{part[:80]}" is too long a name')
    if any(ord(char) < 32 or 0xD800 <= ord(char) < 0xE000 for char in part):
        raise ValueError(f"{part[:80]!r} has a character that no name has")
