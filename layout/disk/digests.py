"""What tells one content from another: its sha256, in hexadecimal."""

from hashlib import file_digest, sha256
from pathlib import Path

from layout.disk.contents import opened


def digest_of(content: bytes) -> str:
    """Return the sha256 of a content."""
    return sha256(content).hexdigest()


def digest_of_file(path: Path) -> str:
    """Return the sha256 of a file, which need not fit into memory.

    Raises:
        OSError: it cannot be read.
    """
    with opened(path) as file:
        return file_digest(file, sha256).hexdigest()
