"""`layout deliver`: what was sent to the printer, and what has to be sent again."""

from pathlib import Path

import click

from layout.cli.command import command
from layout.cli.options import ISSUE, out_folder
from layout.disk.places import issue_folder
from layout.requests import DeliverRequest
from layout.show.voice import Voice


@command("layout deliver issues/2026-12 --dry-run")
@ISSUE
@click.option(
    "-o",
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder that was built into.  [default: build/ISSUE]",
)
@click.option(
    "--dry-run",
    "dry",
    is_flag=True,
    help="Show what would be sent; write nothing.",
)
def deliver(voice: Voice, issue: str, out: Path | None, *, dry: bool) -> int:
    """Put on record what of ISSUE goes to the printer.

    ISSUE is an issue's folder, or its name under issues/. It has to be built.

    After the first delivery, resend.pdf tells the printer which pages to replace.
    """
    from layout.commands.deliver import deliver as record
    from layout.show.deliver import show

    folder = issue_folder(issue, Path.cwd())
    request = DeliverRequest(
        issue=folder.name,
        out=out_folder(out, folder.name),
        dry=dry,
    )
    with voice.watching() as watch:
        result = record(request, watch)
    show(result, voice, dry=dry)
    return 0
