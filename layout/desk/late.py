"""What reads advertisements that came as PDF, which few issues have: loaded then."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layout.desk.adverts.supplied import Supplied
    from layout.notebook import Notebook


def supplied(data: bytes, book: "Notebook") -> "Supplied | None":
    """Measure a supplied PDF; None where it cannot be printed, which is noted."""
    from layout.desk.adverts import supplied as reading

    return reading.supplied(data, book)
