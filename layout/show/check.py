"""What a person is told of a preflight: notes, and a table of the pages."""

from rich.table import Table

from layout.commands.check_pdf import Inspection
from layout.proof.preflight.reports import PageMeasures
from layout.show.voice import Voice


def show(found: Inspection, voice: Voice) -> None:
    """Show what a preflight found, or its certificate as JSON."""
    voice.notes(found.notes)
    voice.timings(found.timings)
    if voice.as_json:
        voice.text(found.report)
        return
    voice.console().print(_table(found.certificate.pages))
    voice.written(found.files)


def _table(pages: tuple[PageMeasures, ...]) -> Table:
    """Return what was measured on each page."""
    table = Table(box=None, pad_edge=False)
    table.add_column("Page")
    for heading in ("Size, mm", "Ink", "Type, pt", "Rule, pt", "Pictures, ppi"):
        table.add_column(heading, justify="right")
    table.add_column("Colours")
    for page in pages:
        table.add_row(
            str(page.number),
            f"{page.width:g} x {page.height:g}",
            f"{page.ink:.0%}",
            f"{page.type:g}" if page.type else "-",
            f"{page.rule:g}" if page.rule else "-",
            f"{page.ppi:.0f}" if page.ppi else "-",
            ", ".join(page.spaces),
        )
    return table
