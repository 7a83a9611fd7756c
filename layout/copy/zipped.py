"""A stranger's zip opened: its table of contents is bounded before it is read.

Python reads the whole table at once and makes an object of each line, some ten times
its size, before anybody can count the lines.
"""

import io
import os
import zipfile
from typing import IO

# The names of 20,000 files, four hundred letters each.
MOST_TABLE = 8_000_000
# What a zip ends with, and the longest comment behind it (APPNOTE.TXT, 4.3.16).
END, LONGEST = b"PK\x05\x06", 22 + 65_535


class _Portioned(io.BytesIO):
    """Bytes of which a zip's table of contents is read, while `most` is set."""

    most = 0

    def read(self, size: int | None = -1, /) -> bytes:
        if self.most and size is not None and size > self.most:
            raise zipfile.BadZipFile(f"its table of contents has {size:,} bytes")
        return super().read(size)


def opened_zip(data: bytes) -> zipfile.ZipFile:
    """Open a zip to be read.

    Raises:
        zipfile.BadZipFile: it is none, or lists far more than any copy has.
        ValueError, OSError, NotImplementedError: as `zipfile` does for broken ones.
    """
    file = _Portioned(data)
    file.most = MOST_TABLE
    archive = _archive(file)
    file.most = 0
    return archive


def _archive(file: io.BytesIO) -> zipfile.ZipFile:
    return zipfile.ZipFile(file)


def ends_as_zip(file: IO[bytes]) -> bool:
    """Say whether a zip's last record is at the end of a file of over 65,557 bytes."""
    file.seek(-LONGEST, os.SEEK_END)
    return END in file.read(LONGEST)
