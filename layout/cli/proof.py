"""`layout proof`: pictures of an issue's pages."""

from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from layout.cli.commanding import command, late
from layout.cli.options import (
    ANEW,
    DEFAULT_OUT,
    ISSUE,
    JOBS,
    NO_CACHE,
    PRINTER,
    RESTYLE,
    into,
)
from layout.disk.places import issue_folder
from layout.plate.pressroom import pressroom
from layout.proof.plates.figures import PageInks
from layout.requests import ProofRequest, Result
from layout.show.voice import Voice


@command("layout proof issues/2026-12 --ppi 200")
@ISSUE
@into("build/ISSUE/proof")
@click.option(
    "--ppi",
    type=click.FloatRange(20, 600),
    default=100.0,
    show_default=True,
    metavar="N",
    help="Pixels an inch of the pictures.",
)
@click.option(
    "--simulate",
    is_flag=True,
    help="Show the pages as newsprint will look, their ink and their plates too.",
)
@ANEW
@JOBS
@NO_CACHE
@PRINTER
@RESTYLE
def proof(voice: Voice, issue: str, out: Path | None, **options: Any) -> int:
    """Make pictures of the pages of ISSUE, and a contact sheet.

    ISSUE is an issue's folder, or its name under issues/.

    Each page comes twice: as printed, and marked with its grid and frames. Pages with
    overset are pictured too. With --simulate, open index.html.
    """
    folder = issue_folder(issue, Path.cwd())
    request = ProofRequest(
        issue=folder,
        out=Path.cwd() / (out or DEFAULT_OUT / folder.name / "proof"),
        jobs=options["jobs"] or 0,
        cache=not options["no_cache"],
        restyle=options["restyle"],
        anew=options["anew"],
        printer=options["printer"],
        ppi=options["ppi"],
        simulate=options["simulate"],
    )
    with voice.watching() as watch, pressroom(request.jobs) as room:
        # It loads the renderer while this process loads the stages.
        room.warm(1)
        result: Result = late("commands.proof").proof(request, watch, room)
    if result.inks:
        _show(result.inks, voice.console())
    voice.result(result)
    return result.status


def _show(pages: tuple[PageInks, ...], console: Console) -> None:
    """Show how much ink there is on each page, and where it is most."""
    names = list(dict.fromkeys(name for page in pages for name, _ in page.coverage))
    table = Table(box=None, pad_edge=False)
    limit = f"Over {pages[0].limit:g} %"
    for heading in ("Page", "Highest ink", "at mm", limit, *names):
        table.add_column(heading, justify="right")
    for page in pages:
        shares = dict(page.coverage)
        table.add_row(
            str(page.number),
            f"{page.highest:.1f} %",
            f"{page.at[0]:.0f}, {page.at[1]:.0f}",
            f"{page.over:g} mm²" if page.over else "none",
            *(f"{shares.get(name, 0.0):.1f} %" for name in names),
        )
    means = [
        sum(dict(page.coverage).get(name, 0.0) for page in pages) / len(pages)
        for name in names
    ]
    table.add_row("all", "", "", "", *(f"{mean:.1f} %" for mean in means))
    console.print(table)
