"""`layout check`: preflight."""

from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from layout.cli.commanding import command, late
from layout.voice import Voice

if TYPE_CHECKING:
    from layout.proof.preflight.reports import Preflight


@command("layout check ads/fair.pdf --printer newsprint-tabloid")
@click.argument("file", metavar="FILE.pdf", type=click.Path(path_type=Path))
@click.option(
    "--printer",
    metavar="NAME",
    default="",
    help="The printer's profile.  [default: newsprint-tabloid]",
)
def check(voice: Voice, file: Path, printer: str) -> int:
    """Preflight FILE.pdf, wherever it comes from.

    A file that is half as large as the printer's page or more is taken for pages, a
    smaller one for an advertisement, whose size is its own affair.
    """
    found = late("inspection").inspect(file, printer, Path.cwd())
    voice.notes(found.notes)
    if voice.as_json:
        voice.text(found.report)
    else:
        _show(found.found, voice.console())
    return int(found.status)


def _show(found: "Preflight", console: Console) -> None:
    """Show what was measured on each page."""
    table = Table(box=None, pad_edge=False)
    table.add_column("Page")
    for heading in ("Size, mm", "Ink", "Type, pt", "Rule, pt", "Pictures, ppi"):
        table.add_column(heading, justify="right")
    table.add_column("Colours")
    for page in found.pages:
        table.add_row(
            str(page.number),
            f"{page.width:g} x {page.height:g}",
            f"{page.ink:.0%}",
            f"{page.type:g}" if page.type else "-",
            f"{page.rule:g}" if page.rule else "-",
            f"{page.ppi:.0f}" if page.ppi else "-",
            ", ".join(page.spaces),
        )
    console.print(table)
