"""`layout check`: preflight."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.table import Table

from layout.cli.commanding import command, late
from layout.cli.options import JOBS, NO_CACHE, RESTYLE
from layout.disk.places import issue_folder
from layout.plate.pressroom import pressroom
from layout.requests import CheckRequest
from layout.show.voice import Voice

if TYPE_CHECKING:
    from layout.commands.check_pdf import Inspection
    from layout.proof.preflight.reports import PageMeasures

PDF = ".pdf"


@command("layout check ads/fair.pdf --printer newsprint-tabloid")
@click.argument("subject", metavar="ISSUE_OR_PDF")
@click.option(
    "-o",
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Write the certificate into DIR: preflight.pdf and preflight.json.",
)
@click.option(
    "--printer",
    metavar="NAME",
    default="",
    help="The printer's profile.  [default: the issue's; newsprint-tabloid]",
)
@click.option(
    "--separations",
    is_flag=True,
    help="Measure ink on the plates, where overprinting adds up. Takes longer.",
)
@JOBS
@NO_CACHE
@RESTYLE
def check(voice: Voice, subject: str, out: Path | None, **options: Any) -> int:
    """Preflight an issue that need not be built, or any PDF.

    An issue is its folder, or its name under issues/. It is told all that a build for
    the press would be.

    A file that is half as large as the printer's page or more is taken for pages, a
    smaller one for an advertisement, whose size is its own affair.
    """
    start = Path.cwd()
    path = Path(subject)
    foreign = (start / path).is_file() or path.suffix.lower() == PDF
    request = CheckRequest(
        subject=path if foreign else issue_folder(subject, start),
        start=start,
        out=start / out if out else None,
        printer=options["printer"],
        jobs=options["jobs"] or 0,
        cache=not options["no_cache"],
        restyle=options["restyle"],
        separations=options["separations"],
    )
    if foreign:
        found: Inspection = late("commands.check_pdf").inspect(request)
    else:
        with voice.watching() as watch, pressroom(request.jobs) as room:
            # It loads the renderer while this process loads the stages.
            room.warm(1)
            found = late("commands.check").examine(request, watch, room)
    _tell(voice, found)
    return int(found.status)


def _tell(voice: Voice, found: "Inspection") -> None:
    voice.notes(found.notes)
    voice.timings(found.timings)
    if voice.as_json:
        voice.text(found.report)
        return
    _show(found.certificate.pages, voice.console())
    voice.written(found.files)


def _show(pages: "tuple[PageMeasures, ...]", console: Console) -> None:
    """Show what was measured on each page."""
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
    console.print(table)
