"""`layout import`: foreign copy becomes articles."""

from datetime import date
from pathlib import Path

import click

from layout.cli.command import command
from layout.cli.options import day_of
from layout.requests import ImportRequest
from layout.show.voice import Voice


@command("layout import dumps/ march.docx --into issues/2019-03")
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--into",
    required=True,
    metavar="ISSUE",
    help="The issue's folder or name; issues/ makes a folder for each issue.",
)
@click.option(
    "--keep-all", is_flag=True, help="Leave nothing out; leftovers become paragraphs."
)
@click.option(
    "--number",
    metavar="N",
    type=click.IntRange(0),
    help="A new issue's number.  [default: what the copy says]",
)
@click.option(
    "--date",
    "day",
    metavar="YYYY-MM-DD",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=day_of,
    help="A new issue's date.  [default: what the copy says]",
)
def bring(
    voice: Voice,
    sources: tuple[Path, ...],
    into: str,
    *,
    keep_all: bool,
    number: int | None,
    day: date | None,
) -> int:
    """Make articles of SOURCES: text, HTML, Word, folders, zip.

    Headline, byline, crossheads and pictures are found, and what a web site left is
    dropped; each guess and each line left out is told. What was imported before is
    known again, and an article that you have edited stays as it is.
    """
    request = ImportRequest(
        sources=sources,
        into=into,
        start=Path.cwd(),
        keep_all=keep_all,
        number=number,
        day=day,
    )
    from layout.commands.import_copy import bring_in

    with voice.watching() as watch:
        result = bring_in(request, watch)
    voice.result(result)
    return result.status
