"""What a person is told of sheets: which pages are on each side."""

from rich.table import Table

from layout.commands.impose import ImposeResult
from layout.show.voice import Voice


def show(result: ImposeResult, voice: Voice) -> None:
    """Show the notes and the sheets, or the report as JSON."""
    voice.notes(result.notes)
    if voice.as_json:
        voice.text(result.report)
        return
    voice.console().print(_table(result))
    voice.lines(*(path.as_posix() for path in result.files))


def _table(result: ImposeResult) -> Table:
    """Return the pages of each sheet; those in colour are marked."""
    table = Table(box=None, pad_edge=False)
    for heading in ("Signature", "Sheet", "Front", "Back", "Colour pages"):
        table.add_column(heading)
    colours = set(result.colours)
    for sheet in result.sheets:
        front, back = (
            "  ".join("blank" if cell.page is None else str(cell.page) for cell in side)
            for side in (sheet.front, sheet.back)
        )
        own = ", ".join(str(page) for page in sheet.pages if page in colours)
        table.add_row(str(sheet.signature), str(sheet.number), front, back, own or "-")
    return table
