"""What makes sheets, for workers: loaded when it is called."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layout.desk.printer import SheetPlan
    from layout.notes import Note
    from layout.sheet.foreign_sheets import StrangeSheets
    from layout.sheet.sheeting import ImpositionOrder


def print_sheet(html: str, pictures: Mapping[str, bytes], title: str) -> bytes:
    """Print a sheet for people as PDF."""
    from layout.plate.renderer import sheets

    return sheets.print_sheet(html, pictures, title)


def impose_press(plan: "SheetPlan", pdf: Path) -> "tuple[Note, ...]":
    """Put press pages on sheets, in a file beside them."""
    from layout.sheet import press_sheets

    return press_sheets.impose_press(plan, pdf)


def impose_stranger(path: Path, order: "ImpositionOrder", name: str) -> "StrangeSheets":
    """Impose a PDF that came from anywhere."""
    from layout.sheet import foreign_sheets

    return foreign_sheets.impose_stranger(path, order, name)
