"""`layout new`: the next issue, begun from the last."""

import os
from datetime import date
from pathlib import Path

import click

from layout.cli.command import command
from layout.cli.options import ISSUE, day_of
from layout.show.voice import Voice


@command("layout new 2027-01 --date 2027-01-08")
@ISSUE
@click.option(
    "--date",
    "day",
    metavar="YYYY-MM-DD",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=day_of,
    help="The issue's date.  [default: what the name says, or the usual interval]",
)
@click.option(
    "--pages",
    metavar="N",
    type=click.IntRange(1, 256),
    help="How many pages.  [default: as many as the last issue]",
)
def new(voice: Voice, issue: str, day: date | None, pages: int | None) -> int:
    """Start the next ISSUE in a folder of its own.

    Its manifest is made from the last issue's. The number goes up by one. Sections,
    colour pages and house advertisements stay; plans and booked advertisements go.
    """
    from layout.commands.new import start_issue

    begun = start_issue(issue, Path.cwd(), day=day, pages=pages)
    voice.notes(begun.notes)
    folder = os.path.relpath(begun.folder)
    voice.lines(
        f"{folder} is number {begun.number} of {begun.day.isoformat()}. "
        f"Write its stories into {folder}/articles"
    )
    voice.made(
        issue=begun.folder.as_posix(), number=begun.number, date=begun.day.isoformat()
    )
    return 0
