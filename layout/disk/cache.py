"""What was worked out once, kept by content: the same question is not asked twice.

A memory is a folder of small files, each named by the hash of everything that its
content was made from, the code that made it included. So nothing in it can be out
of date, and any file may be deleted at any time.
"""

import os
from functools import cache
from hashlib import sha256
from pathlib import Path

import layout

PACKAGE = Path(layout.__file__).parent


@cache
def code_digest() -> str:
    """Return a hash of this package's own source: its answers change with it."""
    digest = sha256()
    for path in sorted(PACKAGE.rglob("*.py")):
        digest.update(path.relative_to(PACKAGE).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


class Cache:
    """A store of bytes by key; without a folder it remembers nothing."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder

    def recall(self, *question: object) -> bytes | None:
        """Return what was kept for a question, if it is there and whole."""
        if self.folder is None:
            return None
        try:
            content = self._path(self.folder, question).read_bytes()
        except OSError:
            return None
        check, answer = content[:32], content[32:]
        return answer if sha256(answer).digest() == check else None

    def has(self, *question: object) -> bool:
        """Say whether something was kept for a question; it may be broken."""
        return self.folder is not None and self._path(self.folder, question).exists()

    def keep(self, answer: bytes, *question: object) -> None:
        """Keep an answer; a full or read-only disk only makes the memory worse."""
        if self.folder is None:
            return
        path = self._path(self.folder, question)
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(sha256(answer).digest() + answer)
            beside.replace(path)
        except OSError:
            beside.unlink(missing_ok=True)

    def _path(self, folder: Path, question: tuple[object, ...]) -> Path:
        text = repr((code_digest(), *question))
        name = sha256(text.encode()).hexdigest()
        return folder / name[:2] / name[2:34]
