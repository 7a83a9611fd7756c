"""`layout plan`: the flatplan, shown and written."""

from pathlib import Path

import click

from layout.cli.command import command
from layout.cli.options import ANEW, ISSUE, NO_CACHE, PRINTER, RESTYLE
from layout.disk.places import issue_folder
from layout.requests import PlanRequest
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
def plan(
    voice: Voice,
    issue: str,
    *,
    write: bool,
    shapes: str | None,
    anew: bool,
    no_cache: bool,
    printer: str,
    restyle: bool,
) -> int:
    """Show the flatplan of ISSUE: pages, stories, how they fit, advice.

    ISSUE is an issue's folder, or its name under issues/.

    With -v it says of each story why it stands where it does. With --write the plan
    goes into the issue's plan.toml, which later builds follow exactly. Change it, and
    lock what you like: locked pages and stories stay when you plan again.
    """
    request = PlanRequest(
        issue=issue_folder(issue, Path.cwd()),
        printer=printer,
        write=write,
        cache=not no_cache,
        restyle=restyle,
        anew=anew or write,
    )
    from layout.commands import plan as flatplan
    from layout.show import flatplan as showing

    if shapes:
        found = flatplan.shapes(request, shapes)
        voice.notes(found.notes)
        showing.show_shapes(found, voice.console())
        voice.made(slug=found.slug, shapes=found.plain())
        return 0
    with voice.watching() as watch:
        made = flatplan.plan(request, watch)
    showing.show_plan(made, voice.console(), reasons=voice.verbose)
    voice.result(made.result)
    return made.result.status
