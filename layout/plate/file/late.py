"""What outlines letters, for the few printers that want a slug line: loaded then."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layout.plate.file.lettering import Lettering


def lettering(text: str, size: float) -> "Lettering":
    """Outline a line of type of `size` points."""
    from layout.plate.file import lettering as letters

    return letters.lettering(text, size)
