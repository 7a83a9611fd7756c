"""`layout proof`: pictures of an issue's pages."""

from pathlib import Path
from typing import Any

import click

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
from layout.orders import ProofRequest, Result
from layout.places import issue_folder
from layout.plate.pressroom import Pressroom
from layout.voice import Voice


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
@ANEW
@JOBS
@NO_CACHE
@PRINTER
@RESTYLE
def proof(voice: Voice, issue: str, out: Path | None, **options: Any) -> int:
    """Make pictures of the pages of ISSUE, and a contact sheet.

    ISSUE is an issue's folder, or its name under issues/.

    Each page comes twice: as printed, and marked with its grid and frames. Pages with
    overset are pictured too.
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
    )
    with voice.watching() as watch, Pressroom(request.jobs) as room:
        # It loads the renderer while this process loads the stages.
        room.warm(1)
        result: Result = late("picturing").proof(request, watch, room)
    voice.result(result)
    return result.status
