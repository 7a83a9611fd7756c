"""`layout proof`: pictures of an issue's pages."""

from pathlib import Path

import click

from layout.cli.command import command
from layout.cli.options import (
    ANEW,
    ISSUE,
    JOBS,
    NO_CACHE,
    PRINTER,
    RESTYLE,
    into,
    out_folder,
)
from layout.disk.places import issue_folder
from layout.plate.pressroom import pressroom
from layout.requests import ProofRequest
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
def proof(
    voice: Voice,
    issue: str,
    out: Path | None,
    *,
    ppi: float,
    simulate: bool,
    anew: bool,
    jobs: int | None,
    no_cache: bool,
    printer: str,
    restyle: bool,
) -> int:
    """Make pictures of the pages of ISSUE, and a contact sheet.

    ISSUE is an issue's folder, or its name under issues/.

    Each page comes twice: as printed, and marked with its grid and frames. Pages with
    overset are pictured too. With --simulate, open index.html.
    """
    folder = issue_folder(issue, Path.cwd())
    request = ProofRequest(
        issue=folder,
        out=out_folder(out, folder.name, "proof"),
        jobs=jobs or 0,
        cache=not no_cache,
        restyle=restyle,
        anew=anew,
        printer=printer,
        ppi=ppi,
        simulate=simulate,
    )
    with voice.watching() as watch, pressroom(request.jobs) as room:
        # It loads the renderer while this process loads the stages.
        room.warm(1)
        from layout.commands.proof import proof as picture

        made = picture(request, watch, room)
    if made.inks:
        from layout.show.proof import inks

        voice.console().print(inks(made.inks))
    voice.result(made.result)
    return made.result.status
