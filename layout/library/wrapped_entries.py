"""What is in a file that wraps a bag, whatever kind it is, and how much may be."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

# A bag of 128 pages at 600 pixels an inch has less; so has one of 2,000 pictures.
MOST_BYTES, MOST_FILES = 8_000_000_000, 20_000
# More than the table of contents of so many files has. What asks for more at once
# wants the memory and not the contents.
AT_ONCE = 16_000_000
COPIED = 1 << 18


class OverfullError(ValueError):
    """The file holds more than an honest one of its length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file in the file: its name, its bytes and how many it says they are.

    A folder has no bytes.
    """

    name: str
    size: int
    content: IO[bytes]
    folder: bool = False


class Pieces(io.RawIOBase):
    """A stream of what comes piece by piece."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        super().__init__()
        self._pieces, self._left = pieces, memoryview(b"")

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # it is one
        """Fill a buffer as far as one piece goes."""
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = memoryview(piece)
        count = min(len(buffer), len(self._left))
        buffer[:count] = self._left[:count]
        self._left = self._left[count:]
        return count

    def readable(self) -> bool:
        """Say yes."""
        return True


class Forward(io.RawIOBase):
    """A stream that is read once, from its beginning to `most` bytes, never far."""

    def __init__(self, stream: IO[bytes], most: int) -> None:
        super().__init__()
        self._stream, self._most, self._place = stream, most, 0

    def read(self, size: int | None = -1) -> bytes:
        """Read so many bytes, if that is no attack."""
        all_of_it = size is None or not 0 <= size <= AT_ONCE
        data = self._stream.read(AT_ONCE + 1 if all_of_it else size or 0)
        if len(data) > AT_ONCE:
            raise OverfullError("what it says of its contents is too long")
        self._place += len(data)
        self._check(self._place)
        return data

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go on to another place, or to the end if that comes first."""
        if whence != io.SEEK_SET or offset < self._place:
            raise OverfullError("it leads back to where it came from")
        self._check(offset)
        while self._place < offset:
            if not self.read(min(COPIED, offset - self._place)):
                break
        return self._place

    def tell(self) -> int:
        """Return the place."""
        return self._place

    def readable(self) -> bool:
        """Say yes."""
        return True

    def seekable(self) -> bool:
        """Say yes."""
        return True

    def _check(self, place: int) -> None:
        if place > self._most:
            raise OverfullError(bomb(self._most))


def bomb(most: int) -> str:
    """Say that a file holds too much."""
    return f"it unpacks to more than {most:,} bytes, which so small a file cannot hold"
