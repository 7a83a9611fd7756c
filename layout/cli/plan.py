"""`layout plan`: the flatplan, shown and written."""

from pathlib import Path
from typing import Any

import click

from layout.cli.commanding import command, late
from layout.cli.options import ANEW, ISSUE, NO_CACHE, PRINTER, RESTYLE
from layout.disk.places import issue_folder
from layout.requests import PlanRequest, Result
from layout.show.voice import Voice


@command("layout plan issues/2026-12 --write")
@ISSUE
@click.option(
    "--write", is_flag=True, help="Plan again what is not locked; write plan.toml."
)
@click.option(
    "--shapes", metavar="SLUG", help="Show only the shapes that a story can take."
)
@ANEW
@NO_CACHE
@PRINTER
@RESTYLE
def plan(voice: Voice, issue: str, **options: Any) -> int:
    """Show the flatplan of ISSUE: pages, stories, how they fit, advice.

    ISSUE is an issue's folder, or its name under issues/.

    With -v it says of each story why it stands where it does. With --write the plan
    goes into the issue's plan.toml, which later builds follow exactly. Change it, and
    lock what you like: locked pages and stories stay when you plan again.
    """
    request = PlanRequest(
        issue=issue_folder(issue, Path.cwd()),
        printer=options["printer"],
        write=options["write"],
        cache=not options["no_cache"],
        restyle=options["restyle"],
        anew=options["anew"] or options["write"],
    )
    flatplan, showing = late("commands.plan"), late("show.flatplan")
    if options["shapes"]:
        found = flatplan.shapes(request, options["shapes"])
        voice.notes(found.notes)
        showing.show_shapes(found, voice.console())
        voice.made(slug=found.slug, shapes=found.plain())
        return 0
    with voice.watching() as watch:
        made = flatplan.plan(request, watch)
    showing.show_plan(made, voice.console(), reasons=voice.verbose)
    voice.result(made.result)
    result: Result = made.result
    return result.status
