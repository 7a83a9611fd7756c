"""What reads advertisements that came as PDF, which few issues have: loaded then."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layout.desk.adverts.supplied import Supplied


def supplied(path: Path, sha256: str, name: str) -> "Supplied":
    """Measure a supplied PDF, in a worker."""
    from layout.desk.adverts import supplied as reading

    return reading.supplied(path, sha256, name)
